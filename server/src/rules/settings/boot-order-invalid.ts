import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { newText } from './edit.ts';
import { isSingle } from './read.ts';
import { shown } from './shown.ts';

/** What the QEMU of a release can start from (vl.c and hw/pc.c of Xen's QEMU; later softmmu/bootdevice.c and hw/i386/pc.c). */
interface Drives {
  readonly letters: string;
  /** True where only the first letter is looked at. */
  readonly first?: true;
  /** True where a letter may not come twice, and there may be three at most. */
  readonly strict?: true;
}

/** Two floppies, a disk, a CD, the network; the QEMU that Xen itself carried until 3.2 knew fewer. */
function drivesOf({ profile: { release } }: DomainFile): Drives {
  if (inReleases(release, '3.3')) return { letters: 'abcdn', strict: true };
  if (inReleases(release, '3.1')) return { letters: 'acdn' };
  return inReleases(release, '3.0.3') ? { letters: 'acd' } : { letters: 'acd', first: true };
}

/** hw/i386/pc.c:PC_MAX_BOOT_DEVICES. */
const MOST = 3;
/** Words that people write for a letter. */
const MEANT: Readonly<Record<string, string>> = {
  hd: 'c',
  hda: 'c',
  disk: 'c',
  harddisk: 'c',
  cdrom: 'd',
  dvd: 'd',
  net: 'n',
  network: 'n',
  pxe: 'n',
  floppy: 'a',
};

export default rule({
  id: 'boot-order-invalid',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const setting = file.domain.get('boot');
    if (!setting || file.domain.guestType !== 'hvm' || !isSingle(setting.result)) return;
    const { span, text } = setting.result;
    const drives = drivesOf(file);
    const what = faultOf(orderIn(file, text), drives);
    if (!what) return;
    const meant = meantOrder(text, drives);
    const edit = meant === undefined ? undefined : newText(file, setting.value, meant);
    yield {
      span,
      message: `${what}, and QEMU does not start. Write ${meant === undefined ? `up to three of the letters ${namesOf(drives)}` : `"${meant}"`}.`,
      fixes: edit ? [choice(`Change to "${meant}"`, edit)] : [],
    };
  },
});

const namesOf = ({ letters }: Drives): string =>
  letters.includes('n') ? 'a (floppy), c (disk), d (CD) and n (network)' : 'a (floppy), c (disk) and d (CD)';

/** xl hands `order=` and the text to the newer QEMU, so that more of its options may follow, as in `dc,menu=on`. */
const orderIn = ({ profile: { toolstack } }: DomainFile, text: string): string =>
  toolstack === 'xl' && /^[a-z]*,[a-z-]+=/.test(text) ? text.slice(0, text.indexOf(',')) : text;

function faultOf(text: string, { letters, first, strict }: Drives): string | undefined {
  const wrong = [...(first ? text.slice(0, 1) : text)].find((letter) => !letters.includes(letter));
  if (wrong !== undefined) return `"${shown(wrong)}" in boot is no drive`;
  if (!strict) return undefined;
  if (new Set(text).size < text.length) return `boot = "${shown(text)}" names a drive twice`;
  return text.length > MOST ? `boot = "${text}" names more than ${MOST} drives` : undefined;
}

function meantOrder(text: string, { letters }: Drives): string | undefined {
  const word = text.trim().toLowerCase();
  const meant = Object.hasOwn(MEANT, word) ? [MEANT[word] as string] : [...new Set(word.replace(/[ ,;]/g, ''))];
  const fits = meant.length > 0 && meant.length <= MOST && meant.every((letter) => letters.includes(letter));
  return fits ? meant.join('') : undefined;
}
