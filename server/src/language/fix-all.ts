import type { ConfigFile } from '../config/file.ts';
import { readConfig } from '../config/read.ts';
import type { Edit, Problem } from '../syntax/problem.ts';
import { byPlace, EditedText } from './edits.ts';

/** Fixes that uncover each other's problems settle in two or three rounds; more would be two fixes that undo each other. */
const MAX_ROUNDS = 10;

/** The edits of the safe fixes that can be applied together: of two that overlap, the first in the file. */
export function safeEdits(problems: readonly Problem[]): Edit[] {
  const chosen: Edit[] = [];
  let end = -1;
  const fixes = problems.flatMap(({ fixes }) => fixes.find(({ safe }) => safe) ?? []);
  const sorted = fixes.map(({ edits }) => [...edits].sort(byPlace)).filter((edits) => edits.length);
  sorted.sort((a, b) => byPlace(a[0] as Edit, b[0] as Edit));
  for (const edits of sorted) {
    if ((edits[0] as Edit).span.start <= end) continue;
    for (const edit of edits) {
      chosen.push(edit);
      end = Math.max(end, edit.span.end);
    }
  }
  return chosen;
}

/** The edits that apply every safe fix, round after round until nothing is left to fix. `check` looks at a changed file. */
export function fixAll(
  file: ConfigFile,
  problems: readonly Problem[],
  check: (file: ConfigFile) => readonly Problem[],
): Edit[] {
  const edited = new EditedText(file.text);
  let left = problems;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edits = safeEdits(left);
    if (!edits.length) break;
    edited.apply(edits);
    left = check(readConfig({ ...file, text: edited.text }));
  }
  return edited.edits();
}
