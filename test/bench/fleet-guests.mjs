// The guests of a generated fleet: plain data first, so that conflicts can be planted, then text with the line of each value known.
import { random } from './random.mjs';

const hex = (value, digits) => value.toString(16).padStart(digits, '0');

/** An address that no other interface has: the number of the interface in 10.0.0.0/8. */
const address = (n) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

/**
 * Hosts with their guests: `{ folder, kind, guests }`, a guest `{ path, host, fields, vifs, disks }`. Everything that must be unique is.
 * Every tenth host is routed, every twentieth has a network script with antispoof, the rest are bridged.
 */
export function fleet(hosts, guestsOfHost) {
  const chance = random(4711);
  let count = 0;
  return Array.from({ length: hosts }, (_, h) => {
    const folder = `rack${hex(h >> 4, 3)}/host${hex(h, 4)}/xen`;
    const kind = h % 10 === 3 ? 'route' : h % 20 === 7 ? 'antispoof' : 'bridge';
    const host = { folder, kind, memory: 4096 * (guestsOfHost + 8), guests: [] };
    for (let g = 0; g < guestsOfHost; g++) host.guests.push(guest(host, h, g, count++, chance));
    return host;
  });
}

function guest(host, h, g, n, chance) {
  const hvm = host.kind !== 'antispoof' && chance.below(3) === 0;
  const vifs = Array.from({ length: 1 + chance.below(3) }, (_, v) => {
    const id = n * 4 + v;
    return {
      mac: `00:16:3e:${hex((id >> 16) & 127, 2)}:${hex((id >> 8) & 255, 2)}:${hex(id & 255, 2)}`,
      ip: address(id + 256),
      bridge: `xenbr${chance.below(4)}`,
      vifname: `g${g}n${v}`,
    };
  });
  const name = `guest-${hex(n, 6)}`;
  const disks = ['root', 'swap', 'data', 'logs'].slice(0, 2 + chance.below(3)).map((what, d) => ({
    // xend hands files and devices on as they are.
    target:
      d === 3 && host.kind !== 'antispoof'
        ? `/srv/images/${name}-${what}.qcow2`
        : `/dev/vg${chance.below(4)}/${name}-${what}`,
    vdev: `xvd${'abcd'[d]}`,
    format: d === 3 ? 'qcow2' : 'raw',
    access: 'rw',
  }));
  return {
    path: `${host.folder}/${name}.cfg`,
    host,
    hvm,
    name,
    uuid: `${hex(n, 8)}-${hex(h, 4)}-4000-8000-${hex(n * 7919, 12)}`,
    memory: chance.pick([512, 1024, 2048, 4096]),
    vcpus: 1 + chance.below(4),
    vncdisplay: g,
    pci: chance.below(4) === 0 ? [`${hex(1 + (g >> 3), 2)}:${hex(g & 31, 2)}.0`] : [],
    vifs,
    disks,
    notes: 3 + chance.below(4),
  };
}

const NOTES = [
  'Do not edit by hand without telling the storage team',
  'The kernel is copied from dom0 by the nightly job',
  'Memory in MiB, see the capacity sheet',
  'Network: one bridge a tenant, addresses from the registry',
  'Devices must be made assignable before the guest starts',
  'Graphics only on the internal network',
  'What to do when the guest ends',
];

/** A guest's text, and the lines (from 0) of what conflicts are reported at: `{ name: 5, 'vif0': 31, … }`. */
export function textOf(guest) {
  const lines = [];
  const at = {};
  const put = (line, key) => {
    if (key) at[key] = lines.length;
    lines.push(line);
  };
  const note = (i) => put(`# ${NOTES[i % NOTES.length]}`);
  const xm = guest.host.kind === 'antispoof';
  put(`# ${'='.repeat(70)}`);
  put(`# ${guest.name}: generated`);
  for (let i = 0; i < guest.notes; i++) note(i);
  put('');
  put(`name = "${guest.name}"`, 'name');
  put(`uuid = "${guest.uuid}"`, 'uuid');
  if (!xm) put(`type = "${guest.hvm ? 'hvm' : 'pv'}"`);
  if (guest.hvm) put('boot = "dc"');
  else {
    put('kernel = "/var/lib/xen/boot/vmlinuz-6.1.0-18-amd64"');
    put('ramdisk = "/var/lib/xen/boot/initrd.img-6.1.0-18-amd64"');
    put('root = "/dev/xvda1 ro"');
    put('extra = "console=hvc0 net.ifnames=0 panic=30"');
  }
  put('');
  note(2);
  put(`memory = ${guest.memory}`, 'memory');
  put(`vcpus = ${guest.vcpus}`);
  put('');
  note(0);
  put('disk = [');
  guest.disks.forEach((disk, i) => {
    const { format, vdev, access, target } = disk;
    put(
      xm
        ? `    'phy:${target},${vdev},w',`
        : `    'format=${format}, vdev=${vdev}, access=${access}, target=${target}',`,
      `disk${i}`,
    );
  });
  put(']');
  put('');
  note(3);
  put('vif = [');
  guest.vifs.forEach((vif, i) => {
    const parts = Object.entries(vif).filter(([, value]) => value !== undefined);
    put(`    '${parts.map(([key, value]) => `${key}=${value}`).join(',')}',`, `vif${i}`);
  });
  put(']');
  put('');
  if (guest.pci.length) {
    note(4);
    put('pci = [');
    for (const [i, device] of guest.pci.entries()) put(`    '${device}',`, `pci${i}`);
    put(']');
    put('');
  }
  note(5);
  if (guest.hvm) {
    put('vnc = 1');
    put('vnclisten = "127.0.0.1"');
    put(`vncdisplay = ${guest.vncdisplay}`, 'vnc');
    put('vncunused = 0');
  } else put(`vfb = ['vnc=1,vnclisten=127.0.0.1,vncdisplay=${guest.vncdisplay},vncunused=0']`, 'vnc');
  put('');
  note(6);
  for (const event of ['on_poweroff = "destroy"', 'on_reboot = "restart"', 'on_crash = "restart"']) put(event);
  while (lines.length < 56) note(lines.length);
  return { text: `${lines.join('\n')}\n`, at };
}

/** The same values as a JavaScript module of like size, for a linter of JavaScript. */
export function scriptOf(guest) {
  return `${textOf(guest)
    .text.split('\n')
    .map((line) =>
      line.startsWith('#')
        ? `//${line.slice(1)}`
        : line.includes(' = ') && !line.startsWith(' ')
          ? `export const ${line}`
          : line,
    )
    .join('\n')
    .replaceAll(/^\]$/gm, '];')}`;
}

/** The same values as a page of Markdown of like size, for a linter of such pages. */
export const pageOf = (guest) =>
  `# ${guest.name}\n\n${textOf(guest)
    .text.split('\n')
    .filter((line) => line)
    .map((line) => (line.startsWith('#') ? `Note: ${line.slice(2)}` : `- \`${line.trim()}\``))
    .join('\n\n')}\n`;
