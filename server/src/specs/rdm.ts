import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import { type Piece, piece, split, wholePiece } from './piece.ts';

/**
 * `no-equals`: a part without `=`; `key`: neither strategy nor policy; `word`: not a word of its key; `order`: not `strategy=…,policy=…`
 * (up to 4.13 just that); `missing`: no strategy, or up to 4.13 no policy; `dropped`: a right policy, for which xl since 4.15 takes its own
 * answer the wrong way round; `comma`: nothing behind the last comma.
 */
export type RdmFaultKind = 'no-equals' | 'key' | 'word' | 'order' | 'missing' | 'dropped' | 'comma';

export interface RdmFault {
  readonly what: RdmFaultKind;
  readonly piece: Piece;
  /** True when xl does as if the whole setting were not there. */
  readonly drops: boolean;
}

/** How reserved device memory is treated, as xl takes it; nothing of it counts when a fault drops it. */
export interface RdmSpec {
  readonly strategy?: 'host';
  readonly policy?: (typeof POLICIES)[number];
  readonly faults: readonly RdmFault[];
}

const POLICIES = ['strict', 'relaxed'] as const;

/** Reads `rdm` as libxlu_pci.c:xlu_rdm_parse does: until 4.13 a fixed order, in 4.14 any, since 4.15 with policy never (4.6 and later). */
export function readRdm(value: StringValue, release: Release): RdmSpec {
  const fixed = inReleases(release, null, '4.13');
  const broken = inReleases(release, '4.15');
  const faults: RdmFault[] = [];
  const names: string[] = [];
  let strategy: RdmSpec['strategy'];
  let policy: RdmSpec['policy'];
  const pieces = split(value, ',');
  for (const [index, part] of pieces.entries()) {
    const at = part.text.indexOf('=');
    if (at < 0) {
      const what = !part.text && index === pieces.length - 1 && index > 0 ? 'comma' : 'no-equals';
      faults.push({ what, piece: part.text ? part : piece(value, Math.max(0, part.from - 1), part.to), drops: true });
      continue;
    }
    const name = part.text.slice(0, at);
    const word = piece(value, part.from + at + 1, part.to);
    names.push(name);
    if (name === 'strategy') {
      if (word.text === 'host') strategy = word.text;
      else faults.push({ what: 'word', piece: word.text ? word : part, drops: true });
    } else if (name === 'policy') {
      const known = POLICIES.find((one) => (broken ? one === word.text.toLowerCase() : one === word.text));
      policy = known ?? policy;
      // Since 4.15 xl takes an unknown word, with a policy that it never set.
      if (!known) faults.push({ what: 'word', piece: word.text ? word : part, drops: !broken });
      else if (broken) faults.push({ what: 'dropped', piece: part, drops: true });
    } else faults.push({ what: 'key', piece: piece(value, part.from, part.from + at), drops: true });
  }
  const whole = wholePiece(value);
  if (!faults.length) {
    const missing = !names.includes('strategy') || (fixed && !names.includes('policy'));
    if (missing) faults.push({ what: 'missing', piece: whole, drops: fixed });
    else if (fixed && names.join() !== 'strategy,policy') faults.push({ what: 'order', piece: whole, drops: true });
  }
  return { ...(strategy && { strategy }), ...(policy && { policy }), faults };
}
