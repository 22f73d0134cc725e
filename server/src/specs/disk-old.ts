import type { StringValue } from '../values/value.ts';
import type { Disk, DiskFault, DiskFaultKind, DiskFormat, DiskPart, DiskReader } from './disk.ts';
import { type Piece, piece } from './piece.ts';

/** What xl 4.0 and 4.1 make of the word behind `tap:`: format and backend. */
const DRIVERS: ReadonlyMap<string, readonly [DiskFormat, string]> = new Map([
  ['vhd', ['vhd', 'tap']],
  ['qcow', ['qcow', 'qdisk']],
  ['qcow2', ['qcow2', 'qdisk']],
  ['raw', ['raw', 'tap']],
]);

/** What was read so far. */
class Reading {
  readonly parts: DiskPart[] = [];
  readonly faults: DiskFault[] = [];
  target: Piece | undefined;
  vdev: Piece | undefined;
  format: DiskFormat = 'raw';
  backendtype: string | undefined;
  cdrom = false;
  writable = false;
  readonly value: StringValue;

  constructor(value: StringValue) {
    this.value = value;
  }

  piece(from: number, to: number): Piece {
    return piece(this.value, from, to);
  }

  get whole(): Piece {
    return this.piece(0, this.value.text.length);
  }

  /** Where one of the characters stands next, or the end. */
  find(chars: string, from: number): number {
    let at = from;
    while (at < this.value.text.length && !chars.includes(this.value.text[at] as string)) at++;
    return at;
  }

  part(role: string, value: Piece): void {
    this.parts.push({ role, value });
  }

  prefix(key: Piece): void {
    this.parts.push({ role: 'prefix', key });
  }

  fault(what: DiskFaultKind, place: Piece, of?: string): Disk {
    this.faults.push({ what, piece: place, ...(of && { of }) });
    return this.disk('xl-4.1');
  }

  disk(reader: DiskReader): Disk {
    const { value, parts, faults, target, vdev, format, writable, cdrom, backendtype } = this;
    return {
      reader,
      value,
      parts,
      faults,
      format,
      writable,
      cdrom,
      ...(target && { target }),
      ...(vdev && { vdev }),
      ...(backendtype && { backendtype }),
    };
  }
}

/**
 * Reads a disk string as xl 4.1 does (tools/libxl/xl_cmdimpl.c:parse_disk_config): `phy:PATH,VDEV[:cdrom][,MODE]`, `file:` or
 * `tap:DRIVER:` alike. Without a prefix all up to the first comma is dropped, and the disk is an empty drive.
 */
export function readDisk41(value: StringValue): Disk {
  const reading = new Reading(value);
  const { text } = value;
  const end = text.length;
  const first = reading.find(':,', 0);
  if (first === end) return reading.fault('unfinished', reading.whole);
  let at = first + 1;
  if (text[first] === ':') {
    const type = reading.piece(0, first);
    reading.prefix(type);
    if (type.text === 'phy') reading.backendtype = 'phy';
    else if (type.text === 'file') reading.backendtype = 'tap';
    else if (type.text !== 'tap' && type.text !== 'tap2') return reading.fault('unknown-prefix', type);
    else {
      const driven = drivers(reading, at);
      if (typeof driven !== 'number') return driven;
      at = driven;
    }
    const comma = reading.find(',', at);
    if (comma === end) return reading.fault('unfinished', reading.whole);
    reading.target = reading.piece(at, comma);
    reading.part('target', reading.target);
    // xl takes the empty path, and dies of it when it makes the disk.
    if (at === comma) reading.faults.push({ what: 'no-target', piece: reading.whole });
    at = comma + 1;
    if (text.startsWith('ioemu:', at)) {
      reading.prefix(reading.piece(at, at + 5));
      at += 6;
    }
  } else {
    if (first) reading.part('unread', reading.piece(0, first));
    reading.target = reading.piece(first, first);
    reading.format = 'empty';
    reading.backendtype = 'tap';
  }
  return vdevAndMode(reading, at);
}

