import { TextMap, type Value } from '../value.ts';
import { floatStr } from './decimal.ts';
import type { Py, PyList, PyText } from './objects.ts';

/** Deeper or larger values are no configuration; they count as unknown. */
const MOST_DEPTH = 40;
const MOST_VALUES = 100_000;

const TOO_LARGE = 'the value is too large to follow';

interface Made {
  readonly value: Value;
  readonly count: number;
}

/**
 * Makes values of Python's as xm takes them over: str, int, float and list are kept, other types dropped (Opts.load in xen/xm/opts.py).
 * One converter makes values of limited size together.
 */
export class Converter {
  readonly #most: number;
  /** Where the count ends for the value at hand. */
  #limit = 0;
  /** What has been made of each list, when nothing changes any more. */
  readonly #known: Map<Py, Made> | undefined;
  /** The lists around the value at hand. */
  #around: Set<Py> | undefined;
  /** How much has been converted: values, and 16ths of characters. */
  count = 0;

  constructor(most = MOST_VALUES, known?: Map<Py, Made>) {
    this.#most = most;
    this.#known = known;
  }

  convert(value: Py, depth = 0): Value {
    if (depth === 0) this.#limit = Math.min(this.#most, this.count + MOST_VALUES);
    const known = this.#known?.get(value);
    this.count += known?.count ?? 1;
    if (this.count > this.#limit || depth > MOST_DEPTH) return { kind: 'unknown', span: value.span, reason: TOO_LARGE };
    if (known) return known.value;
    const before = this.count;
    const made = this.#made(value, depth);
    // What is too deep here need not be so elsewhere.
    if (this.#known && value.type === 'list' && depth === 0)
      this.#known.set(value, { value: made, count: this.count - before + 1 });
    return made;
  }

  #made(value: Py, depth: number): Value {
    const { span } = value;
    switch (value.type) {
      case 'str':
        this.count += value.text.length >> 4;
        return single(value) as Value;
      case 'list':
        if (value.cloud !== undefined) return { kind: 'unknown', span, reason: value.cloud };
        if (this.#around?.has(value)) return { kind: 'unknown', span, reason: 'the list holds itself' };
        return this.#list(value, depth);
      case 'tuple':
        return { kind: 'dropped', span, type: 'tuple', text: '', items: this.#items(value.items, depth) };
      default:
        return (
          single(value) ?? { kind: 'dropped', span, type: droppedType(value), text: droppedText(value), items: [] }
        );
    }
  }

  #list(list: PyList, depth: number): Value {
    this.#around ??= new Set();
    this.#around.add(list);
    const items = this.#items(list.items, depth);
    this.#around.delete(list);
    return { kind: 'list', span: list.span, items, literal: list.literal };
  }

  #items(items: readonly Py[], depth: number): Value[] {
    return items.map((item) => this.convert(item, depth + 1));
  }
}

/** A value that holds no others, if it is one that xm takes, or unknown. */
export function single(value: Py): Value | undefined {
  const { span } = value;
  switch (value.type) {
    case 'str':
      return { kind: 'string', span, text: value.text, map: mapOf(value) };
    case 'int':
      return { kind: 'number', span, text: value.value.toString(), type: 'int' };
    case 'float':
      return { kind: 'number', span, text: floatStr(value.value), type: 'float' };
    case 'unknown':
      return { kind: 'unknown', span, reason: value.reason };
    default:
      return undefined;
  }
}

function mapOf(value: PyText): TextMap {
  if (value.text) return new TextMap(value.pieces, value.span);
  return new TextMap([], value.pieces[0]?.source ?? value.span);
}

function droppedType(value: Py): 'bool' | 'None' | 'unicode' | 'long' | 'dict' | 'function' | 'module' | 'object' {
  switch (value.type) {
    case 'bool':
    case 'unicode':
    case 'long':
    case 'dict':
    case 'function':
    case 'module':
      return value.type;
    case 'NoneType':
      return 'None';
    case 'namespace':
      return 'dict';
    case 'method':
      return 'function';
    case 'builtin':
      return value.isType ? 'object' : 'function';
    default:
      return 'object';
  }
}

function droppedText(value: Py): string {
  if (value.type === 'bool') return value.value ? 'True' : 'False';
  if (value.type === 'NoneType') return 'None';
  if (value.type === 'long') return value.value.toString();
  return value.type === 'unicode' ? value.text : '';
}
