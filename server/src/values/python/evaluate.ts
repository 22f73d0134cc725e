import type {
  BooleanNode,
  CallNode,
  CompareNode,
  ConditionalNode,
  DictNode,
  Expression,
  NameNode,
  NumberNode,
  Parameters,
  StringNode,
} from '../../syntax/python/ast.ts';
import { argumentsOf } from './arguments.ts';
import { chain } from './arithmetic.ts';
import { attributeOf } from './attributes.ts';
import { call } from './calls.ts';
import { entriesOf, putEntry } from './dictmethods.ts';
import { havoc, unknownCode } from './effects.ts';
import { either, fork } from './fork.ts';
import { number, orLost, smallestInt, text } from './literals.ts';
import type { Machine } from './machine.ts';
import { lookUp } from './names.ts';
import { bool, doubtOf, MOST_ITEMS, type Py, type PyFunction, tuple } from './objects.ts';
import { compare, truth, unary } from './operators.ts';
import { computed } from './pieces.ts';
import { repr } from './repr.ts';
import type { Scope } from './scope.ts';
import { subscriptOf } from './subscripts.ts';
import { namesOfExpression } from './tree.ts';

/** The value of an expression. Throws Raised for a certain exception. */
export function evaluate(machine: Machine, scope: Scope, node: Expression): Py {
  switch (node.kind) {
    case 'string':
      machine.charge(1);
      return text(node);
    case 'number':
      machine.charge(1);
      return number(node);
    case 'name':
      machine.charge(1);
      return lookUp(machine, scope, node.name, node.span);
    default: {
      machine.enter();
      const value = composed(machine, scope, node);
      machine.leave();
      return value;
    }
  }
}

function composed(machine: Machine, scope: Scope, node: Exclude<Expression, StringNode | NumberNode | NameNode>): Py {
  const part = (inner: Expression): Py => evaluate(machine, scope, inner);
  if ((node.kind === 'list' || node.kind === 'tuple' || node.kind === 'set') && node.items.length > MOST_ITEMS)
    return unfollowed(machine, scope, node);
  switch (node.kind) {
    case 'error':
      return machine.unknown('it cannot be read', node.span);
    case 'list': {
      const items = node.items.map(part);
      return orLost(machine, machine.list(items, node.span, true), items);
    }
    case 'tuple':
      return tuple(node.items.map(part), node.span);
    case 'dict':
      return node.entries.length > MOST_ITEMS ? unfollowed(machine, scope, node) : dict(machine, node, part);
    case 'set': {
      const entries = entriesOf(machine, tuple(node.items.map(part), node.span), node.span);
      return entries instanceof Map ? machine.set(entries, node.span) : entries;
    }
    case 'comprehension':
      return machine.upper.comprehension(machine, scope, node);
    case 'unary':
      return smallestInt(node) ?? unary(machine, node.op, part(node.operand), node.span);
    case 'binary':
      return chain(machine, node, part);
    case 'boolean':
      return junction(machine, scope, node, 0);
    case 'compare':
      return comparison(machine, scope, node, part(node.operands[0] as Expression), 0);
    case 'conditional':
      return conditional(machine, scope, node);
    case 'attribute':
      return attributeOf(machine, part(node.object), node.name, node.span);
    case 'subscript':
      return subscriptOf(machine, part(node.object), node.index, part, node.span);
    case 'call':
      return called(machine, scope, node);
    case 'lambda':
      return functionOf(machine, scope, node);
    case 'repr': {
      const shown = repr(machine, part(node.value));
      return typeof shown === 'string' ? computed(shown, node.span) : machine.unknown(shown.reason, node.span);
    }
    default:
      return machine.unknown('this expression is not followed', node.span);
  }
}

/** A value with too many parts: what they may do is not known. */
function unfollowed(machine: Machine, scope: Scope, node: Expression): Py {
  const reason = 'the value is too long to follow';
  havoc(machine, scope, namesOfExpression(node), reason);
  return machine.unknown(reason, node.span);
}

