/** A number at the start of a text, as C reads it. */
export interface CNumber {
  readonly value: bigint;
  /** How many characters of the text it takes, blanks before it included. */
  readonly length: number;
}

const FORMS = {
  0: /^[ \t\n\v\f\r]*([+-]?)(?:(0[xX][0-9a-fA-F]+)|(0[0-7]*)|([0-9]+))/,
  10: /^[ \t\n\v\f\r]*([+-]?)([0-9]+)/,
  16: /^[ \t\n\v\f\r]*([+-]?)(?:0[xX](?=[0-9a-fA-F]))?([0-9a-fA-F]+)/,
} as const;

/** More digits than 64 bits have in any base: such a number is too large wherever it stands. */
const MOST_DIGITS = 22;
const TOO_LARGE = 2n ** 64n;

/**
 * Reads a number as strtol and strtoul do (and atoi: base 10; sscanf's %x: base 16): blanks and a sign may stand before it, anything behind
 * it. In base 0, `0x` makes it hexadecimal and a leading 0 octal. A number of more than 64 bits comes back as 2^64 or above. Undefined when
 * the text does not start with one; C's functions then answer 0.
 */
export function readCNumber(text: string, base: 0 | 10 | 16): CNumber | undefined {
  const found = FORMS[base].exec(text);
  if (!found) return undefined;
  const [read, sign, one = '', octal = '', decimal = ''] = found;
  const written = one || octal || decimal;
  const digits = written.replace(/^(?:0[xX])?0*(?=.)/, '');
  const size =
    digits.length > MOST_DIGITS ? TOO_LARGE : BigInt(`${base === 10 || decimal ? '' : octal ? '0o' : '0x'}${digits}`);
  return { value: sign === '-' ? -size : size, length: read.length };
}
