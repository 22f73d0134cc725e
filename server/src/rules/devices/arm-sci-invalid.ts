import { subkeysAt } from '../../catalog/index.ts';
import type { Option } from '../../specs/options.ts';
import { type Piece, piece, split } from '../../specs/piece.ts';
import { type Finding, replace, rule, safeFix } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';
import { REFUSED } from './reader.ts';
import { wordFindings } from './values.ts';

const KEY = 'type=';

/** xl compares the start of each part with `type=` and passes over all others (tools/xl/xl_parse.c:parse_arm_sci_config, 4.21). */
export default rule({
  id: 'arm-sci-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const text = optionAt(file, 'arm_sci') ? file.domain.value('arm_sci') : undefined;
    const facts = subkeysAt('arm_sci', file.profile).get('type');
    if (text?.kind !== 'string' || !facts) return;
    for (const part of split(text, ',').filter((one) => one.text)) {
      if (!part.text.startsWith(KEY)) {
        yield ignored(part, facts.words?.map(({ name }) => name) ?? []);
        continue;
      }
      const value = piece(text, part.from + KEY.length, part.to);
      const option: Option = { whole: part, key: piece(text, part.from, part.from + KEY.length - 1), value };
      yield* wordFindings(option, facts, REFUSED);
    }
  },
});

function ignored(part: Piece, words: readonly string[]): Finding {
  const bare = part.text.trim();
  const value = /^type\s*=\s*(.*)$/s.exec(bare)?.[1];
  const word = words.find((one) => one === bare.toLowerCase());
  const found = { span: part.span, severity: 'warning' } as const;
  if (value !== undefined || word) {
    const meant = `${KEY}${value ?? word}`;
    return {
      ...found,
      message: `xl looks for "${KEY}" at the start of a part, and ignores "${shown(part.text)}" without a word. Write ${shown(meant)}.`,
      fixes: part.editable ? [safeFix(`Change to ${shown(meant)}`, replace(part.span, meant))] : [],
    };
  }
  return {
    ...found,
    message: `arm_sci knows type only, and xl ignores "${shown(bare)}" without a word. Remove it.`,
  };
}
