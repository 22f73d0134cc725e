import type { Release } from '../../../server/src/catalog/release.ts';
import { readXl } from '../../../server/src/syntax/xl.ts';
import type { Value } from '../../../server/src/values/value.ts';
import { xlSettings } from '../../../server/src/values/xl.ts';
import { checkSlip, type Outline, type Slip } from './slips.ts';
import { WEB1 } from './web1.ts';

const plain = (value: Value): unknown => {
  if (value.kind === 'list') return value.items.map(plain);
  return value.kind === 'unknown' ? '?' : value.text;
};

export const outlineXl =
  (release: Release) =>
  (text: string): Outline => {
    const file = readXl(text, release);
    const values = [...xlSettings(file).last].map(
      ([name, { result }]) => [name, JSON.stringify(plain(result))] as const,
    );
    return { ok: file.ok, problems: file.problems, values: new Map(values) };
  };

/** Makes a test of each slip in the config of web1. */
export function slipsInXl(title: string, slips: Readonly<Record<string, Slip>>, release: Release = '4.17'): void {
  describe(`slips in xl: ${title}`, () => {
    for (const [name, slip] of Object.entries(slips)) it(name, () => checkSlip(WEB1, outlineXl(release), slip));
  });
}
