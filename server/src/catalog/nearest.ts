/** Longer names are nobody's slip, and would cost time. */
const MAX_LENGTH = 64;
/** What a difference in case, `-`, `_` or `.` counts: less than any letter. */
const SPELLING = 0.25;
/** What another first letter counts on top: people get that one right. */
const FIRST_LETTER = 0.5;

/** The letters and digits of a name, in lower case. */
const bare = (name: string): string => name.toLowerCase().replace(/[-_.]/g, '');

/**
 * The name that was probably meant: the candidate that is the fewest slips away (a letter left out, put in, replaced, or two swapped).
 * Case and the separators `-`, `_`, `.` count little. Undefined when none is near (one slip in three letters, at most three), or
 * when two are equally near.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (!name || name.length > MAX_LENGTH) return undefined;
  const wanted = bare(name);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  let tie = false;
  for (const candidate of candidates) {
    if (candidate === name) return name;
    if (!candidate || candidate.length > MAX_LENGTH || candidate === best) continue;
    const other = bare(candidate);
    const allowed = Math.min(3, Math.floor(Math.max(wanted.length, other.length) / 3), Math.ceil(least));
    const slips = distance(wanted, other, allowed);
    if (slips > allowed) continue;
    const spelling = name.length - wanted.length === candidate.length - other.length ? 0 : SPELLING;
    const score = slips + spelling + (wanted[0] === other[0] ? 0 : FIRST_LETTER);
    if (score > least) continue;
    tie = score === least;
    best = candidate;
    least = score;
  }
  return tie ? undefined : best;
}

/**
 * Damerau-Levenshtein distance of two short texts (the restricted form: no edits inside a swapped pair), or a number above `limit`
 * as soon as it must be more.
 */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(before, j - 2) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit && Math.min(...row) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return at(row, b.length);
}

const at = (row: readonly number[], j: number): number => row[j] as number;
