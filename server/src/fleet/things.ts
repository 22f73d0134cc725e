import type { FactType } from './facts.ts';
import { isHostType } from './host-uses.ts';

/** Something that files use: of one host, or of all where `host` is empty. */
export interface Thing {
  readonly host: string;
  readonly type: FactType;
  readonly key: string;
}

/** What two files must not both use, as a rule. Bridges, scripts and pools are there to be shared. */
const OWN: ReadonlySet<FactType> = new Set<FactType>(['name', 'uuid', 'vifname', 'disk', 'vnc', 'pci', 'mac', 'ip']);

export const isOwn = (type: FactType): boolean => OWN.has(type);

const PRIME = 0x01000193;
const START = 0x811c9dc5;

/** FNV-1a over the characters of a text. */
function mixed(text: string, seed: number): number {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), PRIME);
  return Math.imul(value ^ 0xff, PRIME);
}

/** A number below 2^32 that is the same for the same text, and seldom for another one. */
export const numberOf = (text: string): number => mixed(text, START) >>> 0;

/** The same for a thing. */
export const numberOfThing = ({ host, type, key }: Thing): number =>
  mixed(key, mixed(type, isHostType(type) ? mixed(host, START) : START)) >>> 0;
