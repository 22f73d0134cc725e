import { inReleases, type Release } from '../../catalog/release.ts';
import { optionAt } from '../../rules/settings/options.ts';
import { slot } from './items.ts';
import type { GuestParts, Snippet } from './snippets.ts';

/** Guests as xl of a release makes them. */
export function xlGuests({ file, name, vif, pci }: GuestParts): Snippet[] {
  const { release } = file.profile;
  const disk = `disk = [ ${volume(release, `/dev/vg0/${name}`)} ]`;
  const kernel = `kernel  = "${slot(4, '/var/lib/xen/kernels/vmlinuz')}"`;
  const found: Snippet[] = [
    {
      label: 'PV guest',
      detail: 'paravirtualised, boots the kernel on its disk',
      lines: [...type(release, 'pv'), ...start(name, 1024), ...ownKernel(release), '', disk, vif],
    },
    {
      label: 'HVM guest',
      detail: 'a whole PC, with a CD to install from',
      lines: [
        ...type(release, 'hvm'),
        ...start(name, 4096),
        'boot = "dc"',
        'vnc  = 1',
        'usb  = 1',
        'usbdevice = "tablet"',
        '',
        'disk = [',
        `    ${volume(release, `/dev/vg0/${name}`)},`,
        `    ${cd(release)},`,
        ']',
        vif,
      ],
    },
    {
      label: 'NFS root guest',
      detail: 'without a disk: its root is on an NFS server',
      lines: [
        ...type(release, 'pv'),
        ...start(name, 512),
        kernel,
        commandLine(release, `root=/dev/nfs nfsroot=${slot(5, '192.0.2.5:/srv/nfs/guest')} ip=dhcp`),
        '',
        vif,
      ],
    },
  ];
  if (inReleases(release, '4.10')) {
    const lines = [...type(release, 'pvh'), ...start(name, 1024), kernel, commandLine(release, ROOT), '', disk, vif];
    found.splice(1, 0, { label: 'PVH guest', detail: 'hardware virtualisation without an emulated PC', lines });
  }
  if (optionAt(file, 'driver_domain')) {
    const device = ['driver_domain = 1', `pci = [ '${slot(6, pci)}' ]`];
    found.push({
      label: 'Driver domain',
      detail: 'owns a device of the host and serves other guests',
      lines: [...type(release, 'pv'), ...start(name, 512), ...device, '', ...ownKernel(release), disk],
    });
  }
  return found;
}

const ROOT = 'root=/dev/xvda1 ro console=hvc0';

/** `type` since 4.10; before, HVM was the builder and PV what is left. */
function type(release: Release, word: 'pv' | 'pvh' | 'hvm'): string[] {
  if (inReleases(release, '4.10')) return [`type = "${word}"`];
  return word === 'hvm' ? ['builder = "hvm"'] : [];
}

const start = (name: string, memory: number): string[] => [
  `name = "${slot(1, name)}"`,
  '',
  `memory = ${slot(2, memory)}`,
  `vcpus  = ${slot(3, 2)}`,
  '',
];

/** Boots what the guest has on its disk; xl of 4.0 knew no boot loader. */
const ownKernel = (release: Release): string[] =>
  inReleases(release, '4.1')
    ? ['bootloader = "pygrub"']
    : [`kernel = "${slot(4, '/boot/vmlinuz-guest')}"`, 'root   = "/dev/xvda1 ro"'];

/** `cmdline` since 4.5; before, xl took it as `extra`, and xl of 4.0 as `root` alone. */
function commandLine(release: Release, text: string): string {
  if (inReleases(release, '4.5')) return `cmdline = "${text}"`;
  return inReleases(release, '4.1') ? `extra   = "${text}"` : `root    = "${text.replace(/^root=/, '')}"`;
}

const volume = (release: Release, target: string): string =>
  inReleases(release, '4.2')
    ? `'format=raw,vdev=xvda,access=rw,target=${slot(5, target)}'`
    : `'phy:${slot(5, target)},xvda,w'`;

const cd = (release: Release): string => {
  const image = slot(7, '/var/lib/xen/images/install.iso');
  return inReleases(release, '4.2') ? `'vdev=hdc,cdrom,target=${image}'` : `'file:${image},hdc:cdrom,r'`;
};
