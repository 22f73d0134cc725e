import { type Finding, rule } from '../rule.ts';
import { textOf } from './read.ts';

/** The pool that Xen makes at boot, for dom0. */
const FIRST_POOL = 'Pool-0';

export default rule({
  id: 'cpupool-name-taken',
  subject: 'settings',
  severity: 'error',
  kinds: ['cpupool'],
  *check(file): Iterable<Finding> {
    const name = file.settings.last.get('name');
    if (!name || textOf(file, 'name') !== FIRST_POOL) return;
    yield {
      span: name.result.span,
      message: `Xen itself makes a pool ${FIRST_POOL} when it boots, and xl makes no second one of this name. Write another.`,
    };
  },
});
