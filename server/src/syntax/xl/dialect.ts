import { inReleases, type Release } from '../../catalog/release.ts';

/** What libxlutil's grammar has in one release. Everything else is the same in all of them. */
export interface Dialect {
  readonly release: Release;
  /** A name may hold dots behind its first letter (4.3). */
  readonly dottedNames: boolean;
  /** The last setting needs no line end behind it (4.3; before, the parser fails or crashes). */
  readonly openEnd: boolean;
  /** A list may hold lists (4.6). */
  readonly nestedLists: boolean;
  /** An unknown backslash escape is an error (4.7; before, both characters are dropped). */
  readonly strictEscapes: boolean;
  /** `+=` (4.13). */
  readonly append: boolean;
}

type Feature = Exclude<keyof Dialect, 'release'>;

/**
 * The release that brought each feature, from libxlu_cfg_l.l, libxlu_cfg_y.y and libxlu_cfg.c:xlu__cfgl_dequote of each x.y.0
 * (tools/libxl up to 4.14, tools/libs/util from 4.15).
 */
export const SINCE: Readonly<Record<Feature, Release>> = {
  dottedNames: '4.3',
  openEnd: '4.3',
  nestedLists: '4.6',
  strictEscapes: '4.7',
  append: '4.13',
};

/** The grammar of a release; one that is older than xl reads as the first that has it. */
export function dialectOf(release: Release): Dialect {
  const has = (feature: Feature): boolean => inReleases(release, SINCE[feature]);
  return {
    release,
    dottedNames: has('dottedNames'),
    openEnd: has('openEnd'),
    nestedLists: has('nestedLists'),
    strictEscapes: has('strictEscapes'),
    append: has('append'),
  };
}
