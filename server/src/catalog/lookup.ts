import { catalog } from './catalog.ts';
import { inReleases, type Release, type Toolstack } from './release.ts';
import type { Availability, Deprecation, OptionFacts, SpecFacts, SubkeyFacts, Word } from './types.ts';

/** What a file is for; a Profile is one. */
export interface Target {
  readonly toolstack: Toolstack;
  readonly release: Release;
}

/** True when the release has it. */
export const isIn = (release: Release, { since, until }: Availability): boolean => inReleases(release, since, until);

const wordsOf = new WeakMap<readonly Word[], Map<Release, readonly string[]>>();

/** The words that the release takes, in the catalogue's order. */
export function wordsAt(words: readonly Word[] | undefined, release: Release): readonly string[] {
  if (!words) return [];
  const known = remembered(wordsOf, words);
  let names = known.get(release);
  if (!names) {
    names = words.filter((word) => isIn(release, word)).map(({ name }) => name);
    known.set(release, names);
  }
  return names;
}

const optionsAt = new WeakMap<OptionFacts, Map<Release, OptionFacts>>();

/**
 * The facts as they are in a release: its era of `history` applied, and only the words that it takes.
 * Undefined when the release does not have the option.
 */
export function factsAt<T extends OptionFacts>(facts: T, release: Release): T | undefined {
  if (!isIn(release, facts)) return undefined;
  const known = remembered(optionsAt, facts);
  let at = known.get(release);
  if (!at) {
    const { from, to, ...era } = facts.history?.find((entry) => inReleases(release, entry.from, entry.to)) ?? {};
    at = { ...facts, ...era };
    if (at.words) at = { ...at, words: at.words.filter((word) => isIn(release, word)) };
    known.set(release, at);
  }
  return at as T;
}

/** What a toolstack's release knows of a domU setting; undefined when it does not have it. */
export function domainFacts(name: string, { toolstack, release }: Target): OptionFacts | undefined {
  const facts = catalog.domain.get(name)?.[toolstack];
  return facts && factsAt(facts, release);
}

const subkeys = new WeakMap<SpecFacts, Map<string, ReadonlyMap<string, SubkeyFacts>>>();

/**
 * The sub-keys that a toolstack's release takes in a spec, by name, with their words as of that release; `since` and `until` are
 * the toolstack's. Empty for a spec that does not exist.
 */
export function subkeysAt(spec: string | SpecFacts, { toolstack, release }: Target): ReadonlyMap<string, SubkeyFacts> {
  const facts = typeof spec === 'string' ? catalog.specs.get(spec) : spec;
  if (!facts) return new Map();
  const known = remembered(subkeys, facts);
  const key = `${toolstack} ${release}`;
  let at = known.get(key);
  if (!at) {
    const those = facts.subkeys.map((subkey) => subkeyAt(subkey, toolstack, release));
    at = new Map(those.flatMap((subkey) => (subkey ? [[subkey.name, subkey] as const] : [])));
    known.set(key, at);
  }
  return at;
}

function subkeyAt(subkey: SubkeyFacts, toolstack: Toolstack, release: Release): SubkeyFacts | undefined {
  const { deprecated, required, since, until, ...rest } = subkey;
  const own: Availability | undefined =
    toolstack === 'xm' && !subkey.xmOnly ? subkey.xm : toolstack === 'xl' && subkey.xmOnly ? undefined : subkey;
  if (!own || !isIn(release, own)) return undefined;
  return {
    ...rest,
    since: own.since,
    ...(own.until && { until: own.until }),
    ...((required === true || required === toolstack) && { required: true }),
    ...(subkey.words && { words: subkey.words.filter((word) => isIn(release, word)) }),
    // What is deprecated in xl's is not in xm's, which ended before.
    ...(deprecated && own === subkey && { deprecated }),
  };
}

/** How an entry is deprecated in a release, or undefined when it is not (yet). */
export const deprecationAt = (
  { deprecated }: { readonly deprecated?: Deprecation },
  release: Release,
): Deprecation | undefined => (deprecated && inReleases(release, deprecated.since) ? deprecated : undefined);

/** The domU setting to write instead of a deprecated (or meanwhile removed) one, when the release has that. */
export function replacement(name: string, target: Target): string | undefined {
  const facts = catalog.domain.get(name)?.[target.toolstack];
  const instead = facts && deprecationAt(facts, target.release)?.replacedBy;
  return instead !== undefined && domainFacts(instead, target) ? instead : undefined;
}

function remembered<K extends object, R, V>(memory: WeakMap<K, Map<R, V>>, key: K): Map<R, V> {
  let known = memory.get(key);
  if (!known) {
    known = new Map();
    memory.set(key, known);
  }
  return known;
}
