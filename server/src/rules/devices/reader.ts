import type { OptionStyle } from '../../specs/options.ts';
import type { Severity } from '../../syntax/problem.ts';

/** What the toolstack does: half a sentence for a message ("xl refuses the file"), and how bad that is; the rule's level when not said. */
export interface Outcome {
  readonly does: string;
  readonly severity?: Severity;
}

export const REFUSED: Outcome = { does: 'xl refuses the file', severity: 'error' };

/**
 * How a number is read: strtoul in base 0, atoi (both take what stands at the text's start, else 0), xl's own parse_ulong (decimal, and it
 * stops where there is no digit), or Python's int().
 */
export type NumberReader = 'strtoul' | 'atoi' | 'parse_ulong' | 'int';

/** How a toolstack's release takes the `key=value` parts of a device's string. What is left out is not looked at. */
export interface OptionsReader {
  /** The catalogue's name of the string's language. */
  readonly spec: string;
  /** What a string describes, with its article: "a USB controller". */
  readonly device: string;
  readonly style: OptionStyle;
  readonly unknownKey: Outcome;
  readonly noEquals: Outcome;
  /** For keys of the kind `enum`. */
  readonly wrongWord?: Outcome;
  /** For keys of the kinds `integer` and `boolean`: how each is read. */
  readonly numbers?: (key: string) => NumberReader | undefined;
  /** A number beyond its key's range. */
  readonly outOfRange?: Outcome;
  /** A required key that is not there. */
  readonly missing?: Outcome;
}

/** The level of an outcome, for a finding. */
export const levelOf = ({ severity }: Outcome): { severity?: Severity } => (severity ? { severity } : {});

const MOST_LISTED = 7;

/** `a, b or c`; a long list is cut. */
export function listed(words: readonly string[], word: 'or' | 'and' = 'or'): string {
  if (words.length > MOST_LISTED) return `${words.slice(0, MOST_LISTED).join(', ')} …`;
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${word} ${words.at(-1)}`;
}

/** With a capital letter at its start. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
