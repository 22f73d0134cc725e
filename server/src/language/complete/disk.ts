import { isIn, subkeysAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import { trimmed } from '../../specs/piece.ts';
import { type DiskPart, type DiskPlace, diskForm, diskParts } from '../place/disk-places.ts';
import type { Completion } from '../types.ts';
import { guestName, type SpecPlace } from './context.ts';
import { inOrder, valueItem } from './items.ts';
import { inValue, keys } from './keys.ts';
import { subkeyValues, targets } from './subkey-values.ts';
import type { Usual } from './usual.ts';
import { freeVdevs } from './vdevs.ts';

/** What may stand in a disk string: by its place, and xl's `key=value`. */
export function disk(place: SpecPlace): readonly Completion[] {
  const { at, file, spec, value } = place;
  const found = diskParts(value, spec, file.profile);
  const here = found.findLast(({ part: { whole } }) => whole.from <= at && at <= whole.to);
  const all = found.map(({ part }) => part);
  const subkeys = subkeysAt(spec, file.profile);
  const { toolstack, release } = file.profile;
  const takesKeys = toolstack === 'xl' && inReleases(release, '4.2');
  if (here && takesKeys && inValue(here.part, at)) {
    const subkey = subkeys.get(here.part.key.text.trim());
    return subkey ? subkeyValues(place, subkey, here.part, all) : [];
  }
  // All behind target= belongs to it.
  if (!here && takesKeys && found.at(-1)?.part.key.text.trim() === 'target') return [];
  if (here && !here.place && !here.part.equals && !subkeys.has(here.part.key.text)) return [];
  // Who has begun to write keys goes on so.
  const keyed =
    here?.part.equals || (all.some(({ equals }) => equals) && !found.some((one) => one !== here && one.place));
  const items = keyed ? [] : byPlace(place, here, found);
  return takesKeys ? [...items, ...keys(place, all, here?.part, taken(found, here))] : items;
}

/** The sub-keys whose place is filled already. */
const taken = (found: readonly DiskPart[], here: DiskPart | undefined): Set<string> => {
  const places = found.flatMap((one) => (one !== here && one.place && one.part.whole.text ? [one.place] : []));
  return new Set<string>(places);
};

function byPlace(place: SpecPlace, here: DiskPart | undefined, found: readonly DiskPart[]): Completion[] {
  const { value, at } = place;
  const free = here ? here.place : diskForm(place.spec, place.file.profile)[found.length];
  if (!free) return [];
  const where = here ? trimmed(value, here.part.whole.from, here.part.whole.to).span : value.map.span(at, at);
  return inOrder(
    usualAt(place, free).map(([text, about]) => valueItem(text, where, about)),
    '1',
  );
}

function usualAt(place: SpecPlace, at: DiskPlace): readonly Usual[] {
  const { file, spec } = place;
  const { release, toolstack } = file.profile;
  const words = (set: string): Usual[] =>
    (spec.words?.[set] ?? []).filter((word) => word.name && isIn(release, word)).map(({ name }): Usual => [name]);
  const name = guestName(place);
  switch (at) {
    case 'target':
      if (inReleases(release, null, '4.1')) return prefixed(name);
      return targets(name);
    case 'uname':
      return prefixed(name);
    case 'format':
      return words('format').filter(([word]) => word !== 'empty');
    case 'vdev':
    case 'device': {
      const free = freeVdevs(place, place.others()).map((vdev): Usual => [vdev, 'free']);
      return toolstack === 'xm' ? [...free, ['hdc:cdrom', 'a CD']] : free;
    }
    case 'access':
      return [
        ['rw', 'read and write'],
        ['ro', 'read only'],
        ['w', 'the same as rw'],
        ['r', 'the same as ro'],
      ];
    case 'mode':
      return [
        ['w', 'read and write'],
        ['r', 'read only'],
        ['w!', 'writable although others have it too'],
      ];
    case 'backend':
      return [...place.fleet.all('name')].flatMap(([fact]): Usual[] =>
        fact && fact.path !== file.path ? [[fact.key, 'in the workspace']] : [],
      );
    case 'protocol':
      return [['x86_32-abi'], ['x86_64-abi']];
  }
}

/** xm, and xl before 4.2, know the kind of a target by its prefix. */
const prefixed = (name: string): Usual[] => [
  [`phy:/dev/vg0/${name}`, 'a block device'],
  [`file:/var/lib/xen/images/${name}.img`, 'a file, through a loop device'],
  [`tap:aio:/var/lib/xen/images/${name}.img`, 'a file, through blktap'],
  [`tap:qcow:/var/lib/xen/images/${name}.qcow`, 'a qcow file, through blktap'],
];
