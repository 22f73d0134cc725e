import { type Finding, rule } from '../rule.ts';
import { textOf } from './read.ts';
import { shown } from './shown.ts';

export default rule({
  id: 'fda-relative',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xm' || file.domain.guestType !== 'hvm') return;
    for (const name of ['fda', 'fdb']) {
      const setting = file.domain.get(name);
      const path = textOf(file, name);
      if (!setting || !path || path.startsWith('/')) continue;
      yield {
        span: setting.result.span,
        message: `The image of a floppy disk needs its whole path: xend refuses "${shown(path)}". Begin it with "/".`,
      };
    }
  },
});
