import { isUuid, repairUuid, uuidFault } from '../../specs/uuid.ts';
import type { Span } from '../../syntax/text.ts';
import type { NumberValue, StringValue } from '../../values/value.ts';
import { type Finding, rule, safeFix } from '../rule.ts';
import { newText, removal } from './edit.ts';
import { isSingle } from './read.ts';

export default rule({
  id: 'uuid-malformed',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const setting = file.domain.get('uuid');
    const value = setting?.result;
    const xm = file.profile.toolstack === 'xm';
    if (!setting || !value || !isSingle(value) || isUuid(value.text)) return;
    if (xm && value.kind === 'number') return;
    if (xm && xendReads(value.text)) return;
    const meant = repairUuid(value.text);
    const edit = meant && newText(file, setting.value, meant);
    yield {
      span: textSpan(value),
      message: `${uuidFault(value.text)}; ${xm ? 'xend' : 'xl'} refuses the guest. Write ${meant ?? '32 hexadecimal digits in groups of 8, 4, 4, 4 and 12'}.`,
      fixes: edit ? [safeFix(`Change to ${meant}`, edit)] : removal(file, setting, 'Remove it: Xen then draws one'),
    };
  },
});

/** The text inside the quotes, where the file spells it. */
function textSpan(value: StringValue | NumberValue): Span {
  const { text, span } = value;
  return value.kind === 'string' && text && value.map.editable(0, text.length) ? value.map.span(0, text.length) : span;
}

/** xend takes 32 digits with hyphens anywhere, and an empty text as none (tools/python/xen/xend/uuid.py). */
function xendReads(text: string): boolean {
  return text === '' || /^[0-9a-fA-F]{32}/.test(text.replaceAll('-', ''));
}
