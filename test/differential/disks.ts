import fc from 'fast-check';

/** What disk strings are put together from: parts that are right, near misses, and what only a scanner tells apart. */
const TARGETS = ['/dev/vg/a', '/a.img', 'a b', 'é', '', '/a:b', 'rbd:pool/a', 'http://x/a', 'c:/a', '/a=b', 'phy', 'A'];
const FORMATS = ['raw', 'qcow', 'qcow2', 'vhd', 'empty', 'qed', '', 'RAW', 'img', 'raw '];
const VDEVS = ['xvda', 'hdc', 'sda1', 'hdc:cdrom', 'xvda:disk', 'hda:x', ':cdrom', 'hdc:', 'xvda '];
const MODES = ['r', 'ro', 'rw', 'w', 'w!', 'RW', 'readonly', ''];
const PREFIXES = [
  'phy',
  'file',
  'tap',
  'tap2',
  'aio',
  'ioemu',
  'tapdisk',
  'raw',
  'qcow',
  'qcow2',
  'vhd',
  'nbd',
  'enbd',
];
const ODD_PREFIXES = ['iscsi', 'drbd', 'vmdk', 'qed', 'x9', '9x', 'Phy', 'a-b', 'file2'];
const FLAGS = [
  'cdrom',
  'discard',
  'no-discard',
  'direct-io-safe',
  'colo',
  'no-colo',
  'trusted',
  'untrusted',
  'readonly',
];
const KEYS: Readonly<Record<string, readonly string[]>> = {
  format: FORMATS,
  vdev: VDEVS,
  access: MODES,
  target: [...TARGETS, 'a,b', 'x,vdev=xvdb'],
  devtype: ['cdrom', 'disk', 'floppy', ''],
  backendtype: ['phy', 'tap', 'qdisk', 'standalone', 'file', ''],
  specification: ['xen', 'virtio', 'x'],
  backend: ['dom1', ''],
  script: ['block-x', ''],
  'colo-port': ['1', '0', 'x', ' +07', '12x', '-3'],
  'colo-host': ['h', ''],
  'colo-export': ['e'],
  'active-disk': ['/a'],
  'hidden-disk': ['/b'],
  grant_usage: ['0', '1', '2', '12', ''],
  foo: ['bar', '', 'é', 'éx'],
  Format: ['raw'],
  'for-mat2': ['x'],
};

const oneOf = (words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words);

const keyed = oneOf(Object.keys(KEYS)).chain((key) =>
  fc
    .tuple(oneOf(['=', '=', '=', '=', ' =', '= ', '', '==']), oneOf(KEYS[key] as readonly string[]))
    .map(([equals, value]) => `${key}${equals}${value}`),
);
const prefixed = fc
  .tuple(
    fc.array(oneOf([...PREFIXES, ...PREFIXES, ...ODD_PREFIXES]), { minLength: 1, maxLength: 3 }),
    oneOf([...TARGETS, '\n']),
  )
  .map(([prefixes, rest]) => `${prefixes.join(':')}:${rest}`);
const part = fc.oneof(
  { weight: 3, arbitrary: keyed },
  { weight: 2, arbitrary: prefixed },
  { weight: 2, arbitrary: oneOf(TARGETS) },
  { weight: 2, arbitrary: oneOf(FORMATS) },
  { weight: 3, arbitrary: oneOf(VDEVS) },
  { weight: 1, arbitrary: oneOf(MODES) },
  { weight: 2, arbitrary: oneOf(FLAGS) },
  { weight: 1, arbitrary: oneOf(['=', 'a=', '\t', '\n', ' ', 'cdrom=1', 'cdrom ', 'target', '-', '_', 'a_b=1']) },
);
const separator = oneOf([',', ',', ',', ',', ',', ',', ', ', ' ,', '', '\n', ',\n', ' ']);

/** Parts in any order. */
const loose = fc
  .array(fc.tuple(part, separator), { minLength: 1, maxLength: 6 })
  .chain((parts) =>
    fc
      .boolean()
      .map((open) => parts.map(([text, behind], i) => (i < parts.length - 1 || open ? text + behind : text)).join('')),
  );

/** TARGET,FORMAT,VDEV,ACCESS or PREFIX:TARGET,VDEV,ACCESS, with further parts behind. */
const positional = fc
  .tuple(
    fc.oneof(
      fc.tuple(oneOf(TARGETS), oneOf(FORMATS)).map(([target, format]) => `${target},${format}`),
      prefixed,
    ),
    oneOf(VDEVS),
    fc.array(fc.oneof(oneOf(MODES), oneOf(FLAGS), keyed), { maxLength: 3 }),
  )
  .map(([head, vdev, rest]) => [head, vdev, ...rest].join(','));

/** KEY=VALUE,…, mostly with target= at the end. */
const byKeys = fc
  .tuple(
    fc.array(fc.oneof({ weight: 4, arbitrary: keyed }, oneOf(FLAGS)), { maxLength: 4 }),
    oneOf(VDEVS),
    oneOf(TARGETS),
  )
  .map(([keys, vdev, target]) => [...keys, `vdev=${vdev}`, `target=${target}`].join(','));

/** One character put in, left out or replaced. */
const slip = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat({ max: text.length }), oneOf([',', '=', ':', ' ', '\n', 'x', '-', '_', '']), fc.nat({ max: 1 }))
    .map(([at, put, out]) => text.slice(0, at) + put + text.slice(at + out));

const whole = fc.oneof(loose, positional, byKeys);

/** Disk strings, most of them nearly right. */
export const DISKS = fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: whole.chain(slip) });
