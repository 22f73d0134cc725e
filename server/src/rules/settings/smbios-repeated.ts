import { piece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { type Finding, here, rule } from '../rule.ts';
import { isForGuest } from './guest.ts';
import { optionAt } from './options.ts';

/** The one type that may stand more than once, and how often (tools/xl/xl_parse.c:parse_config_data, 4.18). */
const OEM = 'oem';
const MOST_OEM = 99;

export default rule({
  id: 'smbios-repeated',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const facts = optionAt(file, 'smbios');
    if (!facts || !isForGuest(file, facts)) return;
    const before = new Map<string, StringValue>();
    let oem = 0;
    for (const { value } of file.domain.devices('smbios')) {
      const at = value.text.indexOf('=');
      if (at <= 0) continue;
      const type = piece(value, 0, at);
      const name = type.text.toLowerCase();
      if (name === OEM) {
        if (++oem !== MOST_OEM + 1) continue;
        yield {
          span: value.span,
          severity: 'error',
          message: `xl takes ${MOST_OEM} texts of the type oem, and refuses the file at this one. Remove it.`,
        };
        continue;
      }
      const first = before.get(name);
      if (first) {
        yield {
          span: first.span,
          message: `${type.text} stands twice, and the guest sees the last only. Remove one of the two.`,
          related: [here(file, value.span, 'The one that counts')],
        };
      }
      before.set(name, value);
    }
  },
});
