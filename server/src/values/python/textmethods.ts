import type { Span } from '../../syntax/text.ts';
import { itemsOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import { bool, type Call, index, int, isText, MOST_TEXT, type Py, type PyText, tuple, unknown } from './objects.ts';
import { altered, computed, cut, isAscii, joined, retyped } from './pieces.ts';
import { Raised } from './raise.ts';
import { NOT_ASCII } from './repr.ts';
import { strFormat } from './strformat.ts';

/** The methods of Python 2.7's str and unicode. Parts of a text keep their places in the file. */
export type TextMethod = (machine: Machine, self: PyText, call: Call) => Py;

const BLANKS = ' \t\n\r\v\f';
const RARE = 'a text method is used in a rare way';

/** The text that an argument gives; undefined when it is absent. */
function textArgument(call: Call, at: number): PyText | undefined {
  const value = call.args[at];
  if (!value || value.type === 'NoneType') return undefined;
  if (isText(value)) return value;
  throw new Raised('TypeError', `expected a character buffer object, not ${value.type}`);
}

function neededText(call: Call, at: number): PyText {
  const value = textArgument(call, at);
  if (!value) throw new Raised('TypeError', 'expected a character buffer object');
  return value;
}

function numberArgument(call: Call, at: number): number | undefined {
  const value = call.args[at];
  if (!value) return undefined;
  const number = index(value);
  if (number === undefined) throw new Raised('TypeError', 'an integer is required');
  return number;
}

const upper = (text: string): string => text.replace(/[a-z]+/g, (run) => run.toUpperCase());
const lower = (text: string): string => text.replace(/[A-Z]+/g, (run) => run.toLowerCase());

/** A method that changes letters one by one. In a str, Python 2 knows only the ASCII ones. */
const letters =
  (change: (text: string) => string): TextMethod =>
  (machine, self, call) => {
    if (self.type === 'unicode' && !isAscii(self.text)) return machine.unknown(NOT_ASCII, call.span);
    machine.charge(self.text.length >> 8);
    return altered(self, change(self.text), call.span);
  };

const title = (text: string): string =>
  text.replace(/[A-Za-z]+/g, (word) => upper(word.slice(0, 1)) + lower(word.slice(1)));

/** A question about the characters of a text. */
const about =
  (holds: (text: string) => boolean): TextMethod =>
  (machine, self, call) =>
    isAscii(self.text) ? bool(holds(self.text), call.span) : machine.unknown(NOT_ASCII, call.span);

const hasUpper = (text: string): boolean => /[A-Z]/.test(text);
const hasLower = (text: string): boolean => /[a-z]/.test(text);

const stripped =
  (left: boolean, right: boolean): TextMethod =>
  (machine, self, call) => {
    const chars = textArgument(call, 0);
    const set = chars?.text ?? BLANKS;
    const type = chars?.type === 'unicode' ? 'unicode' : self.type;
    if (!isAscii(set) || (type === 'unicode' && !isAscii(self.text))) return machine.unknown(NOT_ASCII, call.span);
    let from = 0;
    let to = self.text.length;
    const dropped = new Set(set);
    if (left) while (from < to && dropped.has(self.text[from] as string)) from++;
    if (right) while (to > from && dropped.has(self.text[to - 1] as string)) to--;
    return retyped(cut(self, from, to, call.span), type);
  };

/** Where the words of a text start and end, when it is split at blanks. */
function words(text: string, most: number, fromRight: boolean): [number, number][] {
  const blank = (at: number): boolean => BLANKS.includes(text[at] as string);
  const found: [number, number][] = [];
  if (fromRight) {
    for (let end = text.length; ; ) {
      while (end > 0 && blank(end - 1)) end--;
      if (end === 0) return found.reverse();
      if (found.length === most) return [[0, end] as [number, number], ...found.reverse()];
      let start = end;
      while (start > 0 && !blank(start - 1)) start--;
      found.push([start, end]);
      end = start;
    }
  }
  for (let start = 0; ; ) {
    while (start < text.length && blank(start)) start++;
    if (start === text.length) return found;
    if (found.length === most) return [...found, [start, text.length]];
    let end = start;
    while (end < text.length && !blank(end)) end++;
    found.push([start, end]);
    start = end;
  }
}

function separated(text: string, separator: string, most: number, fromRight: boolean): [number, number][] {
  const found: [number, number][] = [];
  if (fromRight) {
    let end = text.length;
    for (let at = end; found.length < most; ) {
      at = end < separator.length ? -1 : text.lastIndexOf(separator, end - separator.length);
      if (at < 0) break;
      found.push([at + separator.length, end]);
      end = at;
    }
    return [[0, end] as [number, number], ...found.reverse()];
  }
  let start = 0;
  while (found.length < most) {
    const at = text.indexOf(separator, start);
    if (at < 0) break;
    found.push([start, at]);
    start = at + separator.length;
  }
  return [...found, [start, text.length]];
}

const split =
  (fromRight: boolean): TextMethod =>
  (machine, self, call) => {
    const separator = textArgument(call, 0);
    const limit = numberArgument(call, 1) ?? -1;
    const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
    if (separator?.text === '') throw new Raised('ValueError', 'empty separator');
    if (!isAscii(self.text) && (self.type === 'unicode' || (separator && !isAscii(separator.text))))
      return machine.unknown(NOT_ASCII, call.span);
    machine.charge(self.text.length >> 4);
    const places = separator
      ? separated(self.text, separator.text, most, fromRight)
      : words(self.text, most, fromRight);
    const type = separator?.type === 'unicode' ? 'unicode' : self.type;
    return machine.list(
      places.map(([from, to]) => retyped(cut(self, from, to, call.span), type)),
      call.span,
    );
  };

const splitLines: TextMethod = (machine, self, call) => {
  if (self.type === 'unicode' && /[^\n\r\x20-\x7e\t]/.test(self.text)) return machine.unknown(NOT_ASCII, call.span);
  const keep = call.args[0] ? index(call.args[0]) : 0;
  if (keep === undefined) return machine.unknown(RARE, call.span);
  machine.charge(self.text.length >> 4);
  const lines: PyText[] = [];
  for (const match of self.text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)) {
    const [, line = '', end = ''] = match;
    if (!line && !end) continue;
    lines.push(cut(self, match.index, match.index + line.length + (keep ? end.length : 0), call.span));
  }
  return machine.list(lines, call.span);
};

