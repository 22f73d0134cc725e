import { type Finding, rule } from '../rule.ts';
import { isSet, textOf } from './read.ts';
import { isWhole } from './start.ts';

export default rule({
  id: 'nfs-without-server',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const setting = file.domain.get('nfs_root');
    if (file.profile.toolstack !== 'xm' || !setting || !textOf(file, 'nfs_root') || !isWhole(file)) return;
    if (isSet(file, 'nfs_server') && textOf(file, 'nfs_server') !== '') return;
    yield {
      span: setting.nameSpan,
      message:
        'nfs_root needs a server: xm stops with "Must set nfs root and nfs server". Set nfs_server to its address.',
    };
  },
});
