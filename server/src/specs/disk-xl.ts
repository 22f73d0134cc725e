import { catalog, subkeysAt, wordsAt } from '../catalog/index.ts';
import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import type { Disk, DiskFault, DiskFaultKind, DiskFormat, DiskPart } from './disk.ts';
import { DiskLexer, type DiskToken, type DiskVocabulary } from './disk-lexer.ts';
import { type Piece, piece } from './piece.ts';

const FORMAT_PREFIX = /^(?:raw|qcow2?|vhd)$/;
const SCRIPT_PREFIX = /^(?:iscsi|e?nbd|drbd)$/;
/**
 * Releases carry the generated scanner (libxlu_disk_l.c), and some were made with one older than its source: 4.7 does not read its words
 * for COLO, 4.17 and 4.18 do not read `trusted`.
 */
const SCANNED_SINCE: ReadonlyMap<string, Release> = new Map([
  ...['colo', 'no-colo', 'colo-host', 'colo-port', 'colo-export', 'active-disk', 'hidden-disk'].map(
    (name) => [name, '4.8'] as const,
  ),
  ['trusted', '4.19'],
  ['untrusted', '4.19'],
]);

const vocabularies = new Map<Release, DiskVocabulary>();

function vocabularyOf(release: Release): DiskVocabulary {
  let known = vocabularies.get(release);
  if (!known) {
    const subkeys = [...subkeysAt('disk', { toolstack: 'xl', release }).values()].filter(({ name }) =>
      inReleases(release, SCANNED_SINCE.get(name)),
    );
    const named = (form: string): Set<string> =>
      new Set(subkeys.filter((subkey) => subkey.form === form).map(({ name }) => name));
    known = { keys: named('key=value'), flags: named('flag'), prefixes: new Set(words('prefix', release)) };
    vocabularies.set(release, known);
  }
  return known;
}

const words = (set: string, release: Release): readonly string[] =>
  wordsAt(catalog.specs.get('disk')?.words?.[set], release);

/** Reads a disk string as xl since 4.2 does (libxlu_disk_l.l, libxlu_disk.c). */
export function readDiskXl(value: StringValue, release: Release): Disk {
  const reader = new Reader(value, release);
  const lexer = new DiskLexer(value.text, vocabularyOf(release));
  for (let token = lexer.next(); token && reader.take(token); token = lexer.next());
  return reader.disk();
}

class Reader {
  readonly #value: StringValue;
  readonly #release: Release;
  readonly #parts: DiskPart[] = [];
  readonly #faults: DiskFault[] = [];
  /** What each parameter was given, by its name. */
  readonly #given = new Map<string, { text: string; piece: Piece }>();
  readonly #flags = new Map<string, boolean>();
  #prefixed = false;
  #accessSet = false;
  #writable = true;
  #cdrom = false;
  #last: Piece | undefined;

  constructor(value: StringValue, release: Release) {
    this.#value = value;
    this.#release = release;
  }

  /** Acts on a token as the scanner does; false when that ends the reading. */
  take(token: DiskToken): boolean {
    const { kind, name, from, to } = token;
    const before = this.#last;
    const whole = this.#piece(from, to);
    this.#last = whole;
    switch (kind) {
      case 'blank':
        return true;
      case 'key':
        return this.#key(name, from, whole);
      case 'flag':
        return this.#flag(name, this.#piece(from, from + name.length));
      case 'prefix':
        return this.#prefix(name, this.#piece(from, from + name.length));
      case 'positional':
        return this.#positional(whole);
      case 'unknown-key': {
        const key = this.#piece(from, from + name.length);
        this.#parts.push({ role: 'unread', key, value: this.#piece(key.to + 1, this.#valueEnd(key.to + 1)) });
        return this.#fault('unknown-key', key);
      }
      case 'unknown-prefix':
        this.#fault('unknown-prefix', this.#piece(from, from + name.length));
        return false;
      case 'stray':
        return this.#stray(whole, before);
    }
  }

  /** What the string comes to, once all is read (libxlu_disk.c:xlu_disk_parse). */
  disk(): Disk {
    const text = (name: string): string | undefined => this.#given.get(name)?.text;
    const target = this.#given.get('target')?.piece;
    const vdev = this.#given.get('vdev')?.piece;
    const emptyDrive = this.#cdrom && !target?.text;
    if (!this.#faults.length) {
      const whole = this.#piece(0, this.#value.text.length);
      if (!vdev) this.#fault('no-vdev', whole);
      else if (!target && !this.#cdrom) this.#fault('no-target', whole);
    }
    const script = text('script');
    const backendtype = text('backendtype');
    const specification = text('specification');
    const backend = this.#given.get('backend')?.piece;
    const discard = this.#flags.get('discard');
    const colo = this.#flags.get('colo');
    return {
      reader: 'xl',
      value: this.#value,
      parts: this.#parts,
      faults: this.#faults,
      format: emptyDrive ? 'empty' : ((text('format') ?? 'raw') as DiskFormat),
      writable: this.#writable && !this.#cdrom,
      cdrom: this.#cdrom,
      ...(target && { target }),
      ...(vdev && { vdev }),
      ...(script !== undefined && { script }),
      ...(backendtype && { backendtype }),
      ...(specification && { specification }),
      ...(backend && { backend }),
      ...(discard !== undefined && { discard }),
      ...(colo !== undefined && { colo }),
    };
  }

  #key(name: string, from: number, whole: Piece): true {
    const key = this.#piece(from, from + name.length);
    const value = this.#withoutComma(this.#piece(key.to + 1, whole.to));
    this.#parts.push({ role: name, key, value });
    switch (name) {
      case 'format':
        return this.#format(value.text, value);
      case 'access':
        return this.#access(value);
      case 'devtype':
        return this.#devtype(value);
      case 'backendtype':
      case 'specification':
        return this.#word(name, value);
      case 'colo-port':
        return this.#port(value);
      case 'grant_usage':
        return true;
      default:
        return this.#string(name, value.text, value);
    }
  }