/** `startswith` and `endswith`: one text or a tuple of them. */
const edged =
  (matches: (text: string, edge: string) => boolean): TextMethod =>
  (machine, self, call) => {
    const [edge, ...bounds] = call.args;
    const edges = edge?.type === 'tuple' ? edge.items : edge ? [edge] : [];
    const texts = edges.filter(isText);
    if (texts.length < edges.length || !edge)
      return edges.some((item) => item.type === 'unknown')
        ? machine.unknown('what is compared here is not known', call.span)
        : raiseType('a str, unicode or tuple is expected');
    const range = boundsOf(self, bounds);
    if (!range) return machine.unknown(NOT_ASCII, call.span);
    const part = self.text.slice(range.from, range.to);
    const valid = range.from <= self.text.length && range.from <= range.to;
    return bool(valid && texts.some(({ text }) => matches(part, text)), call.span);
  };

function raiseType(detail: string): never {
  throw new Raised('TypeError', detail);
}

/** The array bounds that optional start and end arguments mean; undefined when the text is not counted in characters. */
function boundsOf(self: PyText, bounds: readonly Py[]): { from: number; to: number } | undefined {
  const { length } = self.text;
  if (!bounds.length) return { from: 0, to: length };
  if (!isAscii(self.text)) return undefined;
  const place = (value: Py | undefined, usual: number): number => {
    if (!value || value.type === 'NoneType') return usual;
    const at = index(value);
    if (at === undefined) throw new Raised('TypeError', 'slice indices must be integers or None');
    return at < 0 ? Math.max(0, at + length) : at;
  };
  return { from: place(bounds[0], 0), to: Math.min(length, place(bounds[1], length)) };
}

/** `find` and its kin. `missing` is what they do where there is nothing to find. */
const finder =
  (fromRight: boolean, missing: 'raise' | 'minus one'): TextMethod =>
  (machine, self, call) => {
    const wanted = neededText(call, 0);
    const range = boundsOf(self, call.args.slice(1));
    if (!range || !isAscii(self.text) || !isAscii(wanted.text)) return machine.unknown(NOT_ASCII, call.span);
    machine.charge(self.text.length >> 8);
    const part = range.from > range.to ? undefined : self.text.slice(range.from, range.to);
    const at = part === undefined ? -1 : fromRight ? part.lastIndexOf(wanted.text) : part.indexOf(wanted.text);
    if (at < 0 && missing === 'raise') throw new Raised('ValueError', 'substring not found');
    return int(at < 0 ? -1 : at + range.from, call.span);
  };

