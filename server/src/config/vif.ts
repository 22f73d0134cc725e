import { subkeysAt } from '../catalog/index.ts';
import { type Address, isAddressFault, readAddress } from '../specs/address.ts';
import { formatMac, type Mac, readMac } from '../specs/mac.ts';
import { type Part, type Piece, piece, split, trimmed } from '../specs/piece.ts';
import type { Device } from './device.ts';
import type { Domain } from './domain.ts';
import type { DomainFile } from './file.ts';

/** A value with quotes around it inside the string, which the toolstacks keep as part of it. */
export interface Quoted {
  readonly quoted: Piece;
  readonly inner: Piece;
}

/** The network interfaces of a domU config, in the order in which the toolstack numbers them. */
export const vifsOf = (domain: Domain): readonly Device[] => domain.devices('vif');

/**
 * The part that gives a sub-key, the last one where it stands twice. xm takes blanks around `=`
 * (tools/python/xen/xm/create.py:configure_vifs); xl does not (tools/xl/xl_parse.c:parse_nic_config).
 */
export function vifPart(file: DomainFile, vif: Device, name: string): Part | undefined {
  const blanks = file.profile.toolstack === 'xm';
  return vif.parts.findLast(({ key, value }) => value && (blanks ? key.text.trim() : key.text) === name);
}

/** A sub-key's value without blanks and inner quotes, as it was meant; undefined when it is not given or empty. */
export function vifValue(file: DomainFile, vif: Device, name: string): Piece | undefined {
  return vif.once.get(name, () => {
    const part = vifPart(file, vif, name);
    return part?.value && meantValue(file, vif, part, part.value);
  });
}

function meantValue(file: DomainFile, vif: Device, part: Part, value: Piece): Piece | undefined {
  const gap = vifGap(file, vif, part);
  const bare = trimmed(vif.value, value.from, gap?.from ?? value.to);
  const meant = unquoted(vif, bare)?.inner ?? bare;
  return meant.text ? meant : undefined;
}

/** The blanks (or `;`) inside a part's value behind which the next option begins: a comma was meant there. */
export function vifGap(file: DomainFile, vif: Device, { value }: Part): Piece | undefined {
  if (!value) return undefined;
  const { text } = value;
  for (let equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
    let key = equals;
    while (key > 0 && isLetter(text.charCodeAt(key - 1))) key--;
    let gap = key;
    while (gap > 0 && ' \t;'.includes(text[gap - 1] as string)) gap--;
    if (gap === key || !subkeysAt('vif', file.profile).has(text.slice(key, equals))) continue;
    return piece(vif.value, value.from + gap, value.from + key);
  }
  return undefined;
}

const isLetter = (code: number): boolean => code >= 97 && code <= 122;

/** The quotes around a value inside a spec: a pair, or a lone one at either end. */
export function unquoted(vif: Device, value: Piece): Quoted | undefined {
  const bare = trimmed(vif.value, value.from, value.to);
  const opens = bare.text.startsWith('"') || bare.text.startsWith("'");
  const closes = bare.text.length > (opens ? 1 : 0) && (bare.text.endsWith('"') || bare.text.endsWith("'"));
  if (!opens && !closes) return undefined;
  return { quoted: bare, inner: piece(vif.value, bare.from + (opens ? 1 : 0), bare.to - (closes ? 1 : 0)) };
}

/** An interface's MAC address as it is written. */
export function vifMac(file: DomainFile, vif: Device): Mac | undefined {
  return vif.once.get('the address of its card', () => {
    const value = vifValue(file, vif, 'mac');
    return value && readMac(vif.value, value.from, value.to);
  });
}

/** An interface's MAC address in the form in which equal ones are equal texts; undefined when it is none. */
export const vifMacKey = (file: DomainFile, vif: Device): string | undefined =>
  vif.once.get('the form of its address', () => {
    const address = vifMac(file, vif)?.address;
    return address && formatMac(address);
  });

/** True when the guest gets an emulated network card beside the paravirtual one: an HVM guest, unless `type=vif` says no. */
export function isEmulated(file: DomainFile, vif: Device): boolean {
  return file.domain.guestType === 'hvm' && vifValue(file, vif, 'type')?.text !== 'vif';
}

/** An address or range in an interface's `ip=`, and where it stands. */
export interface VifAddress {
  readonly address: Address;
  readonly piece: Piece;
}

/** The addresses and ranges in an interface's `ip=` that can be read. */
export const vifAddresses = (file: DomainFile, vif: Device): readonly VifAddress[] =>
  vif.once.get('the addresses', () => {
    const ip = vifValue(file, vif, 'ip');
    if (!ip) return [];
    return split(vif.value, ' ', ip.from, ip.to).flatMap((one) => {
      const address = one.text ? readAddress(one.text) : undefined;
      return address && !isAddressFault(address) ? [{ address, piece: one }] : [];
    });
  });
