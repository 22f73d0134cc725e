import type { Span } from '../../syntax/text.ts';
import { floatStr } from './decimal.ts';
import { floatText, intText, type Look, type NumberText } from './digits.ts';
import { itemAt } from './iterate.ts';
import type { Machine } from './machine.ts';
import { type Call, int, isText, type Py, type PyText, type PyUnknown, whole } from './objects.ts';
import { computed, cut, isAscii, joined } from './pieces.ts';
import { Raised } from './raise.ts';
import { NOT_ASCII, repr, str } from './repr.ts';

const MOST_WIDTH = 10_000;
const MOST_DIGITS = 400;

/** Python 2.7's `template.format(…)`. Literal parts and whole texts keep their places. */
export function strFormat(machine: Machine, template: PyText, call: Call): PyText | PyUnknown {
  return new Formatter(machine, call).run(template);
}

/** Where in a template a literal run or a field starts and ends. */
interface Part {
  readonly field: boolean;
  readonly start: number;
  readonly end: number;
}

function* partsOf(text: string): Generator<Part> {
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char !== '{' && char !== '}') continue;
    if (text[at + 1] === char) {
      yield { field: false, start, end: at + 1 };
      start = ++at + 1;
      continue;
    }
    if (char === '}') throw new Raised('ValueError', "Single '}' encountered in format string");
    if (at > start) yield { field: false, start, end: at };
    let open = 1;
    let end = at + 1;
    for (; end < text.length && open; end++) open += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
    if (open) throw new Raised('ValueError', "Single '{' encountered in format string");
    yield { field: true, start: at + 1, end: end - 1 };
    at = end - 1;
    start = end;
  }
  if (start < text.length) yield { field: false, start, end: text.length };
}

class Formatter {
  readonly #machine: Machine;
  readonly #call: Call;
  readonly #where: Span;
  #auto = 0;
  #manual = false;

  constructor(machine: Machine, call: Call) {
    this.#machine = machine;
    this.#call = call;
    this.#where = call.span;
  }

