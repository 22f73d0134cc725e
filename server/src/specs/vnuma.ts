import type { Release } from '../catalog/release.ts';
import type { ListValue } from '../values/value.ts';
import { readCNumber } from './c-number.ts';
import { type Pair, readPair } from './pair.ts';
import type { Piece } from './piece.ts';

/** A virtual NUMA node, with the numbers that its strings give. */
export interface Node {
  readonly options: readonly Pair[];
  /** MiB */
  readonly size: number;
  /** Each virtual CPU as often as it is named. */
  readonly vcpus: readonly number[];
  readonly distances: readonly number[];
}

/** More virtual CPUs than any guest can have. */
const MOST_VCPUS = 10_000;
/** Larger numbers are nobody's, and some of them overflow in xl. */
const MOST = 1_000_000_000n;

/**
 * The nodes of `vnuma` as xl adds them up (tools/xl/xl_parse.c:parse_vnuma_config): sizes and virtual CPUs of one key that stands twice count
 * together, and of numbers only the digits at the start. Undefined when a node is not known, or when xl stops over it.
 */
export function readNodes({ items }: ListValue, release: Release): Node[] | undefined {
  const nodes: Node[] = [];
  for (const item of items) {
    const node = item.kind === 'list' ? readNode(item, release) : undefined;
    if (!node) return undefined;
    nodes.push(node);
  }
  return nodes;
}

function readNode({ items }: ListValue, release: Release): Node | undefined {
  const options: Pair[] = [];
  let size = 0;
  const vcpus: number[] = [];
  let distances: number[] = [];
  for (const item of items) {
    if (item.kind === 'list') continue;
    const pair = item.kind === 'string' ? readPair(item, release) : undefined;
    if (!pair) return undefined;
    options.push(pair);
    const key = pair.key.text;
    if (!READ.has(key)) continue;
    const numbers = READ.get(key)?.(pair.value.text);
    if (!numbers) return undefined;
    if (key === 'size') size += numbers[0] ?? 0;
    else if (key === 'vcpus') vcpus.push(...numbers);
    // Another list takes the places of the first only as far as it goes.
    else if (key === 'vdistances') distances = [...numbers, ...distances.slice(numbers.length)];
  }
  return vcpus.length > MOST_VCPUS ? undefined : { options, size, vcpus, distances };
}

/** The numbers in a value; undefined when xl stops over it, or when they are too large. */
const READ: ReadonlyMap<string, (text: string) => number[] | undefined> = new Map([
  ['pnode', (text) => all([wholeNumber(text)])],
  ['size', (text) => all([wholeNumber(text)])],
  ['vcpus', (text) => all(tokens(text).map(range))?.flat()],
  ['vdistances', (text) => all(tokens(text).map(wholeNumber))],
]);

const tokens = (text: string): string[] => text.split(',').filter((part) => part);

const all = <T>(found: readonly (T | undefined)[]): T[] | undefined =>
  found.includes(undefined) || !found.length ? undefined : (found as T[]);

const wholeNumber = (text: string): number | undefined => small(readCNumber(text, 10)?.value);

const small = (value: bigint | undefined): number | undefined =>
  value === undefined || value < 0n || value > MOST ? undefined : Number(value);

/** A range as xl goes through it: what is no number counts as 0, and its complaint about the rest it does not look at. */
function range(text: string): number[] | undefined {
  const start = readCNumber(text, 10);
  const behind = start ? text.slice(start.length) : text;
  const first = small(start?.value ?? 0n);
  const last = start && behind.startsWith('-') ? small(readCNumber(behind.slice(1), 10)?.value ?? 0n) : first;
  if (first === undefined || last === undefined || last - first > MOST_VCPUS) return undefined;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** The value of an option of a node. */
export const optionPiece = ({ options }: Node, name: string): Piece | undefined =>
  options.findLast(({ key }) => key.text === name)?.value;
