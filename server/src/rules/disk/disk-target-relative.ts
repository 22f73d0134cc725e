import { diskPart } from '../../specs/disk.ts';
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
      const phy = disk.parts.some(({ role, key }) => role === 'prefix' && key?.text === 'phy');
      if (faults.length || !target?.text || target.text.startsWith('/')) continue;
      if (!(phy || disk.backendtype === 'phy') || disk.script !== undefined || diskPart(disk, 'backend')) continue;
      const at = piece(disk.value, target.from, target.from);
      yield {
        span: target.span,
        message: `xl looks for ${shown(target.text)} where it is run, not in /dev as xm does, and refuses the guest when there is no such device. Write its whole path.`,
        fixes: at.editable ? [choice(`Change to /dev/${shown(target.text)}`, replace(at.span, '/dev/'))] : [],
      };
    }
  },
});
