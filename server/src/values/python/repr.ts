import { floatRepr, floatStr } from './decimal.ts';
import type { Machine } from './machine.ts';
import { type Py, type PyText, type PyUnknown, unknown } from './objects.ts';
import { isAscii } from './pieces.ts';
import { isExceptionName, Raised } from './raise.ts';

export const NOT_ASCII =
  'Python sees the bytes of a text that is not plain ASCII, which depend on the encoding of the file';
export const NO_ORDER = 'the order of the entries of a dict or set is not fixed';

/** Python's repr(), or unknown where it shows an address, a hash order or bytes that the file's encoding decides. */
export function repr(machine: Machine, value: Py): string | PyUnknown {
  switch (value.type) {
    case 'str':
    case 'unicode':
      return textRepr(value);
    case 'int':
      return value.value.toString();
    case 'long':
      return `${value.value}L`;
    case 'float':
      return floatRepr(value.value);
    case 'list':
      if (value.cloud !== undefined) return unknown(value.cloud, value.span);
      return wrapped(machine, '[', value.items, ']');
    case 'tuple':
      return wrapped(machine, '(', value.items, value.items.length === 1 ? ',)' : ')');
    case 'dict': {
      if (value.cloud !== undefined) return unknown(value.cloud, value.span);
      if (value.entries.size > 1) return unknown(NO_ORDER, value.span);
      const parts = itemReprs(machine, [...value.entries.values()].flat());
      return typeof parts === 'string' || !Array.isArray(parts) ? parts : `{${parts.join(': ')}}`;
    }
    case 'set':
    case 'frozenset':
      if (value.cloud !== undefined) return unknown(value.cloud, value.span);
      if (value.entries.size > 1) return unknown(NO_ORDER, value.span);
      return wrapped(machine, `${value.type}([`, [...value.entries.values()], '])');
    default:
      return simpleRepr(value);
  }
}

/** The repr of values that hold no others. */
function simpleRepr(value: Py): string | PyUnknown {
  if (value.type === 'bool') return value.value ? 'True' : 'False';
  if (value.type === 'NoneType') return 'None';
  if (value.type === 'unknown') return value;
  if (value.type === 'builtin' && value.isType)
    return isExceptionName(value.name) ? `<type 'exceptions.${value.name}'>` : `<type '${value.name}'>`;
  return unknown('Python shows an address here', value.span);
}

function wrapped(machine: Machine, open: string, items: readonly Py[], close: string): string | PyUnknown {
  const parts = itemReprs(machine, items);
  return Array.isArray(parts) ? open + parts.join(', ') + close : (parts as PyUnknown);
}

function itemReprs(machine: Machine, items: readonly Py[]): string[] | PyUnknown {
  const parts: string[] = [];
  machine.enter();
  try {
    for (const item of items) {
      machine.charge(1);
      const part = repr(machine, item);
      if (typeof part !== 'string') return part;
      machine.charge(part.length >> 6);
      parts.push(part);
    }
  } finally {
    machine.leave();
  }
  return parts;
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
]);

function textRepr(value: PyText): string | PyUnknown {
  const { text } = value;
  if (value.type === 'str' && !isAscii(text)) return unknown(NOT_ASCII, value.span);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let shown = '';
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (code > 0xffff) return unknown('the text of such a character differs between builds of Python', value.span);
    const short = SHORT.get(char);
    if (short) shown += short;
    else if (char === quote) shown += `\\${char}`;
    else if (code > 255) shown += `\\u${code.toString(16).padStart(4, '0')}`;
    else shown += code < 32 || code > 126 ? `\\x${code.toString(16).padStart(2, '0')}` : char;
  }
  return (value.type === 'unicode' ? 'u' : '') + quote + shown + quote;
}

/** Python's str(). A str is itself. */
export function str(machine: Machine, value: Py): string | PyUnknown {
  if (value.type === 'str') return value.text;
  if (value.type === 'float') return floatStr(value.value);
  if (value.type === 'long') return value.value.toString();
  if (value.type === 'unicode') {
    if (!isAscii(value.text)) throw new Raised('UnicodeEncodeError', 'the text cannot be written in ASCII');
    return value.text;
  }
  if (value.type === 'exception') {
    const [only] = value.args;
    if (!only) return '';
    return value.args.length === 1 && value.name !== 'KeyError'
      ? str(machine, only)
      : unknown('it shows an exception', value.span);
  }
  return repr(machine, value);
}
