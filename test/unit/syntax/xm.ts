import { readPython } from '../../../server/src/syntax/python/python.ts';
import { xmSettings } from '../../../server/src/values/xm.ts';
import { plain } from '../../support/settings.ts';
import { checkSlip, type Outline, type Slip } from './slips.ts';
import { VM1 } from './vm1.ts';

export function outlineXm(text: string): Outline {
  const file = readPython(text);
  const values = [...xmSettings(file).last].map(([name, { result }]) => [name, JSON.stringify(plain(result))] as const);
  return { ok: file.ok, problems: file.problems, values: new Map(values) };
}

/** Makes a test of each slip in the config of vm1. */
export function slipsInXm(title: string, slips: Readonly<Record<string, Slip>>): void {
  describe(`slips in xm: ${title}`, () => {
    for (const [name, slip] of Object.entries(slips)) it(name, () => checkSlip(VM1, outlineXm, slip));
  });
}
