import { slot } from './items.ts';
import type { GuestParts, Snippet } from './snippets.ts';

/** Guests as xm makes them. */
export function xmGuests({ name, vif, pci }: GuestParts): Snippet[] {
  const volume = `'phy:${slot(5, `/dev/vg0/${name}`)}`;
  const kernel = `kernel = "${slot(4, '/boot/vmlinuz-guest')}"`;
  return [
    {
      label: 'PV guest',
      detail: 'paravirtualised, boots the kernel on its disk',
      lines: [
        ...start(name, 512),
        `bootloader = "${slot(4, '/usr/bin/pygrub')}"`,
        '',
        `disk = [ ${volume},xvda,w' ]`,
        vif,
      ],
    },
    {
      label: 'HVM guest',
      detail: 'a whole PC, with a CD to install from',
      lines: [
        'builder = "hvm"',
        `kernel  = "${slot(4, '/usr/lib/xen/boot/hvmloader')}"`,
        'device_model = "/usr/lib/xen/bin/qemu-dm"',
        ...start(name, 1024),
        'boot = "dc"',
        'vnc  = 1',
        '',
        'disk = [',
        `    ${volume},hda,w',`,
        `    'file:${slot(6, '/var/lib/xen/images/install.iso')},hdc:cdrom,r',`,
        ']',
        vif,
      ],
    },
    {
      label: 'Driver domain',
      detail: 'owns a network card of the host and serves other guests',
      lines: [
        ...start(name, 256),
        kernel,
        'root   = "/dev/xvda1 ro"',
        'netif  = 1',
        `pci    = [ '${slot(6, pci)}' ]`,
        '',
        `disk = [ ${volume},xvda,w' ]`,
      ],
    },
    {
      label: 'NFS root guest',
      detail: 'without a disk: its root is on an NFS server',
      lines: [
        ...start(name, 256),
        kernel,
        'root       = "/dev/nfs"',
        `nfs_server = "${slot(5, '192.0.2.5')}"`,
        `nfs_root   = "${slot(6, '/srv/nfs/guest')}"`,
        'dhcp       = "dhcp"',
        '',
        vif,
      ],
    },
  ];
}

const start = (name: string, memory: number): string[] => [
  `name   = "${slot(1, name)}"`,
  `memory = ${slot(2, memory)}`,
  `vcpus  = ${slot(3, 1)}`,
  '',
];
