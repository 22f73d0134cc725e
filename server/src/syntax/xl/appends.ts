import { insert, safeFix } from '../report.ts';
import type { Reader } from './reader.ts';
import type { XlStatement } from './tree.ts';

/** Reports each `+=` that adds a list to a single value or the other way round: libxlu_cfg.c:xlu__cfg_concat_vals calls it a syntax error. */
export function checkAppends(reader: Reader): void {
  if (!reader.appends) return;
  const { statements, report } = reader;
  const stored = new Map<string, XlStatement>();
  for (const statement of statements) {
    const { name, op, value } = statement;
    const before = stored.get(name);
    const known = before && before.value.kind !== 'broken' && value.kind !== 'broken';
    if (op === '=' || !known || (before.value.kind === 'list') === (value.kind === 'list')) {
      stored.set(name, statement);
      continue;
    }
    const list = value.kind === 'list';
    const message = list
      ? `+= cannot add a list here, because ${name} holds a single value: xl refuses the file. Write = to replace it, or make both lists.`
      : `+= cannot add a single value here, because ${name} holds a list: xl refuses the file. Put the value in [ ].`;
    report.add(value.span, message, {
      fixes: list ? [] : [safeFix('Put it in brackets', insert(value.span.start, '['), insert(value.span.end, ']'))],
      related: [{ span: before.value.span, message: `${name} is set here` }],
    });
  }
}
