import type { StringValue } from '../values/value.ts';
import { type Piece, piece, split } from './piece.ts';

/** One word behind a script's name. */
export interface ScriptArgument {
  readonly whole: Piece;
  /** The text before the first `=`, or the whole word. */
  readonly name: Piece;
  /** The text behind the first `=`; absent for a word without one, which the scripts ignore. */
  readonly value?: Piece;
}

/** A script with its arguments, as xend-config.sxp names it in one text. */
export interface ScriptCall {
  /** The script as it is written, with its folder when it has one; empty when the text starts with a blank. */
  readonly path: Piece;
  /** The last part of the path. */
  readonly name: Piece;
  readonly args: readonly ScriptArgument[];
}

/** Longer texts name no script; what is beyond is not looked at. */
const MAX_LENGTH = 4096;

/**
 * Splits `network-bridge bridge=foo netdev=eth1` as xend does: at each blank, not at tabs (XendOptions.py:get_network_script). The scripts
 * make a shell variable of each NAME=VALUE (xen-script-common.sh:evalVariables).
 */
export function readScriptCall(value: StringValue): ScriptCall {
  const [path, ...words] = split(value, ' ', 0, Math.min(value.text.length, MAX_LENGTH)) as [Piece, ...Piece[]];
  const slash = path.text.lastIndexOf('/');
  return {
    path,
    name: piece(value, path.from + slash + 1, path.to),
    args: words.filter(({ text }) => text).map((word) => argument(value, word)),
  };
}

function argument(value: StringValue, whole: Piece): ScriptArgument {
  const equals = whole.text.indexOf('=');
  if (equals < 0) return { whole, name: whole };
  const at = whole.from + equals;
  return { whole, name: piece(value, whole.from, at), value: piece(value, at + 1, whole.to) };
}