/** Python 2 evaluates the value of an entry before its key. */
function dict(machine: Machine, node: DictNode, part: (inner: Expression) => Py): Py {
  const made = machine.dict(new Map(), node.span);
  for (const { key, value } of node.entries) {
    const held = part(value);
    putEntry(machine, made, part(key), held);
  }
  return made;
}

/** Whether Python takes the value for true, with the reason where that is not known. */
export function decide(value: Py): { readonly known: boolean } | { readonly reason: string } {
  const known = truth(value);
  return known === undefined ? { reason: doubtOf(value) ?? 'what decides here is not known' } : { known };
}

/** `and` and `or`, from an operand on. */
function junction(machine: Machine, scope: Scope, node: BooleanNode, from: number): Py {
  for (let i = from; ; i++) {
    const value = evaluate(machine, scope, node.operands[i] as Expression);
    if (i === node.operands.length - 1) return value;
    const decision = decide(value);
    if ('reason' in decision) {
      const { reason } = decision;
      const rest = () => junction(machine, scope, node, i + 1);
      return fork(
        machine,
        reason,
        rest,
        () => value,
        (one, two) => either(machine, reason, one, two),
      );
    }
    if (decision.known === (node.op === 'or')) return value;
  }
}

/** A chain of comparisons, from an operator on. */
function comparison(machine: Machine, scope: Scope, node: CompareNode, first: Py, from: number): Py {
  let left = first;
  for (let i = from; ; i++) {
    const right = evaluate(machine, scope, node.operands[i + 1] as Expression);
    machine.chargeText(left);
    machine.chargeText(right);
    const holds = compare(machine, node.ops[i] as CompareNode['ops'][number], left, right, node.span);
    const last = i === node.ops.length - 1;
    if (holds === false || (holds && last)) return bool(holds, node.span);
    if (holds === undefined) {
      const reason = doubtOf(left) ?? doubtOf(right) ?? 'what is compared here is not known';
      if (machine.classes) unknownCode(machine, [left, right], reason);
      const no = machine.unknown(reason, node.span);
      if (last) return no;
      const rest = () => comparison(machine, scope, node, right, i + 1);
      const holdsNot = () => bool(false, node.span);
      return fork(machine, reason, rest, holdsNot, (one, two) => either(machine, reason, one, two));
    }
    left = right;
  }
}

function conditional(machine: Machine, scope: Scope, node: ConditionalNode): Py {
  const decision = decide(evaluate(machine, scope, node.test));
  const body = () => evaluate(machine, scope, node.body);
  const orelse = () => evaluate(machine, scope, node.orelse);
  if ('known' in decision) return decision.known ? body() : orelse();
  const { reason } = decision;
  return fork(machine, reason, body, orelse, (one, two) => either(machine, reason, one, two));
}

function called(machine: Machine, scope: Scope, node: CallNode): Py {
  const callee = evaluate(machine, scope, node.callee);
  const given = argumentsOf(machine, node, (inner) => evaluate(machine, scope, inner));
  if ('reason' in given) {
    unknownCode(machine, [callee, ...given.values], given.reason);
    return machine.unknown(given.reason, node.span);
  }
  machine.caller = scope;
  const result = call(machine, callee, given);
  machine.chargeText(result);
  return result;
}

/** The function that a lambda or a def makes here. */
export function functionOf(machine: Machine, scope: Scope, code: PyFunction['code']): PyFunction {
  const defaults = defaultsOf(code.parameters).map((value) => evaluate(machine, scope, value));
  return { type: 'function', code, defaults, closure: scope.kind === 'function' ? scope : undefined, span: code.span };
}

const defaultsOf = ({ positional }: Parameters): Expression[] =>
  positional.flatMap((parameter) => (parameter.default ? [parameter.default] : []));
