import { type Finding, rule } from '../rule.ts';
import { elsewhere, nameOfFile, relatedTo } from './others.ts';

export default rule({
  id: 'duplicate-name',
  subject: 'fleet',
  severity: 'error',
  kinds: ['domain'],
  across: true,
  *check(file, fleet): Iterable<Finding> {
    const name = file.domain.value('name');
    if (name?.kind !== 'string' || !name.text) return;
    const others = elsewhere(file, fleet.usesOnHost(file.path, 'name', name.text), name.span);
    const [first] = others;
    if (!first) return;
    yield {
      span: name.span,
      message: `${nameOfFile(file, first)} has this name too, and a host runs only one guest of a name: the second is refused. Give each its own.`,
      related: relatedTo(others, 'The same name'),
    };
  },
});
