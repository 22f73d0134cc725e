import type { DomainFile, XendFile } from '../../config/file.ts';
import { vfbValues } from '../../config/vfb.ts';
import { stringValue } from '../../config/xend.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import { type Finding, rule } from '../rule.ts';

/** Settings of a guest that hold one address; the second half is for the kernel's command line, which xm alone puts together. */
const OF_GUESTS = ['vnclisten', 'spicehost'];
const OF_XM = ['ip', 'netmask', 'gateway', 'nfs_server'];
const OF_XEND = ['vnc-listen', 'xend-address', 'xend-relocation-address', 'xend-tcp-xmlrpc-server-address'];

export default rule({
  id: 'address-invalid',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain', 'xend'],
  *check(file): Iterable<Finding> {
    for (const address of file.kind === 'domain' ? ofGuest(file) : ofXend(file)) {
      const wrong = wrongPart(address.text);
      if (!wrong) continue;
      yield {
        span: address.part(wrong.from, wrong.to).span,
        message: `"${wrong.text}" is no part of an IPv4 address, whose four numbers go from 0 to 255, and nobody can use the address. Write another.`,
      };
    }
  },
});

function* ofGuest(file: DomainFile): Iterable<Piece> {
  const { toolstack } = file.profile;
  for (const name of toolstack === 'xm' ? [...OF_GUESTS, ...OF_XM] : OF_GUESTS) {
    const value = file.domain.get(name)?.result;
    if (value?.kind === 'string') yield wholePiece(value);
  }
  yield* vfbValues(file, 'vnclisten');
}

function* ofXend({ xend }: XendFile): Iterable<Piece> {
  for (const name of OF_XEND) {
    const node = xend.get(name)?.value;
    if (node && node.kind !== 'list') yield wholePiece(stringValue(node));
  }
}

/** The number that is too large, or what is too much, in a text that is surely meant to be an IPv4 address. */
function wrongPart(text: string): { from: number; to: number; text: string } | undefined {
  const found = /^[0-9]{1,4}(?:\.[0-9]{1,4}){3,5}(?=$|:[0-9]{1,5}$)/.exec(text);
  if (!found) return undefined;
  let from = 0;
  for (const [index, part] of found[0].split('.').entries()) {
    if (index > 3 || Number(part) > 255) return { from, to: from + part.length, text: part };
    from += part.length + 1;
  }
  return undefined;
}
