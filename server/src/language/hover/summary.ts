import type { Part } from '../../specs/piece.ts';
import type { SpecPlace } from '../complete/context.ts';
import type { Hover } from '../types.ts';
import { cpusPart } from './cpus.ts';
import { diskPart, diskWhole } from './disk.ts';
import { pciPart } from './pci.ts';
import { vifWhole } from './vif.ts';

/** What hover knows of a spec besides its sub-keys. */
export interface Summary {
  /** The part under the cursor, where the spec has others than `key=value`. */
  readonly part?: (place: SpecPlace, here: Part | undefined, all: readonly Part[]) => Hover | undefined;
  /** What the whole string comes to. */
  readonly whole?: (place: SpecPlace, all: readonly Part[]) => string | undefined;
}

export const SUMMARIES: Readonly<Record<string, Summary>> = {
  cpus: { part: cpusPart },
  disk: { part: diskPart, whole: diskWhole },
  pci: { part: pciPart },
  vif: { whole: vifWhole },
};
