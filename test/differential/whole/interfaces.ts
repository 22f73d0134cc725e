import type { GuestType } from '../../../server/src/catalog/types.ts';
import type { Draw } from './draw.ts';

const MACS = ['00:16:3e:00:00:0', '02:00:00:00:00:0', 'aa:0:1:2:3:', '00:16:3E:AB:CD:E', '0:16:3e:1:2:'];
const NO_MACS = [
  '00:16:3e:00:00',
  '00-16-3e-00-00-01',
  '00163e000001',
  '00:16:3g:00:00:01',
  '00:16:3e:00:00:01:02',
  '01:00:5e:00:00:01',
  '00:00:00:00:00:00',
  'ff:ff:ff:ff:ff:ff',
  '00:16:3e:xx:xx:xx',
  '',
  '00:16:3e:00:00:100',
  '00:16:3e:00:00:0g',
  '000:16:3e:00:00:01',
  '"00:16:3e:00:00:01"',
  ' 00:16:3e:00:00:01',
];
const RATES = ['10Mb/s', '250KB/s', '1GB/s@20ms', '100b/s', '1MB/s@1s', '010Mb/s'];
const NO_RATES = [
  '10',
  '10mb/s',
  '0Mb/s',
  '10Mb/s@',
  '10Mb',
  '5000000000KB/s',
  '10 Mb/s',
  '',
  '1MB/s@5000s',
  '1.5Mb/s',
  '10Mb/sx',
];
const ADDRESSES = ['10.0.0.1', '10.1.0.0/2', '10.2.0.9 10.2.0.1', '2001:db8::'];
const NO_ADDRESSES = ['10.0.0', '10.0.0.256', 'O.0.0.1', '10.0.0.1/33', '', 'dhcp'];

/** The vif string at a place in the list. */
export function vif(draw: Draw, type: GuestType, place: number): string {
  if (draw.once(6)) return '';
  const own = (words: readonly string[]): string[] => words.map((word) => `${word}${place + 1}`);
  const parts = [
    `mac=${draw.word(own(MACS), NO_MACS)}`,
    `bridge=${draw.word(['xenbr0', 'br0'], ['', '"xenbr0"', 'xenbr0.5'])}`,
    `ip=${draw.word(own(ADDRESSES), NO_ADDRESSES)}`,
    `vifname=${draw.word(own(['web', 'lan']), ['web', 'webserver-front-eth0', 'eth0', '', 'a b', 'web/0'])}`,
    `rate=${draw.word(RATES, NO_RATES)}`,
    `script=${draw.word(['vif-bridge', 'vif-openvswitch', '/etc/xen/scripts/vif-nat'], ['network-bridge', '', 'vif-route'])}`,
    `model=${draw.word(['e1000', 'rtl8139', 'virtio-net'], ['e1001', '', 'rtl8193'])}`,
    `type=${draw.word([type === 'hvm' ? 'ioemu' : 'vif', 'vif'], ['ioemu', 'pv', 'emu', '', 'IOEMU'])}`,
    `backend=${draw.word(['0', 'Domain-0'], ['net', '9', ''])}`,
    `devid=${draw.word([`${place}`, `${place + 7}`], ['x', '', '1x', ' 2', '-1', '0x3'])}`,
    `mtu=${draw.word(['1500', '9000'], ['x', '', '1500x', '99', '0'])}`,
    draw.word(['trusted', 'untrusted'], ['trusted=1', 'Trusted']),
    ...(draw.slips ? ['netdev=eth0', 'accel=x', 'x=1', 'x', 'vlan=5', 'bridge', 'mac = 00:16:3e:00:00:01', '='] : []),
  ];
  const few = draw.once(2) ? parts.slice(0, 3) : parts;
  return draw.some(few, 4).join(draw.word([','], [', ', ' ,', ';', ',,', ' ']));
}
