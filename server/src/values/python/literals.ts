import type { NumberNode, StringNode, UnaryNode } from '../../syntax/python/ast.ts';
import type { Machine } from './machine.ts';
import { float, int, type Py, unknown } from './objects.ts';
import { isAscii } from './pieces.ts';
import { NOT_ASCII } from './repr.ts';

/** A string as the file spells it. */
export function text({ unicode, text: value, segments, span }: StringNode): Py {
  if (!isAscii(value)) {
    // An escape in a str is one byte, of which a character of the file may have several.
    const byte =
      !unicode &&
      segments.some(({ from, length, source }) => source.end - source.start !== length && value.charCodeAt(from) > 127);
    if (byte || (unicode && value.includes('\ufffd'))) return unknown(NOT_ASCII, span);
  }
  return { type: unicode ? 'unicode' : 'str', text: value, pieces: segments, span };
}

/** Longer numbers are not read. */
const MOST_DIGITS = 1000;

export function number({ type, text: written, value, span }: NumberNode): Py {
  if (type === 'imaginary') return unknown('complex numbers are not followed', span);
  if (typeof value === 'number') return float(value, span);
  if (written.length > MOST_DIGITS) return unknown('the number is too large to follow', span);
  return int(value, span, type === 'long');
}

/** The smallest int has no literal of its own: Python's compiler reads its sign and its digits as one. */
export function smallestInt({ op, operand, span }: UnaryNode): Py | undefined {
  if (op !== '-' || operand.kind !== 'number' || operand.type !== 'long' || /[lL]$/.test(operand.text))
    return undefined;
  return operand.value === 2n ** 63n ? int(-(2n ** 63n), span) : undefined;
}

/** Unknown in place of a result that is too large, whose parts then have no other holder. */
export function orLost(machine: Machine, made: Py, parts: readonly Py[]): Py {
  if (made.type === 'unknown') for (const part of parts) machine.escape(part);
  return made;
}
