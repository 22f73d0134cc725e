import { formatMac } from '../specs/mac.ts';
import type { Fleet } from './fleet.ts';

/** 24 bits from a text, spread evenly (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0) & 0xffffff;
}

/**
 * A MAC address in Xen's block that no file of the fleet uses. The same seed gives the same address as long as it is free; like
 * Xen's own random addresses its fourth octet is below 80 (libxl_nic.c).
 */
export function freshMac(fleet: Fleet, seed: string): string {
  for (let tail = hash(seed) & 0x7fffff; ; tail = (tail + 1) & 0x7fffff) {
    const mac = formatMac([0x00, 0x16, 0x3e, tail >> 16, (tail >> 8) & 0xff, tail & 0xff]);
    if (!fleet.uses('mac', mac).length) return mac;
  }
}

/** A locally administered address that is unique because the IPv4 address in its last four octets is. */
export const macFromIp = (bytes: readonly number[]): string => formatMac([0xae, 0x00, ...bytes]);
