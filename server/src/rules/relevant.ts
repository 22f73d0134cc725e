import type { GuestType } from '../catalog/types.ts';
import { Domain } from '../config/domain.ts';
import type { ConfigFile, DomainFile } from '../config/file.ts';
import type { Profile } from '../config/profile.ts';
import { readConfig } from '../config/read.ts';
import { Fleet } from '../fleet/fleet.ts';
import type { Setting } from '../values/value.ts';
import { LIST_NAMES, type ListName, type Rule } from './rule.ts';
import { type Watch, watched } from './watched.ts';

/** So many combinations of settings are remembered; a fleet has a few dozen. */
const MAX_KNOWN = 2000;

/** To find out what the rules need costs as much as to run all of them over a few files. */
const FEW = 8;

/** The rules for a file: which of them look at all of it, and which at each device of a list by itself. */
export interface Relevant {
  readonly all: readonly Rule[];
  readonly whole: readonly Rule[];
  readonly each: ReadonlyMap<ListName, readonly Rule[]>;
}

interface Dependent {
  readonly rule: Rule;
  /** The settings without which it has nothing to say; undefined for one that looks at more. */
  readonly needs: ReadonlySet<string> | undefined;
}

/**
 * Chooses the rules that can have something to say of a domU config, by the names of its settings. Most rules are about one or two settings and
 * most files have few, so that nine in ten need not be run. What a rule needs is found out, not declared: it is run once over a file
 * without settings. If it then asks for certain settings and for nothing else, it does the same for every file without these.
 */
export class RelevantRules {
  readonly #rules: readonly Rule[];
  readonly #dependents = new Map<string, readonly Dependent[]>();
  readonly #known = new Map<string, Relevant>();
  readonly #lists = new Map<string, readonly Rule[]>();
  readonly #asked = new Map<string, number>();
  readonly #all: Relevant;

  readonly #few: number;

  /** `few` files of each toolstack, release and guest type get all rules before it is found out which they need. */
  constructor(rules: readonly Rule[], few = FEW) {
    this.#rules = rules;
    this.#few = few;
    this.#all = this.#grouped(rules);
  }

  /** The rules for a file, in their order. */
  of(file: DomainFile): Relevant {
    const { toolstack, release } = file.profile;
    const { guestType } = file.domain;
    const situation = `${toolstack} ${release} ${guestType}`;
    const asked = (this.#asked.get(situation) ?? 0) + 1;
    this.#asked.set(situation, asked);
    if (asked <= this.#few) return this.#all;
    const key = `${situation} ${[...file.settings.last.keys()].join(' ')}`;
    let relevant = this.#known.get(key);
    if (!relevant) {
      const names = file.settings.last;
      const rules = this.#dependentsIn(situation, file.profile, guestType).flatMap(({ rule, needs }) =>
        !needs || [...needs].some((name) => names.has(name)) ? [rule] : [],
      );
      if (this.#known.size === MAX_KNOWN) this.#known.clear();
      relevant = this.#grouped(rules);
      this.#known.set(key, relevant);
    }
    return relevant;
  }

  /** A list of rules about each device is always the same array for the same rules. */
  #grouped(rules: readonly Rule[]): Relevant {
    const each = new Map<ListName, readonly Rule[]>();
    for (const list of LIST_NAMES) {
      const own = rules.filter((rule) => rule.each === list);
      const key = own.map(({ id }) => id).join(' ');
      const known = this.#lists.get(key) ?? own;
      this.#lists.set(key, known);
      if (own.length) each.set(list, known);
    }
    return { all: rules, whole: rules.filter((rule) => !rule.each), each };
  }

  #dependentsIn(situation: string, profile: Profile, guestType: GuestType | undefined): readonly Dependent[] {
    let found = this.#dependents.get(situation);
    if (!found) {
      found = this.#rules.map((rule) => ({ rule, needs: needsOf(rule, profile, guestType) }));
      this.#dependents.set(situation, found);
    }
    return found;
  }
}

/** The settings that a rule asks an empty file for; undefined when it looks at anything else, or has something to say of that file. */
function needsOf(rule: Rule, profile: Profile, guestType: GuestType | undefined): ReadonlySet<string> | undefined {
  const trace: Trace = { names: new Set(), more: false };
  const empty = readConfig({ path: '', text: '', kind: 'domain', profile }) as DomainFile;
  const file = watched({ ...empty, domain: new WatchedDomain(empty.domain, guestType, trace) }, trace, FREE);
  const fleet = watched(new Fleet(), trace);
  try {
    for (const _ of rule.check(file, fleet)) return undefined;
  } catch {
    return undefined;
  }
  return trace.more ? undefined : trace.names;
}

/** What was looked at: settings by their names, and whether anything else was. */
interface Trace extends Watch {
  readonly names: Set<string>;
}

const FREE: readonly (keyof ConfigFile | 'domain')[] = ['kind', 'profile', 'domain'];

/** A guest of a type, without settings, that notes which ones it is asked for. */
class WatchedDomain extends Domain {
  readonly #guestType: GuestType | undefined;
  readonly #trace: Trace;

  constructor({ settings, profile }: Domain, guestType: GuestType | undefined, trace: Trace) {
    super(settings, profile);
    this.#guestType = guestType;
    this.#trace = trace;
    Object.defineProperty(this, 'settings', { value: watched(settings, trace) });
  }

  override get(name: string): Setting | undefined {
    this.#trace.names.add(name);
    return undefined;
  }

  override get guestType(): GuestType | undefined {
    return this.#guestType;
  }
}
