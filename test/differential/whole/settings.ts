import { catalog, domainFacts } from '../../../server/src/catalog/index.ts';
import type { GuestType, OptionFacts } from '../../../server/src/catalog/types.ts';
import type { Draw } from './draw.ts';
import { bare, EDGES, flag, type Line, NO_NUMBERS, number, type Spelled } from './spell.ts';

/** The release whose xl Debian 12 has. */
export const RELEASE = '4.17';

const facts = (name: string): OptionFacts | undefined => domainFacts(name, { toolstack: 'xl', release: RELEASE });

/** Settings whose values the catalogue alone describes well enough; the others have makers of their own. */
const OWN = /^(name|type|builder|uuid|kernel|memory|maxmem|vcpus|maxvcpus|bootloader|pool)$/;
const NAMES = [...catalog.domain.keys()].filter((name) => {
  const known = facts(name);
  return known && !known.spec && !OWN.test(name);
});
const OTHERS = [...catalog.domain.keys()].filter((name) => !facts(name));

const PATHS = ['/boot/x', 'x', '/usr/lib/xen/bin/x', '', './x', '/no/such/file'];

/** Settings that stand in no other maker, of all subjects; mostly those of the guest's type. */
export function settings(draw: Draw, type: GuestType): Line[] {
  const fits = NAMES.filter((name) => facts(name)?.guestTypes?.includes(type) ?? true);
  return draw.many(6, () => setting(draw, draw.once(8) ? draw.of(NAMES) : draw.of(fits)));
}

function setting(draw: Draw, name: string): Line {
  if (draw.slips) return draw.make(...odd(draw, name));
  return { name, value: settingValue(draw, facts(name) as OptionFacts) };
}

/** A setting of which the name or the operator is wrong. */
function odd(draw: Draw, name: string): (() => Line)[] {
  const value = settingValue(draw, facts(name) as OptionFacts);
  return [
    () => ({ name: `${name}s`, value }),
    () => ({ name: name.slice(0, -1), value }),
    () => ({ name: draw.of(OTHERS), value: draw.of<Spelled>([bare(1), 'x', ['x']]) }),
    () => ({ name, value, op: '+=' }),
  ];
}

/** A value for a setting by its facts, right but for slips. */
export function settingValue(draw: Draw, known: OptionFacts): Spelled {
  const kind = draw.of(known.kinds);
  if (draw.slips) return draw.make(...wrong(draw, known));
  if (kind === 'boolean') return flag(draw);
  if (kind === 'integer' || kind === 'float') return numberOf(draw, known);
  const word = (): string => wordOf(draw, known);
  return kind === 'list' ? draw.many(3, word) : word();
}

function wordOf(draw: Draw, known: OptionFacts): string {
  const words = known.words?.map(({ name }) => name);
  if (!words) return draw.of(PATHS);
  if (known.wordsOpen && draw.once(4)) return draw.of(PATHS);
  const word = draw.word(words, words);
  if (known.wordsForm === 'negatable' && draw.once(4)) return `!${word}`;
  return known.wordsIgnoreCase && draw.once(4) ? word.toLowerCase() : word;
}

function numberOf(draw: Draw, { range }: OptionFacts): Spelled {
  const { min = 0, max = 4096 } = range ?? {};
  return number(
    draw,
    draw.mostly<number | string>(
      () => min + draw.below(Math.min(max - min + 1, 5000)),
      () => min - 1,
      () => max + 1,
      () => max,
      () => draw.of(EDGES),
    ),
  );
}

/** Values of another kind, and texts that only look like a number. */
function wrong(draw: Draw, known: OptionFacts): (() => Spelled)[] {
  return [
    () => draw.of(NO_NUMBERS),
    () => number(draw, draw.of(EDGES)),
    () => [wordOf(draw, known)],
    () => [],
    () => [[draw.of(PATHS)]],
    () => draw.of(['yes', 'no', 'True', 'auto', 'x', '']),
    () => bare(draw.below(10)),
  ];
}
