import { type Span, span } from '../syntax/text.ts';
import type { XlFile, XlString, XlValue } from '../syntax/xl.ts';
import {
  type NumberValue,
  type Segment,
  type Setting,
  type Settings,
  type StringValue,
  TextMap,
  type Value,
} from './value.ts';

/**
 * What an xl file says. `result` has `+=` applied as libxlu_cfg.c:xlu__cfg_set_store does (4.13): single values are joined as texts,
 * lists one behind the other; of several assignments the last counts.
 */
export function xlSettings(file: XlFile): Settings {
  const assignments: Setting[] = [];
  const sums = new Sums();
  const last = new Map<string, Setting>();
  for (const { name, nameSpan, op, value: node, span: where } of file.statements) {
    const value = read(node);
    const before = op === '+=' ? last.get(name) : undefined;
    const setting = { name, nameSpan, op, value, result: before ? sums.add(before.result, value) : value, span: where };
    assignments.push(setting);
    last.set(name, setting);
  }
  return { assignments, last, undefinedNames: [], open: false };
}

/** Nesting is bounded by the reader. */
function read(node: XlValue): Value {
  switch (node.kind) {
    case 'string':
      return new XlText(node);
    case 'number':
      return { kind: 'number', span: node.span, text: node.text, type: 'int' };
    case 'list':
      return { kind: 'list', span: node.span, items: node.items.map(read), literal: node.close !== undefined };
    case 'broken':
      return { kind: 'unknown', span: node.span, reason: `xl cannot read it: ${node.reason}` };
  }
}

/** A string of the file. What nobody looks at is not made: a file of ten thousand lines is read anew at each key. */
class XlText implements StringValue {
  readonly kind = 'string';
  readonly #node: XlString;
  #text: string | undefined;
  #map: TextMap | undefined;

  constructor(node: XlString) {
    this.#node = node;
  }

  get span(): Span {
    return this.#node.span;
  }

  get text(): string {
    this.#text ??= this.#node.text;
    return this.#text;
  }

  get map(): TextMap {
    this.#map ??= mapOf(this.#node);
    return this.#map;
  }
}

function mapOf({ span: where, text, runs }: XlString): TextMap {
  if (!runs) return TextMap.plain(where.start + 1, text.length);
  return new TextMap(
    runs.map((run) => ({ ...run, literal: true })),
    span(where.start + 1, where.end - 1),
  );
}

const isSingle = (value: Value): value is StringValue | NumberValue =>
  value.kind === 'string' || value.kind === 'number';

/** How many items and runs of text one file's additions may copy, so that a thousand `+=` to one long list cost no minutes. */
const MAX_COPIES = 500_000;

/** Applies the `+=` of one file. */
class Sums {
  #copies = 0;

  add(before: Value, value: Value): Value {
    const { span: where } = value;
    if (before.kind === 'unknown') return { kind: 'unknown', span: where, reason: before.reason };
    if (value.kind === 'unknown') return value;
    if (before.kind === 'list' && value.kind === 'list') {
      if (!this.#mayCopy(before.items.length)) return { kind: 'unknown', span: where, reason: TOO_MANY };
      return { kind: 'list', span: where, items: [...before.items, ...value.items], literal: false };
    }
    if (!isSingle(before) || !isSingle(value))
      return { kind: 'unknown', span: where, reason: 'xl cannot add a list and a single value' };
    const segments = segmentsOf(before);
    if (!this.#mayCopy(segments.length)) return { kind: 'unknown', span: where, reason: TOO_MANY };
    const shift = before.text.length;
    const behind = segmentsOf(value).map((one) => ({ ...one, from: one.from + shift }));
    return {
      kind: 'string',
      span: where,
      text: before.text + value.text,
      map: new TextMap([...segments, ...behind], where),
    };
  }

  #mayCopy(count: number): boolean {
    this.#copies += count;
    return this.#copies <= MAX_COPIES;
  }
}

const TOO_MANY = 'the file has too many += to follow them all';

const segmentsOf = (value: StringValue | NumberValue): readonly Segment[] =>
  value.kind === 'string' ? value.map.segments : TextMap.plain(value.span.start, value.text.length).segments;

/** How a text reads as a C `long`: its value, or why xl takes none from it (it then warns and does as if the key were not set). */
export type LongReading =
  | { readonly kind: 'long'; readonly value: bigint }
  | { readonly kind: 'out-of-range' }
  | { readonly kind: 'no-number' };

/** Most numbers are so, and need no closer look. */
const USUAL = /^[1-9]\d{0,14}$/;
const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);

/**
 * Reads a single value as xl does (libxlu_cfg.c:xlu_cfg_get_bounded_long, strtol in base 0, 64-bit): `0x` is hexadecimal, a leading 0
 * octal, blanks and a sign may stand before, nothing behind. Quoted numbers are as good as bare ones.
 */
export function readLong(value: Value): LongReading {
  if (!isSingle(value)) return { kind: 'no-number' };
  if (USUAL.test(value.text)) return { kind: 'long', value: BigInt(value.text) };
  const found = /^[ \t\n\v\f\r]*([+-]?)(0[xX][0-9a-fA-F]+|[0-9]+)$/.exec(value.text);
  if (!found) return { kind: 'no-number' };
  const written = found[2] as string;
  const octal = /^0[0-9]/.test(written);
  if (octal && /[89]/.test(written)) return { kind: 'no-number' };
  const digits = written.replace(/^0[xX]?0*(?=.)/, '');
  // 64 bits have at most 22 octal digits; longer ones need no arithmetic.
  if (digits.length > 22) return { kind: 'out-of-range' };
  const size = BigInt(/^0[xX]/.test(written) ? `0x${digits}` : octal ? `0o${digits}` : digits);
  const number = found[1] === '-' ? -size : size;
  return number < LONG_MIN || number > LONG_MAX ? { kind: 'out-of-range' } : { kind: 'long', value: number };
}

/** Reads what a setting ends with as a number. Whatever `+=` stored last is none to xl, even when it reads like one (4.13). */
export function readSettingLong(setting: Setting): LongReading {
  return setting.op === '+=' ? { kind: 'no-number' } : readLong(setting.result);
}
