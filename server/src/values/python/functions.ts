import type { Expression } from '../../syntax/python/ast.ts';
import type { Span } from '../../syntax/text.ts';
import { unknownCode } from './effects.ts';
import { itemsOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import { type Call, type Py, type PyFunction, tuple } from './objects.ts';
import { computed } from './pieces.ts';
import { Raised } from './raise.ts';
import type { Scope } from './scope.ts';
import { namesOfFunction } from './tree.ts';

/** Calls a function of the file. It sees its own names, those of functions around it and globals, but not the file's. */
export function callFunction(machine: Machine, callee: PyFunction, call: Call): Py {
  const names = namesOfFunction(callee.code);
  if (names.yields) {
    // Its body runs later, and piece by piece.
    unknownCode(machine, [callee, ...call.args, ...call.named.values()], A_GENERATOR);
    return machine.unknown(A_GENERATOR, call.span);
  }
  machine.enter();
  const scope = machine.scope(callee.closure, names.stores, names.globals);
  bindParameters(machine, scope, callee, call);
  const value = machine.upper.body(machine, scope, callee.code);
  machine.leave();
  return value;
}

const A_GENERATOR = 'what a generator function gives is not followed';

function bindParameters(
  machine: Machine,
  scope: Scope,
  { code, defaults }: PyFunction,
  { args, named, span }: Call,
): void {
  const { positional, star, doubleStar } = code.parameters;
  const left = new Map(named);
  const firstDefault = positional.length - defaults.length;
  positional.forEach(({ target }, i) => {
    const name = target.kind === 'name' ? target.name : undefined;
    let value = args[i];
    if (name !== undefined && left.has(name)) {
      if (value) throw new Raised('TypeError', `got multiple values for keyword argument '${name}'`);
      value = left.get(name);
      left.delete(name);
    }
    value ??= defaults[i - firstDefault];
    if (!value) throw new Raised('TypeError', 'the function takes more arguments');
    bindTarget(machine, scope, target, value, span);
  });
  const rest = args.slice(positional.length);
  if (star) machine.bind(scope, star.name, { value: tuple(rest, span) });
  else if (rest.length) throw new Raised('TypeError', 'the function takes fewer arguments');
  if (doubleStar) machine.bind(scope, doubleStar.name, { value: dictOf(machine, left, span) });
  else if (left.size) throw new Raised('TypeError', `got an unexpected keyword argument '${[...left.keys()][0]}'`);
}

function bindTarget(machine: Machine, scope: Scope, target: Expression, value: Py, where: Span): void {
  if (target.kind === 'name') return machine.bind(scope, target.name, { value });
  if (target.kind !== 'tuple') return;
  const items = itemsOf(machine, value, where);
  const known = 'type' in items ? undefined : items;
  if (known && known.length !== target.items.length)
    throw new Raised('ValueError', 'the wrong number of values to unpack');
  target.items.forEach((item, i) => {
    bindTarget(machine, scope, item, known?.[i] ?? (items as Py), where);
  });
}

function dictOf(machine: Machine, named: ReadonlyMap<string, Py>, where: Span): Py {
  const entries = [...named].map(([name, value]) => [`s${name}`, [computed(name, where), value]] as const);
  return machine.dict(new Map(entries), where);
}
