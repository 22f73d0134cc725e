import { parseArgs } from 'node:util';
import { parseRelease, type Release, type Toolstack } from '../catalog/release.ts';
import type { FileKind } from '../config/profile.ts';
import { UsageError } from './usage.ts';

/** What the options of `check` and `parse` share. */
export interface Reading {
  readonly kind?: FileKind;
  readonly toolstack?: Toolstack;
  readonly release?: Release;
}

const KINDS: readonly string[] = ['domain', 'xend', 'conf', 'cpupool'];

export const READING_OPTIONS = {
  kind: { type: 'string' },
  toolstack: { type: 'string' },
  release: { type: 'string' },
} as const;

/** Node's own parser of arguments, its complaints turned into ours. */
export function readArguments<T extends NonNullable<Parameters<typeof parseArgs>[0]>>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Checks the values of --kind, --toolstack and --release. */
export function reading(values: {
  kind?: string | undefined;
  toolstack?: string | undefined;
  release?: string | undefined;
}): Reading {
  const { kind, toolstack, release } = values;
  if (kind !== undefined && !KINDS.includes(kind))
    throw new UsageError(`--kind must be one of ${KINDS.join(', ')}, not ${kind}`);
  if (toolstack !== undefined && toolstack !== 'xl' && toolstack !== 'xm') {
    throw new UsageError(`--toolstack must be xl or xm, not ${toolstack}`);
  }
  const known = release === undefined ? undefined : parseRelease(release);
  if (release !== undefined && !known)
    throw new UsageError(`--release must be a release of Xen such as 4.17, not ${release}`);
  return {
    ...(kind ? { kind: kind as FileKind } : {}),
    ...(toolstack ? { toolstack } : {}),
    ...(known ? { release: known } : {}),
  };
}
