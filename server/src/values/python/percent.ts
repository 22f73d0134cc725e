import type { Span } from '../../syntax/text.ts';
import { floatText, intText, type Look } from './digits.ts';
import type { Machine } from './machine.ts';
import { readName } from './namespace.ts';
import { index, isNumber, isText, type Py, type PyText, type PyUnknown, whole } from './objects.ts';
import { computed, cut, isAscii, joined } from './pieces.ts';
import { Raised } from './raise.ts';
import { NOT_ASCII, repr, str } from './repr.ts';

/** One conversion of a template: `%(key)-05.3d`. */
interface Conversion {
  readonly key: string | undefined;
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly letter: string;
}

/** Wider than any value of a configuration; beyond it a text counts as unknown. */
const MOST_WIDTH = 10_000;
const MOST_DIGITS = 400;

/** Python 2.7's `template % values`. Literal parts and whole `%s` texts keep their places. */
export function percent(machine: Machine, template: PyText, values: Py, where: Span): PyText | PyUnknown {
  return new Formatter(machine, template, values, where).run();
}

class Formatter {
  readonly #machine: Machine;
  readonly #template: PyText;
  readonly #text: string;
  readonly #where: Span;
  readonly #values: Py;
  readonly #args: readonly Py[];
  /** True when values of `%` need not all be used: a dict or list. */
  readonly #lenient: boolean;
  #next = 0;
  #at = 0;

  constructor(machine: Machine, template: PyText, values: Py, where: Span) {
    this.#machine = machine;
    this.#template = template;
    this.#text = template.text;
    this.#where = where;
    this.#values = values;
    this.#args = values.type === 'tuple' ? values.items : [values];
    this.#lenient = values.type === 'dict' || values.type === 'list' || values.type === 'namespace';
  }

