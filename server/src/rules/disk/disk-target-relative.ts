import type { DomainFile } from '../../config/file.ts';
import { type Disk, diskPart } from '../../specs/disk.ts';
import { piece } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { checkedDisks } from './words.ts';

export default rule({
  id: 'disk-target-relative',
  subject: 'disk',
  severity: 'warning',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xl') return;
    for (const { disk } of checkedDisks(file)) {
      const { target, faults } = disk;
      if (faults.length || !target?.text || target.text.startsWith('/')) continue;
      // Behind a script or in another domain nobody looks at the path, and a colon is for QEMU's own protocols.
      if (disk.script !== undefined || diskPart(disk, 'backend') || target.text.includes(':')) continue;
      // That is path-unexpanded's.
      if (target.text.startsWith('~/') || target.text.includes('$')) continue;
      yield isDevice(disk, target.text) ? device(disk, target.text) : image(file, disk, target.text);
    }
  },
});

/** True for what xm would look for in /dev, or what has the form of a logical volume. */
function isDevice({ parts, backendtype }: Disk, text: string): boolean {
  if (parts.some(({ role, key }) => role === 'prefix' && key?.text === 'phy') || backendtype === 'phy') return true;
  return parts[0]?.role !== 'prefix' && VOLUME.test(text);
}

/** `vg/web1`: one folder, and a name without an extension. */
const VOLUME = /^[\w+-]+\/[\w+-]+$/;

function device(disk: Disk, text: string): Finding {
  const at = targetStart(disk);
  return {
    span: disk.target?.span ?? disk.value.span,
    message: `xl looks for ${shown(text)} where it is run, not in /dev as xm does, and refuses the guest when there is no such device. Write its whole path.`,
    fixes: at?.editable ? [choice(`Change to /dev/${shown(text)}`, replace(at.span, '/dev/'))] : [],
  };
}

/** xl stays in the background with / as its folder, and makes the guest again from there (tools/xl/xl_utils.c:do_daemonize). */
const image = ({ profile: { release } }: DomainFile, disk: Disk, text: string): Finding => ({
  span: disk.target?.span ?? disk.value.span,
  severity: 'info',
  message: `xl ${release} looks for ${shown(text)} where it is run, and in / when the guest restarts, which then fails. Write its whole path.`,
});

const targetStart = ({ value, target }: Disk) => target && piece(value, target.from, target.from);
