import { freshMac } from '../../fleet/mac.ts';
import { isRouted } from '../../fleet/route.ts';
import type { StringValue } from '../../values/value.ts';
import { bridges } from './bridges.ts';
import { type Context, guestName } from './context.ts';
import { slot, withoutPlaceholders } from './items.ts';
import { freeVdevs } from './vdevs.ts';

/** A string that is new in a list, as a snippet without its quotes. */
export interface Element {
  readonly label: string;
  readonly insert: string;
  readonly detail?: string;
  /** Of a spec whose entries are lists: all of it, with brackets and quotes. */
  readonly whole?: boolean;
}

type Maker = (context: Context, index: number, others: readonly StringValue[]) => readonly Element[];

/**
 * A new interface: a fresh MAC address, and the bridge; on a routed host the address, without which no packet reaches the guest. `first` is
 * the number of its placeholder.
 */
export function vifText({ file, fleet }: Context, index: number, first: number): string {
  const mac = `mac=${freshMac(fleet, `${file.path}#${index}`)}`;
  if (isRouted(file, fleet)) return `${mac},ip=${slot(first, '192.0.2.1')}`;
  return `${mac},bridge=${slot(first, bridges(file, fleet)[0] ?? 'xenbr0')}`;
}

/** An address as lspci shows it; xm of 3.0.0 wants commas (tools/python/xen/xm/create.py). */
export const pciAddress = ({ file: { profile } }: Context): string =>
  profile.toolstack === 'xm' && profile.release === '3.0.0' ? '1,0,0' : '01:00.0';

const MAKERS: Readonly<Record<string, Maker>> = {
  vif: (context, index) => {
    const { file, fleet } = context;
    const text = vifText(context, index, 1);
    const label = withoutPlaceholders(text);
    if (isRouted(file, fleet)) return [{ label, insert: text, detail: 'on a routed host' }];
    const withAddress = `${text},ip=${slot(2, '192.0.2.1')}`;
    return [
      { label, insert: text, detail: 'on a bridge' },
      { label: `${label},ip=…`, insert: withAddress, detail: 'with its address' },
    ];
  },
  disk: (context, _index, others) => {
    const name = guestName(context);
    const [vdev = 'xvda'] = freeVdevs(context, others);
    if (context.file.profile.toolstack === 'xm') {
      return [
        { label: `phy:…,${vdev},w`, insert: `phy:${slot(1, `/dev/vg0/${name}`)},${vdev},w`, detail: 'a block device' },
        {
          label: `file:…,${vdev},w`,
          insert: `file:${slot(1, `/var/lib/xen/images/${name}.img`)},${vdev},w`,
          detail: 'a file',
        },
      ];
    }
    return [
      {
        label: `format=raw,vdev=${vdev},access=rw,target=…`,
        insert: `format=raw,vdev=${vdev},access=rw,target=${slot(1, `/dev/vg0/${name}`)}`,
        detail: 'a block device or raw file',
      },
      {
        label: `format=qcow2,vdev=${vdev},access=rw,target=…`,
        insert: `format=qcow2,vdev=${vdev},access=rw,target=${slot(1, `/var/lib/xen/images/${name}.qcow2`)}`,
        detail: 'a file that grows',
      },
      {
        label: `vdev=${vdev},cdrom,target=…`,
        insert: `vdev=${vdev},cdrom,target=${slot(1, '/var/lib/xen/images/install.iso')}`,
        detail: 'a CD',
      },
    ];
  },
  vfb: () => [
    { label: 'vnc=1,vncunused=1', insert: 'vnc=1,vncunused=1', detail: 'VNC on the next free display' },
    { label: 'vnc=1,vncdisplay=1', insert: `vnc=1,vncdisplay=${slot(1, '1')}`, detail: 'VNC on a display of its own' },
  ],
  pci: (context) => {
    const address = pciAddress(context);
    return [{ label: address, insert: slot(1, address), detail: 'bus, device, function' }];
  },
  usbctrl: () => [{ label: 'version=2,ports=4', insert: `version=${slot(1, '2')},ports=${slot(2, '4')}` }],
  usbdev: () => [{ label: 'hostbus=1,hostaddr=3', insert: `hostbus=${slot(1, '1')},hostaddr=${slot(2, '3')}` }],
  channel: () => [
    { label: 'connection=pty,name=…', insert: `connection=pty,name=${slot(1, 'org.example.0')}` },
    {
      label: 'connection=socket,path=…,name=…',
      insert: `connection=socket,path=${slot(1, '/run/channel')},name=${slot(2, 'org.example.0')}`,
    },
  ],
  vtpm: () => [{ label: 'backend=…', insert: `backend=${slot(1, 'vtpmmgr')}` }],
  p9: () => [
    {
      label: 'tag=…,security_model=none,path=…',
      insert: `tag=${slot(1, 'share')},security_model=none,path=${slot(2, '/srv/share')}`,
    },
  ],
  vnuma: (_context, index) => [
    {
      label: '["pnode=…", "size=…", "vcpus=…", "vdistances=…"]',
      insert: `["pnode=${slot(1, index)}", "size=${slot(2, 1024)}", "vcpus=${slot(3, index)}", "vdistances=${slot(4, '10,20')}"]`,
      detail: 'a virtual NUMA node',
      whole: true,
    },
  ],
  vkb: () => [{ label: 'backend-type=qemu', insert: `backend-type=${slot(1, 'qemu')}` }],
  vdispl: () => [{ label: 'connectors=…', insert: `connectors=${slot(1, '0:1024x768')}` }],
  ioports: () => [
    { label: '3f8-3ff', insert: '3f8-3ff', detail: 'first serial port' },
    { label: '378-37f', insert: '378-37f', detail: 'first parallel port' },
  ],
  iomem: () => [
    { label: 'START,PAGES', insert: `${slot(1, 'fd4a0')},${slot(2, '1')}`, detail: 'hexadecimal page numbers' },
  ],
  dtdev: () => [{ label: '/soc/…', insert: `/soc/${slot(1, 'device@0')}` }],
};

/** Whole strings that may be added to a list of a spec; none where no one is usual. */
export const newElements = (
  context: Context,
  spec: string,
  index: number,
  others: readonly StringValue[],
): readonly Element[] => (Object.hasOwn(MAKERS, spec) ? (MAKERS[spec]?.(context, index, others) ?? []) : []);
