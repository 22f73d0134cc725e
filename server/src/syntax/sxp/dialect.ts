import { inReleases, type Release } from '../../catalog/release.ts';

/** What differs between the releases of xend's reader. */
export interface Dialect {
  /** An octal escape of one or two digits: an AttributeError, or read as it is. */
  readonly shortOctal: 'fails' | 'read';
  /**
   * A backslash before a character that is no escape: an AttributeError; or everything up to the next octal digit is swallowed; or the
   * backslash stays and the character behind it is lost.
   */
  readonly unknownEscape: 'fails' | 'swallows' | 'drops';
  /** `!` ends a word, like a bracket. */
  readonly exclamation: 'separates' | 'ordinary';
}

/** The last release of each era, from tools/python/xen/xend/sxp.py:Parser of each release; the last era has no end. */
const ERAS: readonly (Dialect & { readonly until?: Release })[] = [
  { until: '3.0.2', shortOctal: 'fails', unknownEscape: 'fails', exclamation: 'separates' },
  { until: '3.0.3', shortOctal: 'read', unknownEscape: 'swallows', exclamation: 'separates' },
  { until: '3.4', shortOctal: 'read', unknownEscape: 'drops', exclamation: 'separates' },
  { shortOctal: 'read', unknownEscape: 'drops', exclamation: 'ordinary' },
];

/** The reader of a release. Releases without xend read as 4.4, the last that has it. */
export const dialectOf = (release: Release): Dialect =>
  ERAS.find(({ until }) => inReleases(release, null, until)) as Dialect;
