import { type Content, type Frame, type Machine, namesOf } from './machine.ts';
import { NOWHERE, type Py, type PyMutable, unknown } from './objects.ts';
import { Exhausted, Lost, Raised } from './raise.ts';
import { Pairing } from './same.ts';
import type { Binding, Scope } from './scope.ts';

/** One way that was tried: what it gave, or the exception that ended it. */
type Way<T> = { readonly result: T } | { readonly raised: Raised };

/** What a way left behind, of what it changed. */
interface Changes {
  readonly names: ReadonlyMap<Scope, ReadonlyMap<string, Binding | undefined>>;
  readonly objects: ReadonlyMap<PyMutable, Content>;
}

/**
 * Goes both ways where a condition is not known. Each way starts from the same state; afterwards what both agree on is known, and
 * what they differ in is unknown for `reason`. A way that ends in an exception ends xm, so then only the other one counts.
 * @param combine makes one result of two
 */
export function fork<T>(
  machine: Machine,
  reason: string,
  first: () => T,
  second: () => T,
  combine: (first: T, second: T) => T,
): T {
  machine.enter();
  machine.guesses++;
  try {
    return forked(machine, reason, first, second, combine);
  } finally {
    machine.guesses--;
    machine.leave();
  }
}

function forked<T>(
  machine: Machine,
  reason: string,
  first: () => T,
  second: () => T,
  combine: (first: T, second: T) => T,
): T {
  const outer = machine.openFrame();
  const one = go(machine, outer, first);
  const after = changes(machine, outer);
  undo(outer);
  const inner = machine.openFrame();
  const two = go(machine, outer, second, inner);
  if ('raised' in one || 'raised' in two) machine.doubt(reason);
  if ('result' in one && 'raised' in two) {
    undo(inner);
    redo(after);
  } else if ('raised' in one === 'raised' in two) {
    new Merge(machine, reason, outer).run(outer, inner, after);
  }
  machine.commit(inner);
  machine.commit(outer);
  if ('result' in one) return 'result' in two ? combine(one.result, two.result) : one.result;
  if ('result' in two) return two.result;
  throw one.raised.name === two.raised.name ? one.raised : new Raised(undefined, reason);
}

/** Runs one way. When it cannot be followed to its end, all that it and the other way changed becomes unknown. */
function go<T>(machine: Machine, outer: Frame, way: () => T, inner?: Frame): Way<T> {
  const depth = machine.depth;
  try {
    return { result: way() };
  } catch (error) {
    machine.unwind(depth);
    closeInside(machine, inner ?? outer);
    if (error instanceof Raised) {
      // A handler may meet what this way left behind.
      if (machine.tries > 0) escapeChanges(machine, inner ?? outer);
      return { raised: error };
    }
    if (error instanceof Lost || error instanceof Exhausted) {
      machine.withReserve(() => {
        for (const frame of inner ? [outer, inner] : [outer]) smear(machine, frame, error.reason);
      });
      machine.commit(outer);
    }
    throw error;
  }
}

/** Ends the frames that a broken-off evaluation has left open inside a frame. */
export function closeInside(machine: Machine, frame: Frame | undefined): void {
  const first = machine.frames[frame ? machine.frames.indexOf(frame) + 1 : 0];
  if (first) machine.commit(first);
}

function escapeChanges(machine: Machine, frame: Frame): void {
  for (const object of frame.objects.keys()) machine.escape(object);
  for (const [scope, names] of frame.names)
    for (const name of names.keys()) {
      const now = scope.bindings.get(name);
      if (now) machine.escape(now.value);
    }
}

/** Makes all that changed since a frame was opened unknown. */
export function smear(machine: Machine, frame: Frame, reason: string): void {
  for (const object of [...frame.objects.keys()]) machine.cloud(object, reason);
  for (const [scope, names] of frame.names)
    for (const name of [...names.keys()]) {
      const now = scope.bindings.get(name);
      const before = names.get(name);
      for (const binding of [now, before]) if (binding) machine.escape(binding.value);
      const where = (now ?? before)?.value.span ?? NOWHERE;
      machine.bind(scope, name, { value: unknown(reason, where), maybe: reason, at: now?.at ?? before?.at });
    }
}

function changes(machine: Machine, frame: Frame): Changes {
  const names = new Map(
    [...frame.names].map(([scope, known]) => [
      scope,
      new Map([...known.keys()].map((name) => [name, scope.bindings.get(name)] as const)),
    ]),
  );
  return { names, objects: new Map([...frame.objects.keys()].map((object) => [object, machine.content(object)])) };
}

