import type { Release } from './release.ts';

/** From the first release that has it to the last; no `until`: still there in the newest (of xm and xend: in 4.4, their last). */
export interface Availability {
  readonly since: Release;
  readonly until?: Release;
}

export type Kind = 'string' | 'integer' | 'boolean' | 'list' | 'float';
export type GuestType = 'pv' | 'hvm' | 'pvh';

/** A word that Xen takes as a value. */
export interface Word extends Availability {
  readonly name: string;
}

export interface Deprecation {
  readonly since: Release;
  readonly replacedBy?: string;
  /** What the toolstack says or does about it, in our words. */
  readonly note?: string;
}

/** What one toolstack knows of a setting (or xl.conf, cpupool or xend of an option). */
export interface OptionFacts extends Availability {
  readonly kinds: readonly Kind[];
  /** Guest types that use it; absent: all of them. */
  readonly guestTypes?: readonly GuestType[];
  readonly words?: readonly Word[];
  readonly wordsIgnoreCase?: boolean;
  /** The toolstack takes any leading part of a word. */
  readonly prefixMatch?: boolean;
  /** True when `words` are only what is usual, and other texts (a path, say) are right too. */
  readonly wordsOpen?: boolean;
  /** How a word stands in the value when not alone: `!WORD` takes it out again, or it is the key in `WORD=VALUE`. Of a list: in each item. */
  readonly wordsForm?: 'negatable' | 'key=value';
  readonly range?: { readonly min?: number; readonly max?: number };
  /** Of a number: MiB, KiB, seconds, … */
  readonly unit?: string;
  /** What applies when the option is not set, in words or as a value. */
  readonly default?: string | number | boolean;
  readonly deprecated?: Deprecation;
  /** A form of the value that is deprecated (a number where a word is wanted). */
  readonly deprecatedForm?: Deprecation & { readonly form: 'integer' | 'string' | 'boolean' };
  /** What was different in other releases: the first entry that holds the release wins. */
  readonly history?: readonly OptionHistory[];
  readonly arch?: 'x86' | 'arm';
  /** The language of the strings (or of a list's strings): a name in the catalogue's specs. */
  readonly spec?: string;
}

/** Releases, both included, in which some facts were others than they are now. */
export interface OptionHistory
  extends Partial<Pick<OptionFacts, 'kinds' | 'guestTypes' | 'default' | 'words' | 'wordsOpen' | 'range'>> {
  readonly from: Release;
  readonly to: Release;
}

/** An option of xl.conf, a cpupool file or xend-config.sxp. */
export interface NamedOption extends OptionFacts {
  readonly name: string;
}

/** A top-level name of a domU config. */
export interface DomainOption {
  readonly name: string;
  /** The data file it stands in: identity, cpu, network, … */
  readonly subject: string;
  readonly xl?: OptionFacts;
  readonly xm?: OptionFacts;
}

/** A key inside a spec. */
export interface SubkeyFacts extends Availability {
  readonly name: string;
  /** `flag`: stands alone, without `=`. */
  readonly form: 'key=value' | 'flag' | 'positional';
  /** string, integer, boolean, enum, path, domain, uuid, mac, ip, rate, bdf, … */
  readonly kind: string;
  readonly words?: readonly Word[];
  readonly wordsIgnoreCase?: boolean;
  /** True when `words` are only what is usual. */
  readonly wordsOpen?: boolean;
  readonly range?: { readonly min?: number; readonly max?: number };
  readonly unit?: string;
  readonly default?: string | number | boolean;
  /** `xl`: required there, and not by xm. Of one toolstack's (subkeysAt): whether that one requires it. */
  readonly required?: boolean | 'xl';
  /** Guest types that use it; absent: all of them. */
  readonly guestTypes?: readonly GuestType[];
  /** Hardly ever written by hand (COLO replication): lists put it last. */
  readonly rare?: boolean;
  readonly deprecated?: Deprecation;
  /** The releases of xm that take it, when xm takes it at all; `since`/`until` are xl's. */
  readonly xm?: Availability;
  /** True when only xm has it; then since/until are xm's. */
  readonly xmOnly?: boolean;
}

/** A little language inside strings. */
export interface SpecFacts extends Availability {
  readonly name: string;
  /** Between the parts of one string; empty: a string is one part. */
  readonly separator: string;
  /** What one string looks like, for a person: `N or N-M`. */
  readonly form?: string;
  /** Each entry of the setting's list is itself a list of strings. */
  readonly nested?: boolean;
  /** Names of the positional parts, in order. */
  readonly positional?: readonly string[];
  /** What xm makes of it, when xm has it at all; the rest is xl's. */
  readonly xm?: Availability & { readonly form?: string; readonly positional?: readonly string[] };
  /** True when only xm has it; then since/until are xm's. */
  readonly xmOnly?: boolean;
  readonly subkeys: readonly SubkeyFacts[];
  /** Named sets of words (disk formats, access modes, prefixes, …). */
  readonly words?: Readonly<Record<string, readonly Word[]>>;
}

export interface ScriptFacts extends Availability {
  readonly name: string;
  /** network-* run when xend starts, vif-* and block* when a device is attached. */
  readonly role: 'network' | 'vif' | 'block' | 'other';
  /** bridge, route, nat, openvswitch: the network and vif scripts of one family belong together. */
  readonly family?: string;
  readonly parameters: readonly ScriptParameter[];
}

/** A `NAME=VALUE` argument of a script. */
export interface ScriptParameter extends Availability {
  readonly name: string;
  /** What the script tries in this order; `${…}` is a shell variable, `computed` the answer of a command run in dom0. */
  readonly defaults: readonly string[];
  readonly history?: readonly { readonly from: Release; readonly to: Release; readonly defaults: readonly string[] }[];
}

/** What a person reads about an entry: written for administrators, in our own words. */
export interface Doc {
  /** One sentence: what it does. */
  readonly summary: string;
  /** What one must know: default, unit, which guests, since when, what Xen does with a wrong value, the trap. One paragraph an item. */
  readonly details: readonly string[];
  /** One line (or a few) of a config. */
  readonly example?: string;
  /** The man page or Xen source file. */
  readonly source: string;
  /** One sentence for each word that the option takes. */
  readonly words?: Readonly<Record<string, string>>;
}
