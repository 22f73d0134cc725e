import type { DomainFile } from '../../config/file.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import type { Edit } from '../../syntax/problem.ts';
import type { NumberValue, StringValue } from '../../values/value.ts';
import { replace } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { isSingle } from '../settings/read.ts';

/** The strings and numbers of a list, when the file's release reads the setting: xl keeps numbers as texts too. */
export function entriesOf(file: DomainFile, name: string): (StringValue | NumberValue)[] {
  return optionAt(file, name) ? (file.domain.list(name)?.items ?? []).filter(isSingle) : [];
}

/** The edit that writes another text in an entry's place; none where the file does not spell it. */
export function rewritten(entry: StringValue | NumberValue, text: string): Edit[] {
  if (entry.kind === 'number') return [];
  const whole: Piece = wholePiece(entry);
  return whole.text && whole.editable ? [replace(whole.span, text)] : [];
}
