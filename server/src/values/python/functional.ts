import type { Span } from '../../syntax/text.ts';
import { type Builtin, type Items, needed, overItems } from './builtin.ts';
import { order } from './compare.ts';
import { bagOf, forEach, type Rounds, roundsOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import { bool, type Call, int, isText, none, type Py, type PyUnknown, tuple } from './objects.ts';
import { binary, truth } from './operators.ts';
import { computed } from './pieces.ts';
import { Lost, Raised } from './raise.ts';
import { callWith } from './sorting.ts';

/** Builtins that make one value of many, or ask each of them something. */

/** The smallest (sign -1) or largest (sign 1) of the items. */
export const extreme =
  (sign: 1 | -1): Builtin =>
  (machine, call) => {
    const items = call.args.length > 1 ? call.args : bagOf(machine, needed(call), call.span);
    if (!Array.isArray(items)) return items as PyUnknown;
    const key = call.named.get('key');
    let best: { item: Py; key: Py } | undefined;
    for (const item of items as Items) {
      machine.charge(1);
      const made = { item, key: key ? callWith(machine, key, [item], call.span) : item };
      const place = best ? order(machine, made.key, best.key) : sign;
      if (place === undefined) return machine.unknown('the order of the items is not known', call.span);
      if (place * sign > 0) best = made;
    }
    if (!best) throw new Raised('ValueError', 'the argument is an empty sequence');
    return best.item;
  };

export const sum: Builtin = overItems((machine, items, call) => {
  let total = call.args[1] ?? int(0, call.span);
  if (isText(total)) throw new Raised('TypeError', "sum() can't sum strings");
  for (const item of items) {
    machine.charge(1);
    total = binary(machine, '+', total, item, call.span);
  }
  return total;
});

/** The next items of several sequences, up to the end of the shortest. */
export const zip: Builtin = (machine, call) => {
  const made: Py[] = [];
  const columns = roundsOfAll(machine, call.args, call.span);
  if (!Array.isArray(columns)) return columns;
  return followed(machine, call, () => {
    while (columns.length) {
      machine.charge(1);
      const row: Py[] = [];
      for (const column of columns) {
        const next = column.next();
        if (next.done) return machine.list(made, call.span);
        row.push(next.value);
      }
      made.push(tuple(row, call.span));
    }
    return machine.list(made, call.span);
  });
};

/** The same up to the end of the longest, None for what is missing. */
export const map: Builtin = (machine, call) => {
  const [callee, ...args] = call.args;
  if (!callee || !args.length) throw new Raised('TypeError', 'map() requires at least two args');
  const columns = roundsOfAll(machine, args, call.span);
  if (!Array.isArray(columns)) return columns;
  return followed(machine, call, () => {
    const made: Py[] = [];
    for (const ended = new Set<Rounds>(); ; ) {
      machine.charge(1);
      const row = columns.map((column) => {
        const next = ended.has(column) ? undefined : column.next();
        if (next && !next.done) return next.value;
        ended.add(column);
        return none(call.span);
      });
      if (ended.size === columns.length) return machine.list(made, call.span);
      if (callee.type !== 'NoneType') made.push(callWith(machine, callee, row, call.span));
      else made.push(row.length === 1 ? (row[0] as Py) : tuple(row, call.span));
    }
  });
};

function roundsOfAll(machine: Machine, values: Items, where: Span): Rounds[] | PyUnknown {
  const all: Rounds[] = [];
  for (const value of values) {
    const rounds = roundsOf(machine, value, where);
    if ('type' in rounds) return rounds;
    all.push(rounds);
  }
  return all;
}

function followed(machine: Machine, call: Call, work: () => Py): Py {
  try {
    return work();
  } catch (error) {
    if (error instanceof Lost) return machine.unknown(error.reason, call.span);
    throw error;
  }
}

export const filter: Builtin = (machine, call) => {
  const [callee, sequence] = [needed(call), needed(call, 1)];
  const kept: Py[] = [];
  let doubt = false;
  const lost = forEach(machine, sequence, call.span, (item) => {
    const keep = truth(callee.type === 'NoneType' ? item : callWith(machine, callee, [item], call.span));
    if (keep) kept.push(item);
    doubt = keep === undefined;
    return !doubt;
  });
  if (lost) return lost;
  if (doubt) return machine.unknown('which items stay is not known', call.span);
  if (sequence.type === 'tuple') return tuple(kept, call.span);
  if (!isText(sequence)) return machine.list(kept, call.span);
  return computed(
    kept
      .filter(isText)
      .map((char) => char.text)
      .join(''),
    call.span,
    sequence.type,
  );
};

export const reduce: Builtin = (machine, call) => {
  let total = call.args[2];
  const lost = forEach(machine, needed(call, 1), call.span, (item) => {
    total = total ? callWith(machine, needed(call), [total, item], call.span) : item;
    return true;
  });
  if (lost) return lost;
  if (!total) throw new Raised('TypeError', 'reduce() of empty sequence with no initial value');
  return total;
};

/** any() and all(): `stop` is the answer that ends the search. */
export const quantifier =
  (stop: boolean): Builtin =>
  (machine, call) => {
    const value = needed(call);
    const unordered =
      value.type === 'dict' || value.type === 'set' || value.type === 'frozenset' || value.type === 'list';
    const items = unordered ? bagOf(machine, value, call.span) : value;
    let known = true;
    let stopped = false;
    const ask = (item: Py): boolean => {
      const answer = truth(item);
      stopped = answer === stop;
      if (answer === undefined) known = false;
      return !stopped && (known || unordered);
    };
    if (!('type' in items)) {
      machine.charge(items.length);
      items.every(ask);
    } else {
      const lost = items.type === 'unknown' ? items : forEach(machine, items, call.span, ask);
      if (lost) return lost;
    }
    if (stopped) return bool(stop, call.span);
    return known ? bool(!stop, call.span) : machine.unknown('what is asked here is not known', call.span);
  };
