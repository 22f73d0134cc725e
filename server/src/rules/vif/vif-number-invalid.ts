import { subkeysAt } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { type Finding, here, rule } from '../rule.ts';

/** Keys whose value xl reads as a decimal number and stops at any other (tools/xl/xl_parse.c:parse_ulong). */
const NUMBERS = ['devid', 'mtu'];

export default rule({
  id: 'vif-number-invalid',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xl') return;
    const known = subkeysAt('vif', file.profile);
    for (const vif of vifsOf(file.domain)) {
      for (const name of NUMBERS) {
        const value = known.has(name) ? vifValue(file, vif, name) : undefined;
        if (!value || /^\d{1,9}$/.test(value.text)) continue;
        yield {
          span: value.span,
          message: `${name} is a decimal number, and xl stops at "${value.text}". Write digits only.`,
        };
      }
    }
    if (known.has('devid')) yield* sameNumber(file);
  },
});

/** Two interfaces with one device number: the second takes the place of the first in xenstore. */
function* sameNumber(file: DomainFile): Iterable<Finding> {
  const used = new Map<string, ReturnType<typeof vifValue>>();
  for (const vif of vifsOf(file.domain)) {
    const value = vifValue(file, vif, 'devid');
    if (!value || !/^\d{1,9}$/.test(value.text)) continue;
    const number = String(Number(value.text));
    const first = used.get(number);
    if (first) {
      yield {
        span: value.span,
        message: `Another interface of this guest has device number ${number} too, and the two overwrite each other. Give each its own.`,
        related: [here(file, first.span, 'The other one')],
      };
    } else used.set(number, value);
  }
}
