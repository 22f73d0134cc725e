import type { GuestType } from '../catalog/types.ts';
import type { Device } from '../config/device.ts';
import { Domain } from '../config/domain.ts';
import type { DomainFile } from '../config/file.ts';
import type { Once } from '../config/once.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Setting, Settings, Value } from '../values/value.ts';
import type { Finding, Rule } from './rule.ts';
import { type Watch, watched } from './watched.ts';

/** What a rule looked at when it was asked last. */
interface Look {
  /** Settings, by their names. */
  readonly names: ReadonlySet<string>;
  /** True when it looked at more than settings, profile and guest type. */
  readonly more: boolean;
  readonly found: boolean;
}

/** What is remembered of a file from one version to the next. */
interface Memory {
  readonly guestType: GuestType | undefined;
  readonly settings: ReadonlyMap<string, string>;
  readonly looks: Map<Rule, Look>;
}

const memories = new WeakMap<object, Memory>();

/**
 * Asks rules about a file that was already there before its last change: one that had nothing to say, and looked at settings alone that are as
 * they were, has nothing to say again.
 */
export class Quiet {
  readonly #file: DomainFile;
  readonly #fleet: Fleet;
  readonly #watchedFile: DomainFile;
  readonly #watchedFleet: Fleet;
  readonly #trace: Trace = { names: new Set(), more: false };
  readonly #looks: Map<Rule, Look>;

  constructor(file: DomainFile, fleet: Fleet) {
    const { domain } = file;
    this.#file = file;
    this.#fleet = fleet;
    this.#watchedFile = watched({ ...file, domain: new NotedDomain(domain, this.#trace) }, this.#trace, FREE);
    this.#watchedFleet = watched(fleet, this.#trace);
    const settings = spellings(file);
    const before = memories.get(domain.lineage);
    this.#looks = before && before.guestType === domain.guestType ? before.looks : new Map();
    if (before) forget(this.#looks, changed(before.settings, settings));
    memories.set(domain.lineage, { guestType: domain.guestType, settings, looks: this.#looks });
  }

  /** What a rule finds. */
  *ask(rule: Rule): Iterable<Finding> {
    const look = this.#looks.get(rule);
    if (look?.more) return yield* rule.check(this.#file, this.#fleet);
    if (look && !look.found) return;
    this.#trace.names = new Set();
    this.#trace.more = false;
    const found = [...rule.check(this.#watchedFile, this.#watchedFleet)];
    this.#looks.set(rule, { names: this.#trace.names, more: this.#trace.more, found: found.length > 0 });
    yield* found;
  }
}

interface Trace extends Watch {
  names: Set<string>;
}

const FREE: readonly PropertyKey[] = ['kind', 'path', 'profile', 'domain'];

/** A guest that notes which settings it is asked for. */
class NotedDomain extends Domain {
  readonly #domain: Domain;
  readonly #trace: Trace;

  constructor(domain: Domain, trace: Trace) {
    super(domain.settings, domain.profile);
    this.#domain = domain;
    this.#trace = trace;
    Object.defineProperties(this, {
      settings: { get: (): Settings => this.#whole.settings },
      once: { get: (): Once => this.#whole.once },
    });
  }

  get #whole(): Domain {
    this.#trace.more = true;
    return this.#domain;
  }

  override get(name: string): Setting | undefined {
    this.#trace.names.add(name);
    return this.#domain.get(name);
  }

  override get guestType(): GuestType | undefined {
    return this.#domain.guestType;
  }

  override devices(name: string): readonly Device[] {
    this.#trace.names.add(name);
    return this.#domain.devices(name);
  }
}

/** For each setting a text that is another when the setting says something else. */
function spellings({ domain, settings, text }: DomainFile): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, how: string): void => {
    const before = found.get(name);
    found.set(name, before === undefined ? how : `${before}\n${how}`);
  };
  const xl = domain.profile.toolstack === 'xl';
  for (const { name, op, value, result, span } of settings.assignments)
    add(name, xl ? text.slice(span.start, span.end) : `${op} ${spelling(value)} ${op === '=' ? '' : spelling(result)}`);
  return found;
}

/** Of a program's value; what is unknown may be another each time. */
function spelling(value: Value): string {
  if (value.kind === 'unknown') return `unknown ${++unknowns}`;
  if (value.kind === 'list') return `[${value.items.map(spelling).join()}]${value.literal}`;
  if (value.kind === 'dropped')
    return `${value.type} ${JSON.stringify(value.text)} (${value.items.map(spelling).join()})`;
  return `${value.kind} ${JSON.stringify(value.text)}`;
}

let unknowns = 0;

/** The names whose texts differ. */
function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Set<string> {
  const names = new Set<string>();
  for (const [name, text] of after) if (before.get(name) !== text) names.add(name);
  for (const name of before.keys()) if (!after.has(name)) names.add(name);
  return names;
}

function forget(looks: Map<Rule, Look>, names: ReadonlySet<string>): void {
  if (!names.size) return;
  for (const [rule, look] of looks) {
    if (look.more) continue;
    for (const name of names)
      if (look.names.has(name)) {
        looks.delete(rule);
        break;
      }
  }
}
