import { subkeysAt } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { vifPart, vifsOf, vifValue } from '../../config/vif.ts';
import { readCNumber } from '../../specs/c-number.ts';
import type { Piece } from '../../specs/piece.ts';
import { type Finding, here, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';

/** Keys whose value xl reads as a decimal number and stops at any other (tools/xl/xl_parse.c:parse_ulong). */
const NUMBERS = ['devid', 'mtu'];
/** The largest unsigned long, with which strtoul also answers what is larger. */
const MOST = 2n ** 64n - 1n;

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
        const part = known.has(name) ? vifPart(file, vif, name) : undefined;
        if (part?.value) yield* numberFault(name, part.whole, part.value);
      }
    }
    if (known.has('devid')) yield* sameNumber(file);
  },
});

/** What stands behind the number xl ignores; a text without one, and a number of more than 64 bits, stops it. */
function* numberFault(name: string, whole: Piece, value: Piece): Iterable<Finding> {
  const text = value.text.trim();
  if (/^\d{1,9}$/.test(text)) return;
  const number = readCNumber(text, 10);
  const stops = !number || number.value === -1n || number.value < -MOST || number.value >= MOST;
  const read = !stops && number.value >= 0n ? ` as ${number.value}` : '';
  yield {
    span: text ? value.span : whole.span,
    severity: stops ? 'error' : 'warning',
    message: `${name} is a decimal number, and xl ${stops ? 'stops at' : 'reads'} ${text ? `"${shown(text)}"` : 'an empty text'}${read}. Write digits only.`,
  };
}

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
