import type { BinaryNode, BinaryOperator, Expression } from '../../syntax/python/ast.ts';
import { type Span, span } from '../../syntax/text.ts';
import { unknownCode } from './effects.ts';
import type { Machine } from './machine.ts';
import { float, isNumber, type Py } from './objects.ts';
import { binary } from './operators.ts';
import { Raised } from './raise.ts';

/** A chain of operators of one precedence. */
export function chain(machine: Machine, { operands, ops }: BinaryNode, evaluate: (node: Expression) => Py): Py {
  const first = operands[0] as Expression;
  let value = evaluate(first);
  ops.forEach((operator, i) => {
    const operand = operands[i + 1] as Expression;
    value = operate(machine, operator, value, evaluate(operand), span(first.span.start, operand.span.end));
  });
  return value;
}

/** `left operator right`, where the file may have asked for true division. */
export function operate(machine: Machine, operator: BinaryOperator, left: Py, right: Py, where: Span): Py {
  machine.chargeText(left);
  machine.chargeText(right);
  const result =
    operator === '/' && machine.trueDivision
      ? divided(machine, left, right, where)
      : binary(machine, operator, left, right, where);
  machine.chargeText(result);
  if (result.type !== 'unknown') return result;
  machine.escape(left);
  machine.escape(right);
  if (machine.classes) unknownCode(machine, [left, right], result.reason);
  return result;
}

function divided(machine: Machine, left: Py, right: Py, where: Span): Py {
  if (!isNumber(left) || !isNumber(right) || left.type === 'float' || right.type === 'float')
    return binary(machine, '/', left, right, where);
  const [one, two] = [Number(left.value), Number(right.value)];
  if (two === 0) throw new Raised('ZeroDivisionError', 'division by zero');
  if (!Number.isSafeInteger(one) || !Number.isSafeInteger(two))
    return machine.unknown('the numbers are too large to follow', where);
  return float(one / two, where);
}
