import type { Span } from '../syntax/text.ts';
import type { Value } from '../values/value.ts';
import type { Device } from './device.ts';
import type { DomainFile } from './file.ts';

/** A VNC display that a guest asks for by number. */
export interface VncDisplay {
  /** Port 5900 and up, counted from 0. */
  readonly number: string;
  /** Where it listens. */
  readonly address: string;
  /** False when QEMU may take the next free number instead (`vncunused`, on unless switched off). */
  readonly fixed: boolean;
  readonly span: Span;
}

const LOCAL = '127.0.0.1';

/** The displays that a guest's VNC servers ask for: the top-level settings of an HVM guest, and each `vfb`. */
export const vncDisplays = (file: DomainFile): readonly VncDisplay[] =>
  file.domain.once.get('VNC displays', () => readDisplays(file));

function readDisplays(file: DomainFile): VncDisplay[] {
  const hvm = file.domain.guestType === 'hvm';
  const own = hvm && isOff(file.domain.value('vnc')) === false ? topLevel(file) : undefined;
  const vfbs = file.domain.devices('vfb').flatMap((vfb) => displayOf(vfb) ?? []);
  return [...(own ? [own] : []), ...vfbs];
}

/** Whether a switch is known to be 0; undefined when it is not known, false when it is on or left at its default. */
function isOff(value: Value | undefined): boolean | undefined {
  if (!value) return false;
  if (value.kind !== 'number' && value.kind !== 'string') return undefined;
  return /^\s*0+\s*$/.test(value.text);
}

/** `127.0.0.1:5` in `vnclisten` names the display too. */
function split(listen: string): { address: string; display?: string } {
  const found = /^(.*):(\d{1,5})$/.exec(listen);
  return found ? { address: found[1] as string, display: found[2] as string } : { address: listen };
}

function topLevel(file: DomainFile): VncDisplay | undefined {
  const listen = file.domain.value('vnclisten');
  const given = file.domain.value('vncdisplay');
  const { address, display } = split(listen?.kind === 'string' ? listen.text : LOCAL);
  const number = display ?? (given?.kind === 'number' || given?.kind === 'string' ? given.text.trim() : undefined);
  const where = display === undefined ? given : listen;
  const unused = isOff(file.domain.value('vncunused'));
  if (number === undefined || !where || !/^\d{1,5}$/.test(number) || unused === undefined) return undefined;
  return { number: String(Number(number)), address: address || LOCAL, fixed: unused, span: where.span };
}

function displayOf({ parts }: Device): VncDisplay | undefined {
  const given = (name: string) => parts.findLast(({ key, value }) => value && key.text.trim() === name)?.value;
  if (given('vnc')?.text.trim() === '0' || given('type')?.text.trim() === 'sdl') return undefined;
  const listen = given('vnclisten');
  const own = given('vncdisplay');
  const { address, display } = split(listen?.text.trim() ?? LOCAL);
  const number = display ?? own?.text.trim();
  const where = display === undefined ? own : listen;
  if (number === undefined || !where || !/^\d{1,5}$/.test(number)) return undefined;
  return {
    number: String(Number(number)),
    address: address || LOCAL,
    fixed: given('vncunused')?.text.trim() === '0',
    span: where.span,
  };
}
