import type { Draw } from './draw.ts';

const ADDRESSES = ['1:00.0', '1:1f.7', '2:00.*@5', '2:01.1@7'];
const NO_ADDRESSES = [
  '01:00',
  '01:00.8',
  '01:20.0',
  'g1:00.0',
  '01:00.*',
  '1:0.0',
  '',
  '00000:01:00.0',
  '01:00.0@',
  '01:00.0@40',
  '01:00.0 ',
  'name=nic',
  'bdf=01:00.0,name=x',
  '01.00.0',
  '0x1:00.0',
];

/** The PCI device at a place in the list, handed through, in its old or its new form. */
export function pci(draw: Draw, place: number): string {
  const own = ADDRESSES.map((address) => `${draw.of(['', '0000:', 'bdf='])}${place}${address}`);
  const options = [
    `permissive=${draw.word(['0', '1'], ['yes', '', 'x', '2'])}`,
    `msitranslate=${draw.word(['0', '1'], ['yes', '', '-1'])}`,
    `power_mgmt=${draw.word(['0', '1'], ['on', ''])}`,
    `seize=${draw.word(['0', '1'], ['true', ''])}`,
    `rdm_policy=${draw.word(['strict', 'relaxed', 'Strict'], ['none', ''])}`,
    `vslot=${draw.word(['5', '1f'], ['20', 'x', ''])}`,
    ...(draw.slips ? ['x=1', 'seize', 'Seize=1', 'seize = 1', 'bdf=01:00.0'] : []),
  ];
  const parts = [draw.word(own, NO_ADDRESSES), ...(draw.once(3) ? draw.some(options, 2) : [])];
  return parts.join(draw.word([','], [', ', ' ,', ';', ',,']));
}