  run(template: PyText, nested = false): PyText | PyUnknown {
    const parts: PyText[] = [];
    for (const part of partsOf(template.text)) {
      this.#machine.charge(1);
      const text = cut(template, part.start, part.end, this.#where);
      const shown = part.field ? this.#field(text, nested) : text;
      if (shown.type === 'unknown') return shown;
      if (template.type === 'str' && shown.type === 'unicode') {
        if (!isAscii(shown.text)) throw new Raised('UnicodeEncodeError', 'the text cannot be written in ASCII');
        parts.push({ ...shown, type: 'str' });
      } else if (template.type === 'unicode' && !isAscii(shown.text) && shown.type === 'str') {
        return this.#machine.unknown(NOT_ASCII, this.#where);
      } else parts.push(shown);
    }
    const made = joined(parts, this.#where);
    return made.type === 'unknown' ? made : { ...made, type: template.type };
  }

  /** The text between the braces: NAME [!CONVERSION] [:SPEC]. */
  #field(field: PyText, nested: boolean): PyText | PyUnknown {
    if (nested && field.text.includes('{')) throw new Raised('ValueError', 'Max string recursion exceeded');
    const colon = field.text.search(/[:!]/);
    const name = colon < 0 ? field.text : field.text.slice(0, colon);
    let value = this.#lookUp(name);
    let rest = colon < 0 ? '' : field.text.slice(colon);
    let at = colon < 0 ? field.text.length : colon;
    if (rest.startsWith('!')) {
      const kind = rest[1];
      if ((kind !== 'r' && kind !== 's') || (rest.length > 2 && rest[2] !== ':'))
        throw new Raised('ValueError', 'bad conversion in a format string');
      value = this.#converted(value, kind);
      rest = rest.slice(2);
      at += 2;
    }
    let spec = rest.slice(1);
    if (spec.includes('{')) {
      const inner = this.run(cut(field, at + 1, field.text.length, this.#where), true);
      if (inner.type === 'unknown') return inner;
      spec = inner.text;
    }
    return formatValue(this.#machine, value, spec, this.#where);
  }

  #converted(value: Py, kind: 'r' | 's'): Py {
    if (value.type === 'unknown' || (kind === 's' && isText(value))) return value;
    const text = kind === 'r' ? repr(this.#machine, value) : str(this.#machine, value);
    return typeof text === 'string' ? computed(text, this.#where) : text;
  }

  #lookUp(name: string): Py {
    const first = name.search(/[.[]/);
    const head = first < 0 ? name : name.slice(0, first);
    let value = this.#argument(head);
    for (let rest = first < 0 ? '' : name.slice(first); rest; ) {
      if (value.type === 'unknown') return value;
      const close = rest.indexOf(']');
      if (!rest.startsWith('[') || close < 2)
        return this.#machine.unknown('it takes an attribute in a format', this.#where);
      const key = rest.slice(1, close);
      rest = rest.slice(close + 1);
      value = this.#entry(value, key);
    }
    return value;
  }

  #entry(value: Py, key: string): Py {
    if (value.type === 'dict' && value.cloud === undefined && isAscii(key)) {
      const entry = value.entries.get(/^[0-9]+$/.test(key) ? `n${BigInt(key)}` : `s${key}`);
      if (!entry) throw new Raised('KeyError', key);
      return entry[1];
    }
    const sequence = value.type === 'list' || value.type === 'tuple' || isText(value);
    if (!sequence || !/^[0-9]{1,9}$/.test(key))
      return this.#machine.unknown('it takes a part in a format', this.#where);
    return itemAt(this.#machine, value, int(Number(key), this.#where), this.#where);
  }

  #argument(name: string): Py {
    if (name === '' || /^[0-9]+$/.test(name)) {
      const auto = name === '';
      if (auto ? this.#manual : this.#auto) throw new Raised('ValueError', 'automatic and manual numbers are mixed');
      if (!auto) this.#manual = true;
      const value = this.#call.args[auto ? this.#auto++ : Number(name)];
      if (!value) throw new Raised('IndexError', 'tuple index out of range');
      return value;
    }
    const value = this.#call.named.get(name);
    if (!value) throw new Raised('KeyError', name);
    return value;
  }
}

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly comma: boolean;
  readonly precision: number | undefined;
  readonly letter: string;
}

function readSpec(text: string): Spec {
  const filled = text.length > 1 && '<>=^'.includes(text[1] as string);
  const head = filled ? text.slice(0, 2) : text.length && '<>=^'.includes(text[0] as string) ? text.slice(0, 1) : '';
  const rest = /^([+\- ]?)(#?)(0?)([0-9]*)(,?)(?:\.([0-9]+))?([a-zA-Z%]?)$/.exec(text.slice(head.length));
  if (!rest) throw new Raised('ValueError', 'Invalid conversion specification');
  const [, sign = '', sharp, zero, width = '', comma, precision, letter = ''] = rest;
  return {
    fill: filled ? (text[0] as string) : zero ? '0' : ' ',
    align: head.at(-1) ?? (zero ? '=' : ''),
    sign,
    alternate: sharp === '#',
    zero: zero === '0',
    width: Number(width),
    comma: comma === ',',
    precision: precision === undefined ? undefined : Number(precision),
    letter,
  };
}

/** format(value, spec) as str.format does it for each field. */
export function formatValue(machine: Machine, value: Py, spec: string, where: Span): PyText | PyUnknown {
  if (value.type === 'unknown') return machine.unknown(value.reason, where);
  if (isText(value) && !spec) return value;
  if (!spec) {
    const text = str(machine, value);
    return typeof text === 'string' ? computed(text, where) : machine.unknown(text.reason, where);
  }
  const look = readSpec(spec);
  if (look.width > MOST_WIDTH || (look.precision ?? 0) > MOST_DIGITS)
    return machine.unknown('the text is too long to follow', where);
  const number = whole(value);
  if (number !== undefined) return formatInt(machine, number, look, where);
  if (value.type === 'float') return formatFloat(machine, value.value, look, where);
  if (isText(value)) return formatText(machine, value, look, where);
  const text = str(machine, value);
  if (typeof text !== 'string') return machine.unknown(text.reason, where);
  return formatText(machine, computed(text, where), look, where);
}

function formatText(machine: Machine, value: PyText, look: Spec, where: Span): PyText | PyUnknown {
  if (look.letter && look.letter !== 's') throw new Raised('ValueError', `Unknown format code '${look.letter}'`);
  if (look.sign || look.alternate || look.align === '=' || look.comma)
    throw new Raised('ValueError', 'this format is for numbers');
  if (!isAscii(value.text)) return machine.unknown(NOT_ASCII, where);
  const short = look.precision === undefined ? value : cut(value, 0, look.precision, where);
  return aligned(short, look, '<', where);
}

function formatInt(machine: Machine, value: bigint, look: Spec, where: Span): PyText | PyUnknown {
  const { letter } = look;
  if ('eEfFgG%'.includes(letter) && letter) {
    const number = Number(value);
    if (!Number.isFinite(number)) throw new Raised('OverflowError', 'long int too large to convert to float');
    return formatFloat(machine, number, look, where);
  }
  if (look.precision !== undefined) throw new Raised('ValueError', 'Precision not allowed in integer format specifier');
  if (letter === 'c' || letter === 'n') return machine.unknown('it depends on the locale', where);
  if (letter && !'dxXob'.includes(letter)) throw new Raised('ValueError', `Unknown format code '${letter}'`);
  return laidOut(machine, intText(value, letter || 'd', numberLook(look), '0o'), look, where);
}

function formatFloat(machine: Machine, value: number, look: Spec, where: Span): PyText | PyUnknown {
  const { letter } = look;
  if (letter === 'n') return machine.unknown('it depends on the locale', where);
  if (letter && !'eEfFgG%'.includes(letter)) throw new Raised('ValueError', `Unknown format code '${letter}'`);
  if (letter === '%') {
    const text = floatText(value * 100, 'f', numberLook(look));
    return laidOut(machine, { ...text, digits: `${text.digits}%` }, look, where);
  }
  if (letter) return laidOut(machine, floatText(value, letter, numberLook(look)), look, where);
  if (look.precision !== undefined) return machine.unknown('a float with a precision and no letter', where);
  const text = floatStr(Math.abs(value));
  const head = value < 0 || Object.is(value, -0) ? '-' : numberLook(look).plus;
  return laidOut(machine, { head, digits: text }, look, where);
}

const numberLook = ({ sign, alternate, precision }: Spec): Look => ({
  plus: sign === '-' ? '' : sign,
  alternate,
  precision,
});

function laidOut(machine: Machine, text: NumberText, look: Spec, where: Span): PyText | PyUnknown {
  let { digits } = text;
  if (look.comma) {
    if (look.zero || !/^[0-9]/.test(digits)) return machine.unknown('it groups digits in a rare way', where);
    const [first = ''] = /^[0-9]+/.exec(digits) ?? [];
    digits = first.replace(/\B(?=(?:[0-9]{3})+$)/g, ',') + digits.slice(first.length);
  }
  if (look.align === '=') digits = digits.padStart(look.width - text.head.length, look.fill);
  return aligned(computed(text.head + digits, where), look, '>', where);
}

function aligned(shown: PyText, look: Spec, usual: string, where: Span): PyText | PyUnknown {
  const missing = look.width - shown.text.length;
  if (missing <= 0) return shown;
  const align = look.align || usual;
  const left = align === '<' ? 0 : align === '^' ? missing >> 1 : missing;
  const pad = (count: number): PyText => computed(look.fill.repeat(count), where);
  return joined([pad(left), shown, pad(missing - left)], where);
}
