import { catalog, isIn } from '../../catalog/index.ts';
import { KEYMAPS } from '../../catalog/keymaps.ts';
import { bridges } from './bridges.ts';
import { type Context, fileStem, guestName } from './context.ts';
import { freshUuid } from './uuid.ts';

/** A value with a few words about it. */
export type Usual = readonly [value: string, about?: string];

const LISTEN: readonly Usual[] = [
  ['127.0.0.1', 'dom0 alone'],
  ['0.0.0.0', 'every address of dom0'],
];
const SIZES = [256, 512, 1024, 2048, 4096, 8192, 16384, 32768];
const sizes = (): Usual[] => SIZES.map((size) => [String(size), size < 1024 ? `${size} MiB` : `${size / 1024} GiB`]);
const counts = (): Usual[] => ['1', '2', '4', '8', '16'].map((count) => [count]);
const plain = (...values: string[]): Usual[] => values.map((value) => [value]);

/** Values that people write where Xen takes any: by the setting's name. */
const USUAL: Readonly<Record<string, (context: Context) => readonly Usual[]>> = {
  blkdev_start: () => plain('xvda', 'sda'),
  boot: () => [
    ['c', 'disk'],
    ['d', 'CD-ROM'],
    ['n', 'network'],
    ['dc', 'CD-ROM, else disk'],
    ['cn', 'disk, else network'],
  ],
  bootloader: ({ file }) => plain(file.profile.toolstack === 'xm' ? '/usr/bin/pygrub' : 'pygrub'),
  cap: () => [
    ['0', 'no limit'],
    ['50', 'half a CPU'],
    ['100', 'one CPU'],
  ],
  cmdline: () => plain('root=/dev/xvda1 ro console=hvc0'),
  cpu_cap: () => [
    ['0', 'no limit'],
    ['50', 'half a CPU'],
    ['100', 'one CPU'],
  ],
  cpu_weight: () => [
    ['256', 'the default'],
    ['512', 'twice the share'],
  ],
  defaultbridge: (context) => bridges(context.file, context.fleet).map((bridge) => [bridge]),
  extra: () => plain('console=hvc0', 'console=ttyS0'),
  keymap: () => plain(...KEYMAPS),
  lockfile: () => plain('/var/lock/xl'),
  maxmem: sizes,
  maxvcpus: counts,
  memory: sizes,
  name: (context) => plain(context.file.kind === 'domain' ? guestName(context) : fileStem(context.file.path)),
  pool: ({ fleet }) => [
    ...[...fleet.all('pool')].flatMap(([fact]): Usual[] => (fact ? [[fact.key, 'in the workspace']] : [])),
    ['Pool-0', 'every host has it'],
  ],
  root: () => plain('/dev/xvda1 ro', '/dev/sda1 ro', '/dev/nfs'),
  serial: () => [['pty', 'for xl console -t serial']],
  spicehost: () => LISTEN,
  usbdevice: () => [['tablet', 'pointer without a grab'], ['mouse'], ['host:VENDOR:PRODUCT', 'a device of the host']],
  uuid: ({ file }) => [[freshUuid(file.path), 'fresh']],
  vcpus: counts,
  vifscript: vifScripts,
  'vif.default.bridge': (context) => bridges(context.file, context.fleet).map((bridge) => [bridge]),
  'vif.default.script': vifScripts,
  vnclisten: () => LISTEN,
};

/** The vif scripts that the release ships, and those that guests of the workspace name. */
export function vifScripts({ file, fleet }: Context): Usual[] {
  const shipped = [...catalog.scripts.values()]
    .filter((script) => script.role === 'vif' && isIn(file.profile.release, script))
    .map(({ name }): Usual => [name]);
  const known = new Set(shipped.map(([name]) => name));
  const own = [...fleet.all('script')].flatMap(([fact]): Usual[] =>
    fact && !known.has(fact.key) ? [[fact.key, 'in the workspace']] : [],
  );
  return [...shipped, ...own];
}

/** The usual values of a setting; none where nothing is usual. */
export const usualValues = (context: Context, name: string): readonly Usual[] =>
  Object.hasOwn(USUAL, name) ? (USUAL[name]?.(context) ?? []) : [];
