import { NEWEST, NEWEST_XM, type Release, type Toolstack } from '../catalog/release.ts';

export type FileKind = 'domain' | 'xend' | 'conf' | 'cpupool';

/** What a file is checked for. */
export interface Profile {
  readonly toolstack: Toolstack;
  readonly release: Release;
  /** True when a person chose the release; then messages may speak of it as theirs. */
  readonly releaseGiven: boolean;
  /** Why, in words for the status item: "line 12 uses Python". */
  readonly reason: string;
}

/** The release that a toolstack is checked for when nobody named one. */
export const newestFor = (toolstack: Toolstack): Release => (toolstack === 'xm' ? NEWEST_XM : NEWEST);