const count: TextMethod = (machine, self, call) => {
  const wanted = neededText(call, 0);
  const range = boundsOf(self, call.args.slice(1));
  if (!range || !isAscii(self.text)) return machine.unknown(NOT_ASCII, call.span);
  if (range.from > range.to) return int(0, call.span);
  const part = self.text.slice(range.from, range.to);
  machine.charge(part.length >> 4);
  return int(
    wanted.text ? separated(part, wanted.text, Number.POSITIVE_INFINITY, false).length - 1 : part.length + 1,
    call.span,
  );
};

const replace: TextMethod = (machine, self, call) => {
  const [old, fresh] = [neededText(call, 0), neededText(call, 1)];
  const limit = numberArgument(call, 2) ?? -1;
  if (!isAscii(old.text) && !isAscii(self.text)) return machine.unknown(NOT_ASCII, call.span);
  const type = [self, old, fresh].some((text) => text.type === 'unicode') ? 'unicode' : 'str';
  if (type === 'unicode' && ![self, old, fresh].every((text) => isAscii(text.text)))
    return machine.unknown(NOT_ASCII, call.span);
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  if (!old.text && !isAscii(self.text)) return machine.unknown(NOT_ASCII, call.span);
  machine.charge(self.text.length >> 4);
  const places = old.text ? separated(self.text, old.text, most, false) : everywhere(self.text, most);
  if (places.length === 1) return retyped(self, type);
  if (self.text.length + places.length * fresh.text.length > MOST_TEXT)
    return machine.unknown('the text is too long to follow', call.span);
  machine.charge((places.length * fresh.text.length) >> 6);
  const parts = places.flatMap(([from, to], i) => {
    const part = cut(self, from, to, call.span);
    return i ? [fresh, part] : [part];
  });
  const made = joined(parts, call.span);
  return made.type === 'unknown' ? made : retyped(made, type);
};

/** The parts of a text around the places where an empty text is found: before each character and at the end, up to a number of them. */
function everywhere(text: string, most: number): [number, number][] {
  const found = Math.min(most, text.length + 1);
  if (found === 0) return [[0, text.length]];
  const places: [number, number][] = [[0, 0]];
  for (let at = 1; at < found; at++) places.push([at - 1, at]);
  places.push([found - 1, text.length]);
  return places;
}

const join: TextMethod = (machine, self, call) => {
  const items = itemsOf(machine, call.args[0] ?? unknown(RARE, call.span), call.span);
  if (!Array.isArray(items)) return items as Py;
  const parts: PyText[] = [];
  let doubt: string | undefined;
  for (const item of items as readonly Py[]) {
    machine.charge(1);
    if (item.type === 'unknown') doubt ??= item.reason;
    else if (!isText(item)) throw new Raised('TypeError', `sequence item: expected string, ${item.type} found`);
    else {
      if (parts.length && self.text) parts.push(self);
      parts.push(item);
    }
  }
  if (doubt !== undefined) return machine.unknown(doubt, call.span);
  if (parts.length === 1 && self.type === 'str') return parts[0] as PyText;
  const type = [self, ...parts].some((part) => part.type === 'unicode') ? 'unicode' : 'str';
  if (type === 'unicode' && !parts.every((part) => isAscii(part.text))) return machine.unknown(NOT_ASCII, call.span);
  if (!parts.length) return computed('', call.span, type);
  const made = joined(parts, call.span);
  return made.type === 'unknown' ? made : retyped(made, type);
};

/** Padding to a width: how many fill characters go to the left of so many missing ones. */
const padded =
  (toLeft: (missing: number, width: number) => number): TextMethod =>
  (machine, self, call) => {
    const width = numberArgument(call, 0) ?? 0;
    const fill = textArgument(call, 1)?.text ?? ' ';
    if (fill.length !== 1) throw new Raised('TypeError', 'must be char');
    return filled(machine, self, width, fill, toLeft, call.span);
  };

function filled(
  machine: Machine,
  self: PyText,
  width: number,
  fill: string,
  toLeft: (missing: number, width: number) => number,
  where: Span,
): Py {
  if (!isAscii(self.text) || !isAscii(fill)) return machine.unknown(NOT_ASCII, where);
  if (width > 10_000) return machine.unknown('the text is too long to follow', where);
  const missing = width - self.text.length;
  if (missing <= 0) return self;
  const left = toLeft(missing, width);
  const pad = (length: number): PyText => computed(fill.repeat(length), where, self.type);
  return joined([pad(left), self, pad(missing - left)], where);
}

const zfill: TextMethod = (machine, self, call) => {
  const width = numberArgument(call, 0);
  if (width === undefined) throw new Raised('TypeError', 'zfill() takes exactly one argument');
  if (!/^[+-]/.test(self.text)) return filled(machine, self, width, '0', (missing) => missing, call.span);
  const sign = cut(self, 0, 1, call.span);
  const rest = filled(
    machine,
    cut(self, 1, self.text.length, call.span),
    width - 1,
    '0',
    (missing) => missing,
    call.span,
  );
  return isText(rest) ? joined([sign, rest], call.span) : rest;
};

