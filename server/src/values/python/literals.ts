import type { NumberNode, StringNode, UnaryNode } from '../../syntax/python/ast.ts';
import { span } from '../../syntax/text.ts';
import type { Segment } from '../value.ts';
import type { Machine } from './machine.ts';
import { float, int, type Py, unknown } from './objects.ts';
import { isAscii } from './pieces.ts';
import { NOT_ASCII } from './repr.ts';

/** A string as the file spells it. */
export function text(node: StringNode): Py {
  const { unicode, text: value, segments, span: where } = node;
  if (!value) return { type: unicode ? 'unicode' : 'str', text: '', pieces: [placeOfNothing(node)], span: where };
  if (!isAscii(value)) {
    // An escape in a str is one byte, of which a character of the file may have several.
    const byte =
      !unicode &&
      segments.some(
        ({ from, length, source, literal }) =>
          !literal || (source.end - source.start !== length && value.charCodeAt(from) > 127),
      );
    if (byte || (unicode && value.includes('\ufffd'))) return unknown(NOT_ASCII, where);
  }
  return { type: unicode ? 'unicode' : 'str', text: value, pieces: segments, span: where };
}

/** Between the quotes of an empty string. */
function placeOfNothing({ parts, span: whole }: StringNode): Segment {
  const at = (parts[0]?.span ?? whole).end - (parts[0]?.triple ? 3 : 1);
  return { from: 0, length: 0, source: span(at, at), literal: true };
}

/** Longer numbers are not read. */
const MOST_DIGITS = 1000;

export function number({ type, text: written, value, span: where }: NumberNode): Py {
  if (type === 'imaginary') return unknown('complex numbers are not followed', where);
  if (typeof value === 'number') return float(value, where);
  if (written.length > MOST_DIGITS) return unknown('the number is too large to follow', where);
  return int(value, where, type === 'long');
}

/** The smallest int has no literal of its own: Python's compiler reads its sign and its digits as one. */
export function smallestInt({ op, operand, span: where }: UnaryNode): Py | undefined {
  if (op !== '-' || operand.kind !== 'number' || operand.type !== 'long' || /[lL]$/.test(operand.text))
    return undefined;
  return operand.value === 2n ** 63n ? int(-(2n ** 63n), where) : undefined;
}

/** Unknown in place of a result that is too large, whose parts then have no other holder. */
export function orLost(machine: Machine, made: Py, parts: readonly Py[]): Py {
  if (made.type === 'unknown') for (const part of parts) machine.escape(part);
  return made;
}
