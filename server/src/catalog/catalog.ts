import json from 'catalog:facts';
import type { DomainOption, NamedOption, ScriptFacts, SpecFacts } from './types.ts';

/** The shape of `catalog:facts`, as `scripts/catalog/read.mjs` writes it. */
interface Facts {
  readonly domain: readonly DomainOption[];
  readonly conf: readonly NamedOption[];
  readonly cpupool: readonly NamedOption[];
  readonly xend: readonly NamedOption[];
  readonly specs: readonly SpecFacts[];
  readonly scripts: readonly ScriptFacts[];
}

let facts: Facts | undefined;

/** A map over one part of the facts that is made when first asked for. */
function part<K extends keyof Facts>(kind: K): () => ReadonlyMap<string, Facts[K][number]> {
  let map: ReadonlyMap<string, Facts[K][number]> | undefined;
  return () => {
    facts ??= JSON.parse(json) as Facts;
    map ??= new Map(facts[kind].map((entry) => [entry.name, entry]));
    return map;
  };
}

const domain = part('domain');
const conf = part('conf');
const cpupool = part('cpupool');
const xend = part('xend');
const specs = part('specs');
const scripts = part('scripts');

/** What every release of Xen knows, by name. Nothing is read before the first look. */
export const catalog = {
  /** Top-level names of a domU config, of both toolstacks and all releases, in alphabetical order. */
  get domain(): ReadonlyMap<string, DomainOption> {
    return domain();
  },
  /** Options of xl.conf. */
  get conf(): ReadonlyMap<string, NamedOption> {
    return conf();
  },
  /** Options of a cpupool file. */
  get cpupool(): ReadonlyMap<string, NamedOption> {
    return cpupool();
  },
  /** Options of xend-config.sxp. */
  get xend(): ReadonlyMap<string, NamedOption> {
    return xend();
  },
  /** The little languages inside strings: vif, disk, cpus, … */
  get specs(): ReadonlyMap<string, SpecFacts> {
    return specs();
  },
  /** The hotplug and network scripts that Xen ships. */
  get scripts(): ReadonlyMap<string, ScriptFacts> {
    return scripts();
  },
};
