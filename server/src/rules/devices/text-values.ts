import { subkeysAt } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Option } from '../../specs/options.ts';
import { type Piece, trimmed } from '../../specs/piece.ts';
import { isUuid, repairUuid, uuidFault } from '../../specs/uuid.ts';
import type { StringValue } from '../../values/value.ts';
import { type Finding, replace, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { levelOf, type OptionsReader, type Outcome } from './reader.ts';

/** What a text is that libxl looks up, so that a blank more or less makes it another one. */
const LOOKED_UP: Readonly<Record<string, string>> = { domain: 'domain', path: 'file' };
/** Kinds whose empty values are reported with their words and numbers. */
const CHECKED = new Set(['enum', 'integer', 'boolean', 'enum-list', 'integer-list', 'list']);

/**
 * Values that are names, paths and UUIDs: empty, or with blanks that their reader keeps. `empty`: what the reader itself does with an
 * empty value, where it does not take it as it is.
 */
export function* textFindings(
  file: DomainFile,
  text: StringValue,
  options: readonly Option[],
  { spec }: OptionsReader,
  empty?: Outcome,
): Iterable<Finding> {
  const known = subkeysAt(spec, file.profile);
  for (const option of options) {
    const { key, value, whole } = option;
    const kind = known.get(key.text)?.kind;
    if (!value || !kind || CHECKED.has(kind)) continue;
    if (!value.text.trim()) {
      const outcome = empty && endsWithEquals(text, option) ? empty : emptyOf(kind);
      if (outcome)
        yield {
          span: whole.span,
          ...levelOf(outcome),
          message: `${key.text} has no value; ${outcome.does}. Write one, or remove ${key.text}.`,
        };
    } else if (kind === 'uuid') yield* uuidFindings(value);
    else if (LOOKED_UP[kind]) yield* blankFindings(text, value, LOOKED_UP[kind]);
  }
}

/** True when not even a blank follows the `=`. */
const endsWithEquals = ({ text }: StringValue, { equals }: Option): boolean =>
  equals !== undefined && (equals.to === text.length || text[equals.to] === ',');

const emptyOf = (kind: string): Outcome | undefined =>
  kind === 'domain'
    ? { does: 'libxl finds no domain without a name and refuses the guest', severity: 'error' }
    : kind === 'uuid'
      ? { does: 'xl refuses the file', severity: 'error' }
      : undefined;

function* blankFindings(text: StringValue, value: Piece, what: string): Iterable<Finding> {
  const bare = trimmed(text, value.from, value.to);
  if (bare.text === value.text) return;
  yield {
    span: value.span,
    severity: 'error',
    message: `The blanks belong to the name, and there is no ${what} "${shown(value.text)}". Write ${shown(bare.text)} without them.`,
    fixes: value.editable ? [safeFix('Remove the blanks', replace(value.span, bare.text))] : [],
  };
}

function* uuidFindings(value: Piece): Iterable<Finding> {
  if (isUuid(value.text)) return;
  const meant = repairUuid(value.text);
  yield {
    span: value.span,
    severity: 'error',
    message: `${uuidFault(value.text)}; xl refuses the file. Write ${meant ?? '32 hexadecimal digits in groups of 8, 4, 4, 4 and 12'}.`,
    fixes: meant && value.editable ? [safeFix(`Change to ${meant}`, replace(value.span, meant))] : [],
  };
}
