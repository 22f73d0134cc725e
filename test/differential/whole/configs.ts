import fc from 'fast-check';
import type { GuestType } from '../../../server/src/catalog/types.ts';
import { devices } from './devices.ts';
import { Draw, type Slips } from './draw.ts';
import { groups } from './groups.ts';
import { sizes } from './numbers.ts';
import { settings } from './settings.ts';
import { type Line, write } from './spell.ts';
import { boot, guestType, identity } from './start.ts';

/** A whole domU config for xl: a guest of any type with a name, sizes, something to start from, devices, and more. */
export const whole = (slips: Slips): fc.Arbitrary<string> =>
  fc.gen().map((generate) => {
    const draw = new Draw(generate, slips);
    const type = draw.of<GuestType>(['pv', 'pvh', 'hvm', 'hvm']);
    return write(draw, [
      ...identity(draw),
      ...guestType(draw, type),
      ...boot(draw, type),
      ...sizes(draw, type),
      ...devices(draw, type),
      ...once(groups(draw, type), settings(draw, type)),
    ]);
  });

/** Settings of several makers: the first of a name stays, so that few are assigned twice. */
function once(...all: readonly (readonly Line[])[]): Line[] {
  const taken = new Map(
    all
      .flat()
      .reverse()
      .map((line) => [line.name, line]),
  );
  return [...taken.values()].reverse();
}

/** Whole configs: right ones, those with a slip or so, and some with many. */
export const CONFIGS: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: whole(0) },
  { weight: 6, arbitrary: whole(3) },
  { weight: 1, arbitrary: whole(20) },
);
