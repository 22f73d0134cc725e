import { nearest } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { GuestType } from '../../catalog/types.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { newText } from './edit.ts';
import { guestOf } from './guest.ts';
import { textOf } from './read.ts';
import { shown } from './shown.ts';

/** What the firmware of a PV or PVH guest can be (tools/xl/xl_parse.c). xl takes leading parts of these, but then finds no such file. */
const FOR_PV = ['pvgrub32', 'pvgrub64'];
/** Of an HVM guest; anything else is the path of a file. */
const FOR_HVM = ['seabios', 'rombios', 'ovmf', 'uefi', 'bios'];

export default rule({
  id: 'firmware-unknown',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const guest = guestOf(file);
    const setting = file.domain.get('firmware');
    const text = textOf(file, 'firmware');
    if (toolstack !== 'xl' || !inReleases(release, '4.10') || !setting || text === undefined || !guest) return;
    const known = guest === 'hvm' ? FOR_HVM : FOR_PV;
    if (guest === 'hvm' ? text.includes('/') || FOR_HVM.includes(text.toLowerCase()) : FOR_PV.includes(text)) return;
    const near = nearest(text, known);
    const edit = near && newText(file, setting.value, near);
    yield {
      span: setting.result.span,
      ...(guest === 'hvm' ? forHvm(text, near) : { message: forPv(text, guest) }),
      fixes: edit ? [choice(`Change to "${near}"`, edit)] : [],
    };
  },
});

function forPv(text: string, guest: GuestType): string {
  const effect = FOR_PV.some((word) => word.startsWith(text))
    ? 'for this text xl finds no file'
    : 'xl refuses the file';
  return `The firmware of a ${guest.toUpperCase()} guest is "pvgrub32" or "pvgrub64"; ${effect}. Write one of the two, or kernel for a file of your own.`;
}

const forHvm = (text: string, near: string | undefined): Pick<Finding, 'message' | 'severity'> => ({
  severity: 'warning',
  message: `xl has no firmware "${shown(text)}" and takes it for the path of a file. Write ${near ? `"${near}"` : FOR_HVM.join(', ')}, or the whole path.`,
});
