import type { AugmentedStatement, Expression, NameNode } from '../../syntax/python/ast.ts';
import { operate } from './arithmetic.ts';
import { attributeOf, setAttribute } from './attributes.ts';
import { ownerOf } from './effects.ts';
import { evaluate } from './evaluate.ts';
import { itemsOf } from './iterate.ts';
import { extend, put } from './listmethods.ts';
import type { Machine } from './machine.ts';
import { lookUp, unassigned } from './names.ts';
import type { Py, PySet } from './objects.ts';
import { Raised } from './raise.ts';
import { record } from './record.ts';
import type { Scope } from './scope.ts';
import { dropItem, indexOf, read, setItem } from './subscripts.ts';

/** How a name gets its value, for the list of the file's settings. */
export interface Manner {
  readonly op: '=' | '+=';
  /** Where the assignment ends. */
  readonly end: number;
  readonly incidental: boolean;
  /** What `+=` adds. */
  readonly added?: Py;
}

/** Gives a target a value: a name, an item, an attribute, or several of them. */
export function assign(machine: Machine, scope: Scope, target: Expression, value: Py, manner: Manner): void {
  switch (target.kind) {
    case 'name':
      return assignName(machine, scope, target, value, manner);
    case 'tuple':
    case 'list':
      return unpack(machine, scope, target.items, value, manner);
    case 'subscript': {
      const object = evaluate(machine, scope, target.object);
      return setItem(
        machine,
        object,
        indexOf(target.index, (node) => evaluate(machine, scope, node)),
        value,
        target.span,
      );
    }
    case 'attribute':
      return setAttribute(machine, evaluate(machine, scope, target.object), target.name, value);
    default:
      return;
  }
}

/** A name with its place, which need not be a node of its own (`import os`). */
export type Named = Pick<NameNode, 'name' | 'span'>;

export function assignName(machine: Machine, scope: Scope, { name, span }: Named, value: Py, manner: Manner): void {
  const owner = ownerOf(machine, scope, name);
  if (owner !== machine.file) return machine.bind(owner, name, { value });
  machine.bind(owner, name, { value, at: span.start });
  const { op, end, incidental, added } = manner;
  record(machine, {
    name,
    nameSpan: span,
    op,
    end,
    incidental,
    value: added ?? value,
    result: value,
    setting: undefined,
  });
}

function unpack(machine: Machine, scope: Scope, targets: readonly Expression[], value: Py, manner: Manner): void {
  const items = itemsOf(machine, value, value.span);
  const known = 'type' in items ? undefined : [...items];
  if (known && known.length !== targets.length) throw new Raised('ValueError', 'the wrong number of values to unpack');
  targets.forEach((target, i) => {
    assign(machine, scope, target, known?.[i] ?? (items as Py), manner);
  });
}

/** `target op= value`. */
export function augment(machine: Machine, scope: Scope, { target, op, value, span }: AugmentedStatement): void {
  const part = (node: Expression): Py => evaluate(machine, scope, node);
  switch (target.kind) {
    case 'name': {
      const before = lookUp(machine, scope, target.name, target.span);
      const more = part(value);
      const result = changed(machine, op, before, more, span);
      const manner = { op: op === '+' ? '+=' : '=', end: span.end, incidental: false } as const;
      return assignName(machine, scope, target, result, op === '+' ? { ...manner, added: more } : manner);
    }
    case 'subscript': {
      const object = part(target.object);
      const at = indexOf(target.index, part);
      const before = read(machine, object, at, target.span);
      return setItem(machine, object, at, changed(machine, op, before, part(value), span), target.span);
    }
    case 'attribute': {
      const object = part(target.object);
      const before = attributeOf(machine, object, target.name, target.span);
      return setAttribute(machine, object, target.name, changed(machine, op, before, part(value), span));
    }
    default:
      return;
  }
}

/** The new value. Lists and sets change in place, where other names see it. */
function changed(
  machine: Machine,
  op: AugmentedStatement['op'],
  before: Py,
  more: Py,
  where: AugmentedStatement['span'],
): Py {
  if (before.type === 'unknown') {
    machine.escape(more);
    machine.disturb(before.reason);
    return machine.unknown(before.reason, where);
  }
  if (before.type === 'list' && op === '+') {
    extend(machine, before, more, { args: [], named: new Map(), span: where });
    return before;
  }
  const result = operate(machine, op, before, more, where);
  if (before.type === 'list' && op === '*') {
    if (result.type === 'list') put(machine, before, result.items);
    else machine.cloud(before, 'how often it is repeated is not known');
    return before;
  }
  if (before.type === 'set') {
    if (result.type === 'set') replaceMembers(machine, before, result);
    else machine.cloud(before, 'what it is combined with is not known');
    return before;
  }
  return result;
}

function replaceMembers(machine: Machine, set: PySet, { entries }: PySet): void {
  machine.touch(set);
  set.entries = new Map(entries);
}

/** `del target`. */
export function drop(machine: Machine, scope: Scope, target: Expression): void {
  switch (target.kind) {
    case 'name': {
      const owner = ownerOf(machine, scope, target.name);
      const binding = owner.bindings.get(target.name);
      if (!binding) unassigned(machine, owner, target.name, target.span);
      if (binding?.maybe !== undefined) machine.doubt(binding.maybe);
      return machine.unbind(owner, target.name);
    }
    case 'tuple':
    case 'list':
      for (const item of target.items) drop(machine, scope, item);
      return;
    case 'subscript': {
      const object = evaluate(machine, scope, target.object);
      return dropItem(
        machine,
        object,
        indexOf(target.index, (node) => evaluate(machine, scope, node)),
      );
    }
    case 'attribute':
      return setAttribute(machine, evaluate(machine, scope, target.object), target.name);
    default:
      return;
  }
}
