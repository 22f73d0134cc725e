import type { Span } from '../../syntax/text.ts';
import { order } from './compare.ts';
import type { Machine } from './machine.ts';
import { type Call, index, type Py, type PyUnknown } from './objects.ts';
import { Raised } from './raise.ts';

const NO_NAMES: ReadonlyMap<string, Py> = new Map();

/** Calls a function with plain arguments, for a builtin that was given one. */
export const callWith = (machine: Machine, callee: Py, args: readonly Py[], where: Span): Py =>
  machine.upper.call(machine, callee, { args, named: NO_NAMES, span: where });

/**
 * How `sort` and `sorted` are asked to work: `cmp`, `key`, `reverse`, by place or by name. Items that are equal stay in the order they came
 * in, which may not be known.
 */
export function sortedItems(
  machine: Machine,
  items: readonly Py[],
  call: Call,
  first: number,
  ordered: boolean,
): Py[] | PyUnknown {
  const given = (at: number, name: string): Py | undefined => {
    const value = call.args[first + at] ?? call.named.get(name);
    return value?.type === 'NoneType' ? undefined : value;
  };
  const compare = given(0, 'cmp');
  const key = given(1, 'key');
  const reverse = index(given(2, 'reverse')) ?? 0;
  const keyed = items.map((item) => ({ item, key: key ? callWith(machine, key, [item], call.span) : item }));
  let doubt: string | undefined;
  const place = (one: Py, two: Py): number => {
    machine.charge(1);
    const answer = compare ? comparison(machine, compare, one, two, call.span) : order(machine, one, two);
    if (answer === undefined) doubt ??= 'the order of the items is not known';
    return answer ?? 0;
  };
  const alike = (one: Py, two: Py): boolean => !compare && !key && one.type === two.type;
  // Python keeps equal items in their order when it sorts backwards, too.
  keyed.sort((one, two) => {
    const found = reverse ? place(two.key, one.key) : place(one.key, two.key);
    if (found === 0 && !ordered && !alike(one.item, two.item)) doubt ??= 'the order of equal items is not fixed';
    return found;
  });
  return doubt === undefined ? keyed.map(({ item }) => item) : machine.unknown(doubt, call.span);
}

function comparison(machine: Machine, compare: Py, one: Py, two: Py, where: Span): number | undefined {
  const answer = callWith(machine, compare, [one, two], where);
  const place = index(answer);
  if (place === undefined && answer.type !== 'unknown')
    throw new Raised('TypeError', 'comparison function must return int');
  return place;
}