const partition =
  (fromRight: boolean): TextMethod =>
  (machine, self, call) => {
    const separator = neededText(call, 0);
    if (!separator.text) throw new Raised('ValueError', 'empty separator');
    const type = separator.type === 'unicode' ? 'unicode' : self.type;
    if (type === 'unicode' && !(isAscii(self.text) && isAscii(separator.text)))
      return machine.unknown(NOT_ASCII, call.span);
    const at = fromRight ? self.text.lastIndexOf(separator.text) : self.text.indexOf(separator.text);
    const empty = computed('', call.span);
    const end = at + separator.text.length;
    const whole = fromRight ? [empty, empty, self] : [self, empty, empty];
    const parts =
      at < 0 ? whole : [cut(self, 0, at, call.span), separator, cut(self, end, self.text.length, call.span)];
    return tuple(
      parts.map((part) => retyped(part, type)),
      call.span,
    );
  };

const ENCODINGS = /^(?:ascii|us-ascii|utf-?8|utf_8|latin-?1|latin_1|iso-8859-1)$/i;

const coded =
  (type: PyText['type']): TextMethod =>
  (machine, self, call) => {
    const encoding = textArgument(call, 0)?.text ?? 'ascii';
    const plain = ENCODINGS.test(encoding) && isAscii(self.text);
    return plain ? retyped(self, type) : machine.unknown(NOT_ASCII, call.span);
  };

const expandTabs: TextMethod = (machine, self, call) => {
  if (!self.text.includes('\t')) return self;
  const size = numberArgument(call, 0) ?? 8;
  if (!isAscii(self.text) || size > 100 || size < 1) return machine.unknown(RARE, call.span);
  machine.charge(self.text.length >> 4);
  let column = 0;
  let text = '';
  for (const char of self.text) {
    const blanks = size - (column % size);
    text += char === '\t' ? ' '.repeat(blanks) : char;
    column = char === '\n' || char === '\r' ? 0 : column + (char === '\t' ? blanks : 1);
    if (text.length > MOST_TEXT) return machine.unknown('the text is too long to follow', call.span);
  }
  return computed(text, call.span, self.type);
};

export const TEXT_METHODS: ReadonlyMap<string, TextMethod> = new Map<string, TextMethod>([
  ['upper', letters(upper)],
  ['lower', letters(lower)],
  ['capitalize', letters((text) => upper(text.slice(0, 1)) + lower(text.slice(1)))],
  ['title', letters(title)],
  ['swapcase', letters((text) => text.replace(/[A-Za-z]/g, (char) => (char < 'a' ? lower(char) : upper(char))))],
  ['strip', stripped(true, true)],
  ['lstrip', stripped(true, false)],
  ['rstrip', stripped(false, true)],
  ['split', split(false)],
  ['rsplit', split(true)],
  ['splitlines', splitLines],
  ['join', join],
  ['replace', replace],
  ['startswith', edged((text, edge) => text.startsWith(edge))],
  ['endswith', edged((text, edge) => text.endsWith(edge))],
  ['find', finder(false, 'minus one')],
  ['rfind', finder(true, 'minus one')],
  ['index', finder(false, 'raise')],
  ['rindex', finder(true, 'raise')],
  ['count', count],
  ['zfill', zfill],
  ['ljust', padded(() => 0)],
  ['rjust', padded((missing) => missing)],
  // CPython puts the odd blank to the left when both the missing count and the width are odd.
  ['center', padded((missing, width) => (missing >> 1) + (missing & width & 1))],
  ['isdigit', about((text) => /^[0-9]+$/.test(text))],
  ['isalpha', about((text) => /^[A-Za-z]+$/.test(text))],
  ['isalnum', about((text) => /^[0-9A-Za-z]+$/.test(text))],
  ['isspace', about((text) => /^[ \t\n\r\v\f]+$/.test(text))],
  ['isupper', about((text) => hasUpper(text) && !hasLower(text))],
  ['islower', about((text) => hasLower(text) && !hasUpper(text))],
  ['partition', partition(false)],
  ['rpartition', partition(true)],
  ['expandtabs', expandTabs],
  ['encode', coded('str')],
  ['decode', coded('unicode')],
  ['format', strFormat],
]);

/** Methods of texts that are known by name only. */
export const OTHER_TEXT_METHODS: ReadonlySet<string> = new Set(['istitle', 'translate', 'isdecimal', 'isnumeric']);
