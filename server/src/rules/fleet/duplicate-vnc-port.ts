import { vncDisplays } from '../../config/vnc.ts';
import type { Fact } from '../../fleet/facts.ts';
import { type Finding, rule } from '../rule.ts';
import { CountedUses, elsewhere, nameOfFile, relatedTo } from './others.ts';

const EVERYWHERE = new Set(['0.0.0.0', '::', '*', '']);

/** True when two servers listen on a common address. */
function meets(address: string, { detail }: Fact): boolean {
  const other = detail?.slice(detail.indexOf(' ') + 1) ?? '';
  return address === other || EVERYWHERE.has(address) || EVERYWHERE.has(other);
}

export default rule({
  id: 'duplicate-vnc-port',
  subject: 'fleet',
  severity: 'error',
  kinds: ['domain'],
  across: true,
  *check(file, fleet): Iterable<Finding> {
    const counted = new CountedUses();
    for (const { number, address, fixed, span } of vncDisplays(file)) {
      const uses = fleet.usesOnHost(file.path, 'vnc', number);
      const meeting = counted.of(uses, `${number} ${address}`, (use) => meets(address, use));
      const others = elsewhere(file, meeting, span);
      const [first] = others;
      if (!first) continue;
      const port = `display ${number} (port ${5900 + Number(number)})`;
      yield {
        span,
        severity: fixed ? 'error' : 'warning',
        message: fixed
          ? `${nameOfFile(file, first)} asks for VNC ${port} too: the guest that starts second fails. Give each its own.`
          : `${nameOfFile(file, first)} asks for VNC ${port} too: the guest that starts second silently gets another one. Give each its own.`,
        related: relatedTo(others, 'The same display'),
      };
    }
  },
});
