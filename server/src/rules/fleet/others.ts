import { baseName } from '../../config/detect.ts';
import type { ConfigFile } from '../../config/file.ts';
import type { Fact } from '../../fleet/facts.ts';
import type { Related } from '../../syntax/problem.ts';
import type { Span } from '../../syntax/text.ts';

/** At most this many other places are named; the first tell enough. */
const MAX_NAMED = 20;

/** The uses of a thing at other places than this one. */
export function elsewhere(file: ConfigFile, uses: readonly Fact[], here: Span): Fact[] {
  if (!uses.length) return [];
  const { start } = file.lines.range(here);
  const found: Fact[] = [];
  for (const use of uses) {
    const { path, range } = use;
    if (path === file.path && range.start.line === start.line && range.start.character === start.character) continue;
    // A thing that thousands name would cost their square if all were looked at.
    if (found.push(use) === MAX_NAMED) break;
  }
  return found;
}

/** How a message names the place of another use: another interface of this file, or the other file. */
export const nameOfFile = (file: ConfigFile, { path, range }: Fact): string =>
  path === file.path ? `Line ${range.start.line + 1}` : `${baseName(path)}, line ${range.start.line + 1},`;

export const relatedTo = (uses: readonly Fact[], message: string): Related[] =>
  uses.map(({ path, range }) => ({ path, range, message }));
