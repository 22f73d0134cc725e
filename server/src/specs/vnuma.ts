import type { ListValue, StringValue } from '../values/value.ts';
import { type Piece, piece, trimmed } from './piece.ts';

/** One `KEY=VALUE` of a virtual NUMA node. */
export interface NodeOption {
  readonly key: Piece;
  readonly value: Piece;
  /** The whole string. */
  readonly whole: StringValue;
}

/** A virtual NUMA node, with the numbers that its strings give. */
export interface Node {
  readonly options: readonly NodeOption[];
  /** MiB */
  readonly size: number;
  /** Each virtual CPU as often as it is named. */
  readonly vcpus: readonly number[];
  readonly distances: readonly number[];
}

/** More virtual CPUs than any guest can have. */
const MOST_VCPUS = 10_000;

/** The nodes of `vnuma` (tools/xl/xl_parse.c:parse_vnuma_config); undefined when one is not known, or not of this form. */
export function readNodes({ items }: ListValue): Node[] | undefined {
  const nodes: Node[] = [];
  for (const item of items) {
    const node = item.kind === 'list' ? readNode(item) : undefined;
    if (!node) return undefined;
    nodes.push(node);
  }
  return nodes;
}

function readNode({ items }: ListValue): Node | undefined {
  const options: NodeOption[] = [];
  for (const whole of items) {
    const at = whole.kind === 'string' ? whole.text.indexOf('=') : -1;
    if (whole.kind !== 'string' || at < 0) return undefined;
    options.push({ key: trimmed(whole, 0, at), value: trimmed(whole, at + 1, whole.text.length), whole });
  }
  const text = (name: string): string => options.findLast(({ key }) => key.text === name)?.value.text ?? '';
  const size = text('size') === '' ? 0 : wholeNumber(text('size'));
  const vcpus = numbersIn(text('vcpus'));
  const distances = text('vdistances')
    .split(',')
    .filter((part) => part)
    .map((part) => wholeNumber(part.trim()));
  if (size === undefined || !vcpus || distances.includes(undefined)) return undefined;
  return { options, size, vcpus, distances: distances as number[] };
}

const wholeNumber = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** `0-2,5` as its numbers. */
function numbersIn(text: string): number[] | undefined {
  const numbers: number[] = [];
  for (const part of text.split(',').filter((one) => one)) {
    const [, first, last = first] = /^\s*(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    if (first === undefined || numbers.length > MOST_VCPUS) return undefined;
    for (let n = Number(first); n <= Number(last) && numbers.length <= MOST_VCPUS; n++) numbers.push(n);
  }
  return numbers;
}

/** Where an option of a node stands, or the whole of its first string. */
export const optionPiece = ({ options }: Node, name: string): Piece | undefined => {
  const found = options.findLast(({ key }) => key.text === name);
  return found && piece(found.whole, found.value.from, found.value.to);
};
