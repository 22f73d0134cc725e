import { type Finding, rule, safeFix } from '../rule.ts';
import { newText, removal } from './edit.ts';

const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

export default rule({
  id: 'uuid-malformed',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const setting = file.domain.get('uuid');
    const value = setting?.result;
    const xm = file.profile.toolstack === 'xm';
    if (!setting || value?.kind !== 'string' || UUID.test(value.text)) return;
    if (xm && xendReads(value.text)) return;
    const meant = repaired(value.text);
    const edit = meant && newText(file, setting.value, meant);
    yield {
      span: value.text && value.map.editable(0, value.text.length) ? value.map.span(0, value.text.length) : value.span,
      message: `${fault(value.text)}; ${xm ? 'xend' : 'xl'} refuses the guest. Write ${meant ?? '32 hexadecimal digits in groups of 8, 4, 4, 4 and 12'}.`,
      fixes: edit ? [safeFix(`Change to ${meant}`, edit)] : removal(file, setting, 'Remove it: Xen then draws one'),
    };
  },
});

/** xend takes 32 digits with hyphens anywhere, and an empty text as none (tools/python/xen/xend/uuid.py). */
function xendReads(text: string): boolean {
  return text === '' || /^[0-9a-fA-F]{32}/.test(text.replaceAll('-', ''));
}

function fault(text: string): string {
  const other = /[^0-9a-fA-F-]/.exec(text);
  if (!text) return 'The UUID is empty';
  if (other) return `"${other[0]}" is no hexadecimal digit`;
  const count = text.replaceAll('-', '').length;
  return count === 32
    ? 'The hyphens of this UUID are in other places than they should be'
    : `A UUID has 32 digits, and this one has ${count}`;
}

/** The UUID with its hyphens in their places, when all its digits are there. */
function repaired(text: string): string | undefined {
  const digits = text.replace(/[-_ {}:]/g, '');
  if (!/^[0-9a-fA-F]{32}$/.test(digits)) return undefined;
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