  run(): PyText | PyUnknown {
    const parts: PyText[] = [];
    for (;;) {
      const start = this.#at;
      const percentAt = this.#text.indexOf('%', start);
      const end = percentAt < 0 ? this.#text.length : percentAt;
      if (end > start) parts.push(cut(this.#template, start, end, this.#where));
      if (percentAt < 0) break;
      this.#machine.charge(1);
      this.#at = percentAt + 1;
      const part = this.#convert(this.#read());
      if (part.type === 'unknown') return part;
      parts.push(part);
    }
    if (this.#next < this.#args.length && !this.#lenient && this.#values.type !== 'unknown')
      throw new Raised('TypeError', 'not all arguments converted during string formatting');
    const made = joined(parts, this.#where);
    if (made.type === 'unknown' || this.#template.type === made.type || this.#template.type === 'str') return made;
    return { ...made, type: 'unicode' };
  }

  #read(): Conversion {
    const key = this.#text[this.#at] === '(' ? this.#key() : undefined;
    let flags = '';
    for (let char = this.#text[this.#at]; char && '-+ #0'.includes(char); char = this.#text[this.#at]) {
      flags += char;
      this.#at++;
    }
    let width = this.#count() ?? 0;
    if (width < 0) {
      flags += '-';
      width = -width;
    }
    let precision: number | undefined;
    if (this.#text[this.#at] === '.') {
      this.#at++;
      precision = Math.max(0, this.#count() ?? 0);
    }
    if ('hlL'.includes(this.#text[this.#at] ?? ' ')) this.#at++;
    const letter = this.#text[this.#at++];
    if (!letter) throw new Raised('ValueError', 'incomplete format');
    return { key, flags, width, precision, letter };
  }

  #key(): string {
    const start = ++this.#at;
    for (let open = 1; this.#at < this.#text.length; this.#at++) {
      if (this.#text[this.#at] === '(') open++;
      if (this.#text[this.#at] === ')' && --open === 0) return this.#text.slice(start, this.#at++);
    }
    throw new Raised('ValueError', 'incomplete format key');
  }

  /** A width or precision: digits, or `*` for the next value. */
  #count(): number | undefined {
    if (this.#text[this.#at] === '*') {
      this.#at++;
      const given = this.#argument();
      const count = index(given);
      if (count !== undefined) return count;
      if (given.type === 'unknown') return MOST_WIDTH + 1;
      throw new Raised('TypeError', '* wants int');
    }
    const start = this.#at;
    while (this.#at < this.#text.length && '0123456789'.includes(this.#text[this.#at] as string)) this.#at++;
    return this.#at > start ? Number(this.#text.slice(start, this.#at)) : undefined;
  }

  #argument(): Py {
    const value = this.#args[this.#next++];
    if (value) return value;
    if (this.#values.type === 'unknown') return this.#values;
    throw new Raised('TypeError', 'not enough arguments for format string');
  }

  #lookUp(key: string): Py {
    const values = this.#values;
    if (values.type === 'unknown') return values;
    // A dict that is used by key is used as a whole.
    if (values.type === 'dict') {
      this.#next = 0;
      if (values.cloud !== undefined) return this.#machine.unknown(values.cloud, this.#where);
      const entry = values.entries.get(isAscii(key) ? `s${key}` : `${this.#template.type} ${key}`);
      if (entry) return entry[1];
      throw new Raised('KeyError', key);
    }
    if (values.type === 'namespace') return readName(this.#machine, values, key, this.#where);
    throw new Raised('TypeError', 'format requires a mapping');
  }

  #convert(conversion: Conversion): PyText | PyUnknown {
    const { letter, key, width, precision } = conversion;
    if (letter === '%') return this.#padded(computed('%', this.#where), conversion);
    const value = key === undefined ? this.#argument() : this.#lookUp(key);
    if (value.type === 'unknown') return this.#machine.unknown(value.reason, this.#where);
    if (width > MOST_WIDTH || (precision ?? 0) > MOST_DIGITS)
      return this.#machine.unknown('the text is too long to follow', this.#where);
    if (letter === 's' || letter === 'r') return this.#textual(value, conversion);
    if (letter === 'c') return this.#character(value, conversion);
    if ('diuoxX'.includes(letter)) return this.#whole(value, conversion);
    if ('eEfFgG'.includes(letter)) return this.#float(value, conversion);
    throw new Raised('ValueError', `unsupported format character '${letter}'`);
  }

  #textual(value: Py, conversion: Conversion): PyText | PyUnknown {
    const { precision, letter } = conversion;
    let shown: PyText;
    if (letter === 's' && isText(value)) shown = value;
    else {
      const text = letter === 's' ? str(this.#machine, value) : repr(this.#machine, value);
      if (typeof text !== 'string') return this.#machine.unknown(text.reason, this.#where);
      shown = computed(text, this.#where);
    }
    if (shown.type === 'str' && this.#template.type === 'unicode' && !isAscii(shown.text))
      return this.#machine.unknown(NOT_ASCII, this.#where);
    if (precision === undefined) return this.#padded(shown, conversion);
    if (!isAscii(shown.text)) return this.#machine.unknown(NOT_ASCII, this.#where);
    return this.#padded(cut(shown, 0, precision, this.#where), conversion);
  }

  #character(value: Py, conversion: Conversion): PyText | PyUnknown {
    if (isText(value)) {
      if (!isAscii(value.text)) return this.#machine.unknown(NOT_ASCII, this.#where);
      if (value.text.length !== 1) throw new Raised('TypeError', '%c requires int or char');
      return this.#padded(value, conversion);
    }
    const code = index(value);
    if (code === undefined) return this.#machine.unknown('%c gets something else than a character', this.#where);
    if (code < 0 || code > 255) throw new Raised('OverflowError', 'unsigned byte integer is out of range');
    if (code > 127) return this.#machine.unknown(NOT_ASCII, this.#where);
    return this.#padded(computed(String.fromCharCode(code), this.#where), conversion);
  }

  #whole(value: Py, conversion: Conversion): PyText | PyUnknown {
    let number = whole(value);
    if (value.type === 'float') {
      if (!Number.isFinite(value.value)) throw new Raised('TypeError', 'a number is required, not float');
      number = BigInt(Math.trunc(value.value));
    }
    if (number === undefined) throw new Raised('TypeError', `%${conversion.letter} format: a number is required`);
    return this.#number(intText(number, conversion.letter, lookOf(conversion)), conversion);
  }

  #float(value: Py, conversion: Conversion): PyText | PyUnknown {
    if (!isNumber(value)) throw new Raised('TypeError', 'float argument required');
    const number = Number(value.value);
    if (!Number.isFinite(number) && value.type !== 'float')
      throw new Raised('OverflowError', 'int too large for float');
    return this.#number(floatText(number, conversion.letter, lookOf(conversion)), conversion);
  }

  #number({ head, digits }: { head: string; digits: string }, conversion: Conversion): PyText | PyUnknown {
    const zeros = conversion.flags.includes('0') && !conversion.flags.includes('-');
    const body = zeros ? digits.padStart(conversion.width - head.length, '0') : digits;
    return this.#padded(computed(head + body, this.#where), conversion);
  }

  #padded(shown: PyText, { width, flags }: Conversion): PyText | PyUnknown {
    if (shown.text.length >= width && isAscii(shown.text)) return shown;
    if (width === 0) return shown;
    if (!isAscii(shown.text)) return this.#machine.unknown(NOT_ASCII, this.#where);
    const blanks = computed(' '.repeat(width - shown.text.length), this.#where);
    return joined(flags.includes('-') ? [shown, blanks] : [blanks, shown], this.#where);
  }
}

const lookOf = ({ flags, precision }: Conversion): Look => ({
  plus: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '',
  alternate: flags.includes('#'),
  precision,
});
