import type { Fix } from '../../syntax/problem.ts';
import { type Span, span } from '../../syntax/text.ts';
import type { DroppedType, DroppedValue, Setting } from '../../values/value.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { isPlain, removal } from './edit.ts';
import { decided, type SettingsFile } from './options.ts';
import { besideSyntaxError } from './syntax-errors.ts';

/** What xm drops without a word: everything but str, list, int and float (tools/python/xen/xm/opts.py:Opts.load). */
const WHAT: Readonly<Partial<Record<DroppedType, string>>> = {
  bool: 'a truth value',
  None: 'None',
  unicode: 'a unicode string',
  long: 'a long number',
  tuple: 'a tuple',
  dict: 'a dictionary',
};

export default rule({
  id: 'ignored-value',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const { setting, facts } of decided(file)) {
      const { name, result } = setting;
      const what = result.kind === 'dropped' ? WHAT[result.type] : undefined;
      if (result.kind !== 'dropped' || !what) continue;
      const { fixes, advice } = cure(file, setting, result, facts.kinds.includes('list'));
      yield {
        span: result.span,
        // None is what one writes for "not set", and that is how xm takes it.
        severity: result.type === 'None' ? 'info' : 'warning',
        message: `xm drops ${what} without a word, so ${name} counts as not set.${advice ? ` Write ${advice}.` : ''}`,
        fixes,
      };
    }
  },
});

interface Cure {
  readonly advice?: string;
  readonly fixes: readonly Fix[];
}

/** The same value as one that xm takes; edits only where the file spells the value as a literal. */
function cure(
  file: SettingsFile,
  setting: Setting,
  { span: where, type, text, items }: DroppedValue,
  wantsList: boolean,
): Cure {
  const spelled =
    isPlain(file, setting) && setting.value.span.start === where.start && !besideSyntaxError(file, where)
      ? file.text.slice(where.start, where.end)
      : '';
  switch (type) {
    case 'bool': {
      const number = text === 'True' ? '1' : '0';
      return {
        advice: number,
        fixes: spelled === text ? [safeFix(`Change to ${number}`, replace(where, number))] : [],
      };
    }
    case 'long': {
      // Beyond 32 bits a number without L may be a long all the same.
      const exact = /^(?:0[xX][0-9a-fA-F]{1,7}|[0-9]{1,9})[lL]$/.test(spelled);
      return {
        advice: 'it without L',
        fixes: exact ? [safeFix('Remove the L', replace(span(where.end - 1, where.end), ''))] : [],
      };
    }
    case 'unicode': {
      const exact = /^[uU](?:'[^'\\]*'|"[^"\\]*")$/.test(spelled);
      return {
        advice: 'it without u',
        fixes: exact ? [safeFix('Remove the u', replace(span(where.start, where.start + 1), ''))] : [],
      };
    }
    case 'tuple':
      if (!wantsList) return { advice: 'one value, without a comma behind it', fixes: loneItem(spelled, where) };
      return {
        advice: 'a list, in square brackets',
        fixes: items.length || spelled === '()' ? tupleFixes(spelled, setting, where) : [],
      };
    case 'None':
      return { fixes: removal(file, setting) };
    default:
      return { fixes: [] };
  }
}

/** `'restart',` without brackets: the comma alone makes it a tuple. */
function loneItem(spelled: string, { start, end }: Span): Fix[] {
  const found = /^(?:'[^'\\\n]*'|"[^"\\\n]*"|[0-9]{1,9})([ \t]*,)$/.exec(spelled);
  const from = found && end - (found[1] as string).length;
  return from && from > start ? [safeFix('Remove the comma', replace(span(from, end), ''))] : [];
}

function tupleFixes(spelled: string, setting: Setting, { start, end }: Span): Fix[] {
  if (!spelled || setting.op === '+=') return [];
  if (isBracketed(spelled)) {
    return [safeFix('Change ( ) to [ ]', replace(span(start, start + 1), '['), replace(span(end - 1, end), ']'))];
  }
  if (spelled.startsWith('(') || spelled.includes('\n')) return [];
  return [choice('Put it in [ ]', replace(span(start, start), '['), replace(span(end, end), ']'))];
}

/** True when the text's first parenthesis is closed by its last character. */
function isBracketed(spelled: string): boolean {
  const code = spelled.replace(/'[^'\\\n]*'|"[^"\\\n]*"/g, '');
  if (/['"#]/.test(code) || !code.startsWith('(')) return false;
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '(') depth++;
    else if (code[at] === ')' && --depth === 0) return at === code.length - 1;
  }
  return false;
}