  #flag(name: string, key: Piece): true {
    this.#parts.push({ role: name, key });
    if (name === 'cdrom') this.#cdrom = true;
    else if (name === 'direct-io-safe') this.#flags.set(name, true);
    else this.#flags.set(name.replace(/^(?:no-|un)/, ''), !/^(?:no-|un)/.test(name));
    return true;
  }

  #prefix(name: string, key: Piece): true {
    this.#parts.push({ role: 'prefix', key });
    this.#prefixed = true;
    if (FORMAT_PREFIX.test(name)) return this.#format(name, key);
    return SCRIPT_PREFIX.test(name) ? this.#string('script', `block-${name}`, key) : true;
  }

  /** TARGET,FORMAT,VDEV,ACCESS: each takes the next place, unless it was given already or a prefix leaves the format out. */
  #positional(whole: Piece): boolean {
    const value = this.#withoutComma(whole);
    const part = (role: string): void => {
      this.#parts.push({ role, value });
    };
    const target = this.#given.get('target');
    if (this.#faults.length) {
      part('unread');
    } else if (!target) {
      part('target');
      this.#string('target', value.text, value);
    } else if (!this.#prefixed && !this.#given.has('format')) {
      if (!target.text && this.#vdevAndType(value)) {
        this.#given.set('format', { text: 'empty', piece: value });
      } else {
        part('format');
        this.#format(value.text, value);
      }
    } else if (!this.#given.has('vdev')) {
      if (this.#vdevAndType(value)) return true;
      part('vdev');
      this.#string('vdev', value.text, value);
    } else if (!this.#accessSet) {
      this.#accessSet = true;
      part('access');
      this.#access(value);
    } else {
      part('unread');
      this.#fault('too-many', value);
      return false;
    }
    return true;
  }

  /** `hdc:cdrom`; false when there is no colon. */
  #vdevAndType(value: Piece): boolean {
    const at = value.text.lastIndexOf(':');
    if (at < 0) return false;
    const vdev = this.#piece(value.from, value.from + at);
    const type = this.#piece(value.from + at + 1, value.to);
    this.#parts.push({ role: 'vdev', value: vdev }, { role: 'devtype', value: type });
    this.#string('vdev', vdev.text, vdev);
    this.#devtype(type);
    return true;
  }

  #devtype(value: Piece): true {
    if (!words('devtype', this.#release).includes(value.text)) return this.#fault('unknown-word', value, 'devtype');
    this.#cdrom = value.text === 'cdrom';
    return true;
  }

  /** An empty word is raw. */
  #format(text: string, place: Piece): true {
    if (!words('format', this.#release).includes(text)) return this.#fault('unknown-word', place, 'format');
    return this.#once('format', text || 'raw', place);
  }

  #access(value: Piece): true {
    if (!words('access', this.#release).includes(value.text)) return this.#fault('unknown-word', value, 'access');
    this.#writable = !value.text.startsWith('r') || value.text === 'rw';
    return true;
  }

  #word(name: string, value: Piece): true {
    if (!words(name, this.#release).includes(value.text)) return this.#fault('unknown-word', value, name);
    return this.#once(name, value.text, value);
  }

  /** atoi: blanks, a sign and digits; what follows is not looked at. */
  #port(value: Piece): true {
    return /^[ \t\n\v\f\r]*[+-]?0*[1-9]/.test(value.text) ? true : this.#fault('unknown-word', value, 'colo-port');
  }

  /** A word may be given again when it is the same. */
  #once(name: string, text: string, place: Piece): true {
    const earlier = this.#given.get(name);
    if (earlier && earlier.text !== text) return this.#fault('respecified', place, name, earlier.piece);
    if (!earlier) this.#given.set(name, { text, piece: place });
    return true;
  }

  /** A string may be given again only where it was empty. */
  #string(name: string, text: string, place: Piece): true {
    const earlier = this.#given.get(name);
    if (earlier?.text) return this.#fault('respecified', place, name, earlier.piece);
    this.#given.set(name, { text, piece: place });
    return true;
  }

  /** A character that fits nowhere: `=` behind what is no key. One at the very end the scanner does not mind. */
  #stray(whole: Piece, before: Piece | undefined): false {
    if (whole.to === this.#value.text.length) return false;
    const rest = this.#piece(whole.from, this.#valueEnd(whole.from));
    this.#faults.push({ what: 'stray-equals', piece: rest, ...(before && { other: before }) });
    return false;
  }

  #fault(what: DiskFaultKind, place: Piece, of?: string, other?: Piece): true {
    this.#faults.push({ what, piece: place, ...(of && { of }), ...(other && { other }) });
    return true;
  }

  #piece(from: number, to: number): Piece {
    return piece(this.#value, from, to);
  }

  #withoutComma(whole: Piece): Piece {
    return whole.text.endsWith(',') ? this.#piece(whole.from, whole.to - 1) : whole;
  }

  #valueEnd(from: number): number {
    const at = this.#value.text.indexOf(',', from);
    return at < 0 ? this.#value.text.length : at;
  }
}
