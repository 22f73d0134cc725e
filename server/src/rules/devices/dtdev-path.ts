import { endWithout } from '../../syntax/text.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { entriesOf, rewritten } from './entries.ts';

/** The hypervisor compares the text with the full names of the host's device tree, all of which begin with a slash. */
export default rule({
  id: 'dtdev-path',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const entry of entriesOf(file, 'dtdev')) {
      if (/^\/.*[^/\s]$/.test(entry.text)) continue;
      const trimmed = entry.text.trim();
      const bare = trimmed.slice(
        0,
        endWithout(trimmed, (char) => char === '/'),
      );
      const meant =
        bare && /^[\w,.+@/-]+$/.test(bare) && bare.includes('/') ? `/${bare.replace(/^\/+/, '')}` : undefined;
      const edits = meant === undefined ? [] : rewritten(entry, meant);
      yield {
        span: entry.span,
        message: `"${shown(entry.text)}" is no full path in the device tree, and libxl does not create the guest. Write ${meant ?? 'it as the device tree has it, such as /soc/serial@7e201000'}.`,
        fixes: meant !== undefined && edits.length ? [choice(`Change to ${meant}`, ...edits)] : [],
      };
    }
  },
});
