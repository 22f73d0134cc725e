import { catalog, nearest } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Disk, DiskFault } from '../../specs/disk.ts';
import { type Piece, piece, trimmed } from '../../specs/piece.ts';
import type { Fix } from '../../syntax/problem.ts';
import { span } from '../../syntax/text.ts';
import { choice, type Finding, replace, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { keyForm, readAsPath } from './key-form.ts';
import { parameters, refusal } from './words.ts';

/** Names that people give to parameters. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['dev', 'vdev'],
  ['device', 'vdev'],
  ['mode', 'access'],
  ['path', 'target'],
  ['file', 'target'],
  ['source', 'target'],
  ['src', 'target'],
  ['fmt', 'format'],
]);
const YES = /^(?:1|yes|on|true|enable|enabled)$/i;
const NO = /^(?:0|no|off|false|disable|disabled)$/i;

/** A `NAME=VALUE` that xl knows no parameter for. */
export function unknownKey(file: DomainFile, disk: Disk, key: Piece): Finding {
  const known = parameters(file);
  const part = disk.parts.find((one) => one.key?.from === key.from);
  const value = part?.value;
  if (value && known.get(key.text)?.form === 'flag') return flagWithValue(file, disk, key, value);
  const later = catalog.specs.get('disk')?.subkeys.find(({ name, xmOnly }) => name === key.text && !xmOnly)?.since;
  const keys = [...known.values()].filter(({ form }) => form === 'key=value').map(({ name }) => name);
  const near = SYNONYMS.get(key.text) ?? nearest(key.text, keys);
  const what = later ? `${key.text} came with Xen ${later}` : `A disk has no parameter "${shown(key.text)}"`;
  const fits = near && (near !== 'target' || (value && value.to === disk.value.text.length));
  return {
    span: key.span,
    message: `${what}; ${refusal(file)}.${near ? ` Write ${near}.` : ''}`,
    fixes: fits && !later && key.editable ? [choice(`Change to ${near}`, replace(key.span, near))] : [],
  };
}

/** `cdrom=1`: flags stand alone. */
function flagWithValue(file: DomainFile, { value: string }: Disk, key: Piece, value: Piece): Finding {
  const opposite = key.text === 'trusted' ? 'untrusted' : `no-${key.text}`;
  const no = NO.test(value.text.trim());
  const meant = YES.test(value.text.trim()) ? key.text : no && parameters(file).has(opposite) ? opposite : undefined;
  const whole = piece(string, key.from, value.to);
  return {
    span: whole.span,
    message: `${key.text} stands alone, and xl knows no ${key.text}=; ${refusal(file)}. Write ${meant ?? (no ? 'nothing' : key.text)}.`,
    fixes: meant && whole.editable ? [choice(`Change to ${meant}`, replace(whole.span, meant))] : [],
  };
}

/** A `=` that belongs to no key: blanks before it, a name in capitals, or a path that has one. */
export function strayEquals(file: DomainFile, disk: Disk, { piece: place, other }: DiskFault): Finding {
  const key = other && !other.text.endsWith(',') ? trimmed(disk.value, other.from, other.to) : undefined;
  const name = key?.text ?? '';
  const equals = piece(disk.value, place.from, place.from + 1);
  if (!key || !/^[A-Za-z][\w-]*$/.test(name) || place.text === '=') return equalsInPath(file, disk, key, equals);
  const known = parameters(file);
  const keys = [...known.values()].filter(({ form }) => form === 'key=value').map(({ name: one }) => one);
  if (keys.includes(name)) return blanks(file, disk, key, equals);
  const lower = keys.find((one) => one === name.toLowerCase());
  const near = lower ?? nearest(name, keys);
  const grant = known.has(name) ? `${name} is 0 or 1` : undefined;
  const later = grant ? undefined : catalog.specs.get('disk')?.subkeys.find((one) => one.name === name)?.since;
  const what = later ? `${name} came with Xen ${later}` : (grant ?? `A disk has no parameter "${shown(name)}"`);
  return {
    span: key.span,
    message: `${what}; ${refusal(file)}.${near && !later && !grant ? ` Write ${near}.` : ''}`,
    fixes:
      near && !later && !grant && key.editable
        ? [(lower ? safeFix : choice)(`Change to ${near}`, replace(key.span, near))]
        : [],
  };
}

/** `format =raw` */
function blanks(file: DomainFile, { value }: Disk, key: Piece, equals: Piece): Finding {
  if (key.to === equals.from)
    return { span: key.span, message: `${key.text} has no value that xl takes; ${refusal(file)}.` };
  let to = equals.to;
  while (value.text[to] === ' ' || value.text[to] === '\t') to++;
  const around = piece(value, key.to, to);
  return {
    span: piece(value, key.to, equals.to).span,
    message: `xl takes no blank before "=" and does not know this ${key.text}; ${refusal(file)}. Write ${key.text}= without blanks.`,
    fixes: around.editable ? [safeFix('Remove the blanks around =', replace(around.span, '='))] : [],
  };
}

/** A path with `=` in it can only be given by `target=`. */
function equalsInPath(file: DomainFile, disk: Disk, path: Piece | undefined, equals: Piece): Finding {
  const fixes: Fix[] = [];
  if (path) {
    const edit = keyForm(file, disk.value, readAsPath(disk, equalsBehind(disk, equals.from), file.profile));
    if (edit) fixes.push(choice('Give the path as target=', edit));
  }
  return {
    span: path ? span(path.span.start, equals.span.end) : equals.span,
    message: path
      ? `xl reads no path with "=" in this place; ${refusal(file)}. Give it as the last part, as target=${shown(path.text)}=….`
      : `Before this "=" the name of a parameter is missing; ${refusal(file)}.`,
    fixes,
  };
}

/** All `=` of one part. */
function equalsBehind({ value: { text } }: Disk, from: number): number[] {
  const found: number[] = [];
  for (let at = from; at < text.length && text[at] !== ','; at++) if (text[at] === '=') found.push(at);
  return found;
}
