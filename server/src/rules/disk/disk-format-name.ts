import type { DomainFile } from '../../config/file.ts';
import { type Disk, diskPart } from '../../specs/disk.ts';
import { piece } from '../../specs/piece.ts';
import type { Fix } from '../../syntax/problem.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { checkedDisks, isKeyed, wordsOf } from './words.ts';

/** Images whose first bytes are a header of the format, so that none of them is a disk as it is. */
const IMAGE = /\.(qcow2?|qed)$/i;

export default rule({
  id: 'disk-format-name',
  subject: 'disk',
  severity: 'warning',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    for (const { disk } of checkedDisks(file)) {
      const { target, format, faults, script } = disk;
      const named = IMAGE.exec(target?.text ?? '')?.[1]?.toLowerCase();
      if (!target || !named || format !== 'raw' || faults.length || script || target.text.startsWith('/dev/')) continue;
      yield {
        span: piece(disk.value, target.to - named.length, target.to).span,
        message: `By its name this is a ${named} image, but the guest gets the file's bytes as they are (raw) and finds no disk in them. Write the format ${named}.`,
        fixes: withFormat(file, disk, named),
      };
    }
  },
});

function withFormat(file: DomainFile, disk: Disk, format: string): Fix[] {
  const title = `Change the format to ${format}`;
  const written = diskPart(disk, 'format')?.value;
  if (written) return written.editable ? [choice(title, replace(written.span, format))] : [];
  const prefixes = disk.parts.flatMap(({ role, key }) => (role === 'prefix' && key ? [key] : []));
  const [first] = prefixes;
  const last = prefixes.at(-1);
  if (first && last) {
    if (file.profile.toolstack === 'xm' && !wordsOf(file, 'xmDriver').includes(format)) return [];
    const [place, text] = first === last ? [first, `tap:${format}`] : [last, format];
    return place.editable ? [choice(title, replace(place.span, text))] : [];
  }
  const start = piece(disk.value, 0, 0);
  const keyed = isKeyed(file) && disk.parts.some(({ role, key }) => role === 'target' && key);
  return keyed && start.editable ? [choice(title, replace(start.span, `format=${format},`))] : [];
}
