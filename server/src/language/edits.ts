import type { Edit } from '../syntax/problem.ts';
import { span } from '../syntax/text.ts';

/** Part of an edited text: a stretch of the original, or new text. */
type Run = { readonly start: number; readonly end: number } | { readonly text: string };

const lengthOf = (run: Run): number => ('text' in run ? run.text.length : run.end - run.start);

const cut = (run: Run, from: number, to: number): Run =>
  'text' in run ? { text: run.text.slice(from, to) } : { start: run.start + from, end: run.start + to };

export const byPlace = (a: Edit, b: Edit): number => a.span.start - b.span.start || a.span.end - b.span.end;

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort(byPlace)) {
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** A text under several rounds of edits, which remembers what of the original is untouched. */
export class EditedText {
  #runs: Run[];
  readonly #original: string;

  constructor(original: string) {
    this.#original = original;
    this.#runs = [{ start: 0, end: original.length }];
  }

  get text(): string {
    return this.#runs.map((run) => ('text' in run ? run.text : this.#original.slice(run.start, run.end))).join('');
  }

  /** Applies edits whose spans count in the present text and do not overlap. */
  apply(edits: readonly Edit[]): void {
    const runs: Run[] = [];
    let index = 0;
    let used = 0;
    let at = 0;
    const advance = (to: number, keep: boolean): void => {
      while (at < to) {
        const run = this.#runs[index] as Run;
        const take = Math.min(lengthOf(run) - used, to - at);
        if (keep && take) runs.push(cut(run, used, used + take));
        at += take;
        used += take;
        if (used === lengthOf(run)) {
          index++;
          used = 0;
        }
      }
    };
    for (const edit of [...edits].sort(byPlace)) {
      advance(edit.span.start, true);
      advance(edit.span.end, false);
      if (edit.newText) runs.push({ text: edit.newText });
    }
    advance(
      this.#runs.reduce((sum, run) => sum + lengthOf(run), 0),
      true,
    );
    this.#runs = runs;
  }

  /** All rounds as one set of edits of the original. */
  edits(): Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    let added = '';
    const flush = (to: number): void => {
      if (added || to > at) edits.push({ span: span(at, to), newText: added });
      added = '';
    };
    for (const run of this.#runs) {
      if ('text' in run) added += run.text;
      else if (run.end > run.start) {
        flush(run.start);
        at = run.end;
      }
    }
    flush(this.#original.length);
    return edits;
  }
}
