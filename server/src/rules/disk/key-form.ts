import type { DomainFile } from '../../config/file.ts';
import { type Disk, diskPart, readDisk } from '../../specs/disk.ts';
import type { Piece } from '../../specs/piece.ts';
import type { Edit } from '../../syntax/problem.ts';
import { span } from '../../syntax/text.ts';
import { type StringValue, TextMap } from '../../values/value.ts';
import { replace } from '../rule.ts';
import { isLiteral } from '../settings/edit.ts';

/** What stands in a disk string that is put together anew: as Xen reads it, and as the file spells it. */
interface Spelling {
  readonly text: string;
  readonly source: string;
}

const plain = (text: string): Spelling => ({ text, source: text });

/**
 * The edit that writes a disk with a key for each parameter, `target=` last, so that it means the same; undefined where the file does not spell the string
 * in one piece, or it would mean something else. `read` is the disk as it was meant.
 */
export function keyForm(file: DomainFile, original: StringValue, read: Disk): Edit | undefined {
  if (!isLiteral(file, original) || read.faults.length) return undefined;
  const spelled = ({ from, to, span: { start, end } }: Piece): Spelling => ({
    text: original.text.slice(from, to),
    source: file.text.slice(start, end),
  });
  const parts: Spelling[] = [];
  const add = (key: string, value?: Spelling): void => {
    parts.push(value ? { text: `${key}=${value.text}`, source: `${key}=${value.source}` } : plain(key));
  };
  const { target, vdev } = read;
  if (!read.cdrom || target?.text) add('format', plain(read.format));
  if (vdev) add('vdev', spelled(vdev));
  const access = diskPart(read, 'access')?.value;
  if (access?.text) add('access', spelled(access));
  if (read.cdrom) add('devtype', plain('cdrom'));
  if (read.script !== undefined) add('script', plain(read.script));
  for (const { role, key, value } of read.parts) {
    if (key && role !== 'prefix' && !WRITTEN.has(role)) add(role, value && spelled(value));
  }
  if (target?.text) add('target', spelled(target));
  const text = parts.map((part) => part.text).join(',');
  if (!means(read, original, text, file)) return undefined;
  return replace(span(original.span.start + 1, original.span.end - 1), parts.map(({ source }) => source).join(','));
}

/** Roles that are written from the disk itself, in their own order. */
const WRITTEN = new Set(['target', 'format', 'vdev', 'access', 'devtype', 'cdrom', 'script', 'unread']);

/** True when another text is read as the same disk. */
function means(read: Disk, original: StringValue, text: string, { profile }: DomainFile): boolean {
  const other = readText(text, profile);
  const of = ({ vdev, format, writable, cdrom, backendtype, script, backend, specification, discard, colo }: Disk) =>
    JSON.stringify([
      vdev?.text,
      format,
      writable,
      cdrom,
      backendtype,
      script,
      backend?.text,
      specification,
      discard,
      colo,
    ]);
  const target = read.target && original.text.slice(read.target.from, read.target.to);
  return !other.faults.length && of(other) === of(read) && (other.target?.text ?? '') === (target ?? '');
}

/** Reads a text as a disk string that stands in no file. */
export const readText = (text: string, profile: DomainFile['profile']): Disk =>
  readDisk({ kind: 'string', span: span(0, 0), text, map: TextMap.computed(text.length, span(0, 0)) }, profile);

/** The disk as it was meant when these characters belong to the path: read again with letters in their place. */
export function readAsPath({ value }: Disk, at: readonly number[], profile: DomainFile['profile']): Disk {
  const chars = value.text.split('');
  for (const offset of at) chars[offset] = 'A';
  return readDisk({ kind: 'string', span: value.span, map: value.map, text: chars.join('') }, profile);
}
