import { type Finding, rule } from '../rule.ts';
import { elsewhere, nameOfFile, relatedTo } from './others.ts';

export default rule({
  id: 'duplicate-uuid',
  subject: 'fleet',
  severity: 'error',
  kinds: ['domain'],
  across: true,
  *check(file, fleet): Iterable<Finding> {
    const uuid = file.domain.value('uuid');
    if (uuid?.kind !== 'string' || !uuid.text) return;
    const uses = fleet.usesOnHost(file.path, 'uuid', uuid.text.toLowerCase());
    const others = elsewhere(file, uses, uuid.span);
    const [first] = others;
    if (!first) return;
    yield {
      span: uuid.span,
      message: `${nameOfFile(file, first)} has the same uuid, as copied configs do: Xen takes the two for one guest. Leave uuid out, and Xen draws one, or give each its own.`,
      related: relatedTo(others, 'The same uuid'),
    };
  },
});
