import { isIn } from '../../catalog/index.ts';
import { split, trimmed } from '../../specs/piece.ts';
import type { Completion } from '../types.ts';
import type { SpecPlace } from './context.ts';
import { inOrder, valueItem } from './items.ts';
import type { Usual } from './usual.ts';

/** A list of CPUs: ranges of this host's, all, and what may be taken out. */
export function cpus(place: SpecPlace): Completion[] {
  const { value, at } = place;
  const pieces = split(value, ',');
  const here = pieces.find(({ from, to }) => from <= at && at <= to);
  if (!here) return [];
  const bare = trimmed(value, here.from, here.to);
  const where = bare.from <= at && at <= bare.to ? bare.span : value.map.span(at, at);
  const first = here === pieces[0];
  const given = new Set(pieces.filter((piece) => piece !== here).map(({ text }) => text.trim()));
  const words = usual(place, first, pieces.length > 1).filter(([text]) => !given.has(text));
  return inOrder(words.map(([text, about]) => valueItem(text, where, about)));
}

function usual(place: SpecPlace, first: boolean, more: boolean): Usual[] {
  const { file, spec } = place;
  const xl = file.profile.toolstack === 'xl';
  const count = file.host?.cpus ?? 4;
  const last = Math.max(1, count - 1);
  const words: Usual[] = [];
  if (xl && first && !more) words.push(['all', 'every CPU']);
  words.push([`0-${last}`, file.host?.cpus ? `the ${count} CPUs of the host` : 'a range'], ['0', 'one CPU']);
  if (!first || more) words.push(['^0', 'all but CPU 0']);
  const prefixes = (spec.words?.['prefix'] ?? []).filter((word) => isIn(file.profile.release, word));
  if (xl) for (const { name } of prefixes) words.push([`${name}${name === 'nodes:' ? '0-1' : '0'}`, 'by NUMA node']);
  return words;
}
