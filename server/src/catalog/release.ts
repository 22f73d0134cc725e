/** The releases of Xen that the catalogue tells apart, oldest first. Point releases count as their series. */
export const RELEASES = [
  '3.0.0',
  '3.0.2',
  '3.0.3',
  '3.0.4',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '4.0',
  '4.1',
  '4.2',
  '4.3',
  '4.4',
  '4.5',
  '4.6',
  '4.7',
  '4.8',
  '4.9',
  '4.10',
  '4.11',
  '4.12',
  '4.13',
  '4.14',
  '4.15',
  '4.16',
  '4.17',
  '4.18',
  '4.19',
  '4.20',
  '4.21',
  '4.22',
] as const;

export type Release = (typeof RELEASES)[number];
export type Toolstack = 'xl' | 'xm';

export const NEWEST: Release = '4.22';
/** The last release with xm and xend. */
export const NEWEST_XM: Release = '4.4';
/** The first release with xl. */
export const OLDEST_XL: Release = '4.0';

const ORDER = new Map<string, number>(RELEASES.map((release, i) => [release, i]));

/** Negative when a is older than b, 0 when they are the same. */
export const compareReleases = (a: Release, b: Release): number => (ORDER.get(a) as number) - (ORDER.get(b) as number);

/** True when the release lies between two others, both included; a missing bound is open. */
export function inReleases(release: Release, since?: Release | null, until?: Release | null): boolean {
  if (since && compareReleases(release, since) < 0) return false;
  return !until || compareReleases(release, until) <= 0;
}

/** True when a release has a toolstack. */
export const hasToolstack = (release: Release, toolstack: Toolstack): boolean =>
  toolstack === 'xm' ? inReleases(release, null, NEWEST_XM) : inReleases(release, OLDEST_XL);

/** The releases that have a toolstack, oldest first. */
export const releasesOf = (toolstack: Toolstack): Release[] =>
  RELEASES.filter((release) => hasToolstack(release, toolstack));

/** Reads `4.17`, `4.17.3`, `RELEASE-4.17.0`, `3.1`, `3.0` (as 3.0.0) or `master`; undefined for anything else. */
export function parseRelease(text: string): Release | undefined {
  const trimmed = text.trim();
  if (trimmed === 'master') return NEWEST;
  const digits = /^(?:RELEASE-|v)?(\d{1,2})\.(\d{1,2})(?:\.(\d{1,3}))?$/.exec(trimmed);
  if (!digits) return undefined;
  const series = `${Number(digits[1])}.${Number(digits[2])}`;
  if (series !== '3.0') return ORDER.has(series) ? (series as Release) : undefined;
  const point = Number(digits[3] ?? 0);
  if (point <= 1) return '3.0.0';
  return `3.0.${Math.min(point, 4)}` as Release;
}
