import { fileName } from '../../config/detect.ts';
import type { ConfigFile } from '../../config/file.ts';
import type { Fact } from '../../fleet/facts.ts';
import type { Related } from '../../syntax/problem.ts';
import type { Span } from '../../syntax/text.ts';

/** At most this many other places are named; the first tell enough. */
const MAX_NAMED = 20;

/** True when nothing but a file uses a thing that it uses itself, and that once. */
export const onlyHere = ({ path }: ConfigFile, uses: readonly Fact[]): boolean =>
  uses.length < 2 && uses.every((use) => use.path === path);

/**
 * Of a thing's uses those that a rule counts: as many as are named, and one more, which may be the place itself. They are looked for once for
 * each name that is given to what counts; anew for each place, a thing that thousands use would cost their square.
 */
export class CountedUses {
  readonly #known = new Map<string, readonly Fact[]>();

  of(uses: readonly Fact[], name: string, counts: (use: Fact) => boolean): readonly Fact[] {
    let found = this.#known.get(name);
    if (!found) {
      found = firstOf(uses, counts);
      this.#known.set(name, found);
    }
    return found;
  }
}

function firstOf(uses: readonly Fact[], counts: (use: Fact) => boolean): Fact[] {
  const found: Fact[] = [];
  for (const use of uses) if (counts(use) && found.push(use) > MAX_NAMED) break;
  return found;
}

/** The uses of a thing at other places of the fleet than these of a file. */
export function elsewhere(file: ConfigFile, uses: readonly Fact[], ...here: readonly Span[]): Fact[] {
  if (!uses.length) return [];
  const starts = here.map((span) => file.lines.range(span).start);
  const isHere = ({ path, range: { start } }: Fact): boolean =>
    path === file.path && starts.some(({ line, character }) => line === start.line && character === start.character);
  const found: Fact[] = [];
  for (const use of uses) {
    if (isHere(use)) continue;
    // A thing that thousands name would cost their square if all were looked at.
    if (found.push(use) === MAX_NAMED) break;
  }
  return found;
}

/** How a message names the place of another use: another interface of this file, or the other file. */
export function nameOfFile(file: ConfigFile, { path, range }: Fact): string {
  const line = range.start.line + 1;
  if (path === file.path) return `Line ${line}`;
  const name = fileName(path);
  // A copy in another folder is told by the folder.
  const told = name === fileName(file.path) ? fileName(path, 2) : name;
  return `${told}, line ${line},`;
}

export const relatedTo = (uses: readonly Fact[], message: string): Related[] =>
  uses.map(({ path, range }) => ({ path, range, message }));
