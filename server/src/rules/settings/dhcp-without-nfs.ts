import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { isSet, textOf } from './read.ts';
import { isWhole } from './start.ts';

export default rule({
  id: 'dhcp-without-nfs',
  subject: 'settings',
  severity: 'info',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const setting = file.domain.get('dhcp');
    const value = textOf(file, 'dhcp');
    if (file.profile.toolstack !== 'xm' || !setting || !value || value === 'off' || !isWhole(file)) return;
    if (isSet(file, 'nfs_root') || isSet(file, 'nfs_server') || isSet(file, 'ip')) return;
    const root = `${textOf(file, 'root') ?? ''} ${textOf(file, 'extra') ?? ''}`;
    // A root or extra that is not known may well name an NFS root.
    if (root.includes('nfs') || ['root', 'extra'].some((name) => file.domain.value(name)?.kind === 'unknown')) return;
    yield {
      span: setting.nameSpan,
      message:
        'dhcp hands the kernel an address at boot, which only a root over NFS needs: this guest can ask for its address itself. Remove it.',
      fixes: removal(file, setting),
    };
  },
});
