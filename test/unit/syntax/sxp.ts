import { readSxp, type SxpNode } from '../../../server/src/syntax/sxp.ts';
import { HOST1 } from './host1.ts';
import { checkSlip, type Outline, type Slip } from './slips.ts';

const plain = (node: SxpNode): unknown => (node.kind === 'list' ? node.items.map(plain) : node.text);

export function outlineSxp(text: string): Outline {
  const { ok, problems, forms } = readSxp(text, '4.4');
  const values = new Map<string, string>();
  for (const form of forms) {
    const [name, ...rest] = form.kind === 'list' ? form.items : [];
    if (name && name.kind !== 'list') values.set(name.text, JSON.stringify(rest.map(plain)));
  }
  return { ok, problems, values };
}

/** Makes a test of each slip in the configuration of host1. */
export function slipsInSxp(title: string, slips: Readonly<Record<string, Slip>>): void {
  describe(`slips in s-expressions: ${title}`, () => {
    for (const [name, slip] of Object.entries(slips)) it(name, () => checkSlip(HOST1, outlineSxp, slip));
  });
}