const undo = (frame: Frame): void => redo(frame);

/** Puts names and objects into a recorded state. */
function redo(state: Changes): void {
  for (const [scope, names] of state.names) for (const [name, binding] of names) restoreName(scope, name, binding);
  for (const [object, content] of state.objects) restore(object, content);
}

function restoreName(scope: Scope, name: string, binding: Binding | undefined): void {
  if (binding) scope.bindings.set(name, binding);
  else scope.bindings.delete(name);
}

function restore(object: PyMutable, content: Content): void {
  object.cloud = content.cloud;
  if (object.type === 'list' && 'items' in content) {
    object.items = content.items.slice();
    object.bag = content.bag;
    object.literal = content.literal;
  } else if (object.type === 'iterator' && 'used' in content) object.used = content.used;
  else if ((object.type === 'set' || object.type === 'frozenset') && 'set' in content)
    object.entries = new Map(content.set);
  else if (object.type === 'dict' && 'dict' in content) object.entries = new Map(content.dict);
}

/** The one value where two ways give the same, else unknown. */
export function either(machine: Machine, reason: string, first: Py, second: Py): Py {
  if (first === second || new Pairing(machine).same(first, second)) return first;
  machine.escape(first);
  machine.escape(second);
  return unknown(reason, second.span);
}

/** Makes one state of two: that after the first way (recorded) and that after the second (present). */
class Merge {
  readonly #machine: Machine;
  readonly #reason: string;
  readonly #pairing: Pairing;

  constructor(machine: Machine, reason: string, outer: Frame) {
    this.#machine = machine;
    this.#reason = reason;
    this.#pairing = new Pairing(machine, outer.id);
  }

  run(outer: Frame, inner: Frame, after: Changes): void {
    for (const scope of new Set([...outer.names.keys(), ...inner.names.keys()])) {
      const before = namesOf(inner, scope);
      const first = after.names.get(scope);
      for (const name of new Set([...(first?.keys() ?? []), ...before.keys()])) {
        const one = first?.has(name) ? first.get(name) : before.get(name);
        restoreName(scope, name, this.#binding(one, scope.bindings.get(name)));
      }
    }
    for (const object of new Set([...outer.objects.keys(), ...inner.objects.keys()])) {
      const one = after.objects.get(object) ?? inner.objects.get(object);
      if (one) this.#object(object, one);
    }
  }

  #binding(first: Binding | undefined, second: Binding | undefined): Binding | undefined {
    const one = first ?? second;
    if (!one) return undefined;
    if (!first || !second) return { ...one, maybe: one.maybe ?? this.#reason };
    const at = Math.max(first.at ?? -1, second.at ?? -1);
    const maybe = first.maybe ?? second.maybe;
    return { value: this.#value(first.value, second.value), maybe, at: at < 0 ? undefined : at };
  }

  #value(first: Py, second: Py): Py {
    if (this.#pairing.same(first, second)) return first;
    this.#machine.escape(first);
    this.#machine.escape(second);
    if (first.type === 'unknown' && second.type === 'unknown' && first.reason === second.reason) return first;
    return unknown(this.#reason, second.span);
  }

  /** The object holds what the second way left. */
  #object(object: PyMutable, first: Content): void {
    const cloud = first.cloud ?? object.cloud;
    if (cloud !== undefined || !this.#content(object, first)) this.#machine.cloud(object, cloud ?? this.#reason);
  }

  #content(object: PyMutable, first: Content): boolean {
    if (object.type === 'list' && 'items' in first) {
      if (object.items.length !== first.items.length) return this.#lose([...object.items, ...first.items]);
      object.items = object.items.map((item, i) => this.#value(first.items[i] as Py, item));
      return true;
    }
    if (object.type === 'dict' && 'dict' in first) {
      const { entries } = object;
      if (entries.size !== first.dict.size || [...entries.keys()].some((key) => !first.dict.has(key)))
        return this.#lose([...entries.values(), ...first.dict.values()].flat());
      for (const [key, [name, value]] of entries)
        entries.set(key, [name, this.#value(first.dict.get(key)?.[1] as Py, value)]);
      return true;
    }
    if (object.type === 'iterator') return 'used' in first && object.used === first.used;
    const sets = (object.type === 'set' || object.type === 'frozenset') && 'set' in first;
    return (
      sets && object.entries.size === first.set.size && [...object.entries.keys()].every((key) => first.set.has(key))
    );
  }

  #lose(values: readonly Py[]): false {
    for (const value of values) this.#machine.escape(value);
    return false;
  }
}
