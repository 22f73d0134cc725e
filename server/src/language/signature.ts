import { catalog } from '../catalog/index.ts';
import type { ConfFile, ConfigFile, DomainFile } from '../config/file.ts';
import { optionAt } from '../rules/settings/options.ts';
import { parts } from '../specs/piece.ts';
import { diskForm, diskParts } from './place/disk-places.ts';
import { placeAt, type StringPlace } from './place/place.ts';
import type { Signature } from './types.ts';

/** The form of the spec under the cursor, when the places of its parts count: a disk, a PCI device, a vif's rate. */
export function signature(file: ConfigFile, offset: number): Signature | undefined {
  if (file.kind === 'xend') return undefined;
  const place = placeAt(file, offset);
  if (place.at !== 'string') return undefined;
  switch (optionAt(file, place.name)?.spec) {
    case 'disk':
      return disk(file, place);
    case 'pci':
      return pci(place);
    case 'vscsi':
      return vscsi(place);
    case 'vif':
      return rate(place);
    default:
      return undefined;
  }
}

/** A label made of parts with fixed texts between them. */
function signatureOf(
  pieces: readonly (string | { readonly part: string; readonly about?: string })[],
  active: number | undefined,
  markdown?: string,
): Signature {
  let label = '';
  const found: { from: number; to: number; markdown?: string }[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      label += piece;
      continue;
    }
    const from = label.length;
    label += piece.part;
    found.push({ from, to: label.length, ...(piece.about ? { markdown: piece.about } : {}) });
  }
  return {
    label,
    parts: found,
    ...(active === undefined ? {} : { active }),
    ...(markdown ? { markdown } : {}),
  };
}

const ABOUT: Readonly<Record<string, string>> = {
  target: 'what dom0 has: a block device or a file',
  format: '`raw`, `qcow2`, `vhd` …; empty means raw',
  vdev: 'the disk in the guest: `xvda`, `hda` …',
  access: '`rw` or `w`, `ro` or `r`',
  uname: '`phy:DEVICE`, `file:PATH` or `tap:DRIVER:PATH`',
  device: 'the disk in the guest: `xvda`, `hda`, `hdc:cdrom` …',
  mode: '`r`, `w`, or `w!` to share a writable disk',
  backend: 'the domain that serves it; dom0 when left out',
  protocol: 'the protocol of the ring, for another architecture',
};

function disk({ profile }: DomainFile | ConfFile, { literal, text: at }: StringPlace): Signature | undefined {
  const spec = catalog.specs.get('disk');
  if (!spec) return undefined;
  const form = diskForm(spec, profile);
  const found = diskParts(literal.value, spec, profile);
  const here = found.findLast(({ part: { whole } }) => whole.from <= at && at <= whole.to);
  if (here?.part.equals) return undefined;
  const optional = profile.toolstack === 'xm' ? 3 : form.length;
  const pieces = form.flatMap((name, i) => {
    const about = ABOUT[name];
    const part = { part: name, ...(about ? { about } : {}) };
    return i === 0 ? [part] : i < optional ? [',', part] : ['[,', part, ']'];
  });
  const active = here?.place ? form.indexOf(here.place) : -1;
  return signatureOf(pieces, active < 0 ? undefined : active, form.length === 4 ? KEYED : undefined);
}

const KEYED = 'Or by key: `format=raw, vdev=xvda, access=rw, target=/dev/vg0/disk`, with `target=` last.';

function vscsi({ literal, text: at }: StringPlace): Signature {
  const pieces = [
    { part: 'pdev', about: 'the device in dom0' },
    ',',
    { part: 'vdev', about: 'HOST:CHANNEL:TARGET:LUN in the guest' },
    '[,',
    { part: 'backend', about: 'the domain that serves it' },
    ']',
  ];
  return signatureOf(pieces, Math.min(literal.value.text.slice(0, at).split(',').length - 1, 2));
}

/** A device's address: what stands before the cursor tells which number it is in. */
function pci({ literal, text: at }: StringPlace): Signature | undefined {
  const { text } = literal.value;
  const end = text.indexOf(',');
  if (end >= 0 && at > end) return undefined;
  const whole = end < 0 ? text : text.slice(0, end);
  if (whole.includes('=')) return undefined;
  const before = text.slice(0, at);
  const withDomain = whole.split(':').length > 2;
  const colons = before.split(':').length - 1;
  const number = before.includes('@') ? 4 : before.includes('.') ? 3 : colons + (withDomain ? 0 : 1);
  return signatureOf(
    [
      '[',
      { part: 'DOMAIN', about: 'the PCI domain, 0000 when left out' },
      ':]',
      { part: 'BUS' },
      ':',
      { part: 'DEVICE', about: 'hexadecimal, up to 1f' },
      '.',
      { part: 'FUNCTION', about: '0 to 7, or `*` for all' },
      '[@',
      { part: 'SLOT', about: 'where the guest sees it' },
      '][,KEY=VALUE…]',
    ],
    Math.min(number, 4),
  );
}

function rate({ literal, text: at }: StringPlace): Signature | undefined {
  const here = parts(literal.value).findLast(({ whole }) => whole.from <= at && at <= whole.to);
  if (here?.key.text.trim() !== 'rate' || !here.value || at < here.value.from) return undefined;
  const behind = here.value.text.slice(0, at - here.value.from).includes('@');
  return signatureOf(
    [
      { part: 'NUMBER[K|M|G](B|b)/s', about: '`B` for bytes, `b` for bits; K, M and G are powers of 1000' },
      '[@',
      { part: 'INTERVAL(ms|us|s)', about: 'how often the guest gets its share; 50 ms when left out' },
      ']',
    ],
    behind ? 1 : 0,
  );
}