/** The words between `tap:` and the path; answers where the path begins. */
function drivers(reading: Reading, start: number): number | Disk {
  const { text } = reading.value;
  reading.backendtype = 'tap';
  for (let at = start; ; ) {
    const stop = reading.find(':,', at);
    if (text[stop] !== ':') return at;
    const driver = reading.piece(at, stop);
    reading.prefix(driver);
    at = stop + 1;
    if (driver.text === 'aio') continue;
    const known = DRIVERS.get(driver.text);
    if (!known) return reading.fault('unknown-driver', driver);
    [reading.format, reading.backendtype] = known;
    return at;
  }
}

function vdevAndMode(reading: Reading, start: number): Disk {
  const { text } = reading.value;
  const end = text.length;
  let at = reading.find(',:', start);
  if (at === start && at < end) return reading.fault('no-vdev', reading.whole);
  reading.vdev = reading.piece(start, at);
  reading.part('vdev', reading.vdev);
  // An empty name at the very end is taken, and xl then dies of it.
  if (at === start) return reading.fault('no-vdev', reading.whole);
  if (text[at] === ':') {
    const from = at + 1;
    at = reading.find(',', from);
    const type = reading.piece(from, at);
    reading.part('devtype', type);
    if (type.text !== 'cdrom') return reading.fault('unknown-word', type, 'devtype');
    reading.cdrom = true;
    // What follows is never looked at.
    if (at < end) reading.part('access', reading.piece(at + 1, end));
  } else if (at < end) {
    const mode = reading.piece(at + 1, end);
    reading.part('access', mode);
    reading.writable = mode.text.startsWith('w');
  }
  return reading.disk('xl-4.1');
}

/**
 * Reads a disk string as xl 4.0 does (tools/libxl/xl.c:parse_config_file): the words between `,` and `:` one after the other, empty ones skipped,
 * blanks before them too. It dies when there are too few of them, and does not notice a prefix that it does not know.
 */
export function readDisk40(value: StringValue): Disk {
  const reading = new Reading(value);
  const words = new Words(reading);
  const type = words.next(',:', true);
  if (!type) return old(reading, 'unfinished', reading.whole);
  reading.prefix(type);
  if (type.text === 'phy') reading.backendtype = 'phy';
  else if (type.text === 'file') reading.backendtype = 'tap';
  else if (type.text !== 'tap') return old(reading, 'unknown-prefix', type);
  else {
    const driver = words.next(':', false);
    if (!driver) return old(reading, 'unfinished', reading.whole);
    const known = driver.text === 'aio' ? (['raw', 'tap'] as const) : DRIVERS.get(driver.text);
    if (!known || driver.text === 'raw') return old(reading, 'unknown-driver', driver);
    reading.prefix(driver);
    [reading.format, reading.backendtype] = known;
  }
  const target = words.next(',', true);
  const vdev = words.next(',', true);
  const mode = words.next(',', true);
  if (target) {
    reading.target = target;
    reading.part('target', target);
  }
  if (vdev) device(reading, vdev);
  if (!target || !vdev || !mode) return old(reading, 'unfinished', reading.whole);
  reading.part('access', mode);
  reading.writable = mode.text.startsWith('w');
  return reading.disk('xl-4.0');
}

function device(reading: Reading, { from, to, text }: Piece): void {
  const colon = text.indexOf(':');
  const end = colon < 0 ? to : from + colon;
  reading.vdev = reading.piece(from, end);
  reading.part('vdev', reading.vdev);
  if (colon < 0) return;
  const type = reading.piece(end + 1, to);
  reading.part('devtype', type);
  reading.cdrom = type.text === 'cdrom';
}

function old(reading: Reading, what: DiskFaultKind, place: Piece): Disk {
  reading.faults.push({ what, piece: place });
  return reading.disk('xl-4.0');
}

/** strtok over a disk string. */
class Words {
  readonly #reading: Reading;
  #at = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** The next word that is not empty; `trim` leaves the blanks before it out. */
  next(separators: string, trim: boolean): Piece | undefined {
    const { text } = this.#reading.value;
    let from = this.#at;
    while (from < text.length && separators.includes(text[from] as string)) from++;
    if (from >= text.length) return undefined;
    const to = this.#reading.find(separators, from);
    this.#at = to + 1;
    while (trim && from < to && text[from] === ' ') from++;
    return this.#reading.piece(from, to);
  }
}
