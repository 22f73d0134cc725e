import type { ConfigFile } from '../config/file.ts';
import type { Fact, FactType } from '../fleet/facts.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { isHostType } from '../fleet/host-uses.ts';
import type { Position, Range } from '../syntax/text.ts';

/** Something that a file and others use: a bridge, a MAC address, a disk. */
export interface Shared {
  /** The use in question. */
  readonly here: Fact;
  /** Every use, in the order of paths and places; of what belongs to a host, those on the file's own. */
  readonly uses: readonly Fact[];
}

const isWithin = ({ start, end }: Range, { line, character }: Position): boolean =>
  (line > start.line || (line === start.line && character >= start.character)) &&
  (line < end.line || (line === end.line && character <= end.character));

/** The shared thing at a place of a file. */
export function sharedAt(file: ConfigFile, offset: number, fleet: Fleet): Shared | undefined {
  const at = file.lines.position(offset);
  const here = fleet.factsOf(file.path)?.facts.find(({ range }) => isWithin(range, at));
  return here && { here, uses: usesOf(here, fleet) };
}

/** Every use of the thing that a fact is about. */
export function usesOf({ type, key, path }: Fact, fleet: Fleet): readonly Fact[] {
  return isHostType(type) ? fleet.usesOnHost(path, type, key) : fleet.uses(type, key);
}

/** How many guests use each disk and bridge of a file, where it is more than one. */
export function usedByMany(file: ConfigFile, fleet: Fleet): { readonly here: Fact; readonly guests: number }[] {
  const counted = new Set<string>();
  return (fleet.factsOf(file.path)?.facts ?? []).flatMap((here) => {
    const id = `${here.type}:${here.key}`;
    if ((here.type !== 'disk' && here.type !== 'bridge') || counted.has(id)) return [];
    counted.add(id);
    const guests = new Set(
      usesOf(here, fleet)
        .filter(({ detail }) => detail !== 'host')
        .map(({ path }) => path),
    ).size;
    return guests > 1 || (here.detail === 'host' && guests) ? [{ here, guests }] : [];
  });
}

/** A guest or bridge of the fleet, for a search by name. */
export interface FleetSymbol {
  readonly name: string;
  readonly type: 'name' | 'bridge';
  readonly fact: Fact;
}

const MAX_SYMBOLS = 500;

/** The guests and bridges whose names have the letters of the query in their order; a bridge once, where it is made or first used. */
export function fleetSymbols(query: string, fleet: Fleet): FleetSymbol[] {
  const found: FleetSymbol[] = [];
  for (const type of ['name', 'bridge'] as const) {
    for (const uses of fleet.all(type)) {
      const [first] = uses;
      if (!first || !hasLetters(first.key, query)) continue;
      const shown = type === 'name' ? uses : [uses.find(({ detail }) => detail === 'host') ?? first];
      for (const fact of shown) {
        if (found.length === MAX_SYMBOLS) return found;
        found.push({ name: fact.key, type, fact });
      }
    }
  }
  return found;
}

function hasLetters(name: string, query: string): boolean {
  const wanted = query.toLowerCase();
  const letters = name.toLowerCase();
  let at = 0;
  for (let i = 0; i < letters.length && at < wanted.length; i++) if (letters[i] === wanted[at]) at++;
  return at === wanted.length;
}

/** The things that may be renamed, with what a new name must be like. */
const NEW_NAMES: Partial<Record<FactType, { readonly form: RegExp; readonly rule: string }>> = {
  name: { form: /^[A-Za-z0-9_.:+-]{1,127}$/, rule: 'a guest\u2019s name has letters, digits and -_.+: only' },
  bridge: { form: /^[A-Za-z0-9_.:-]{1,31}$/, rule: 'a bridge\u2019s name has letters, digits and -_.: only' },
  mac: { form: /^(?:[0-9A-Fa-f]{1,2}:){5}[0-9A-Fa-f]{1,2}$/, rule: 'a MAC address is six octets with : between them' },
  vifname: { form: /^[A-Za-z0-9_.-]{1,15}$/, rule: 'an interface\u2019s name has at most 15 letters, digits and -_.' },
};

/** What is wrong with a new name for a thing; undefined when it is right, or when the thing cannot be renamed. */
export const faultOfName = ({ type }: Fact, name: string): string | undefined =>
  NEW_NAMES[type]?.form.test(name) ? undefined : NEW_NAMES[type]?.rule;

export const mayBeRenamed = ({ type }: Fact): boolean => NEW_NAMES[type] !== undefined;

/** Where a use spells the thing, given the text at the use's range: without the quotes around it. Undefined when it is computed or spelled otherwise. */
export function spelling({ range, label }: Fact, text: string): Range | undefined {
  if (range.start.line !== range.end.line) return undefined;
  if (text === label) return range;
  const quoted = text.length === label.length + 2 && text.slice(1, -1) === label && /^(['"]).*\1$/s.test(text);
  if (!quoted) return undefined;
  const { start, end } = range;
  return {
    start: { line: start.line, character: start.character + 1 },
    end: { line: end.line, character: end.character - 1 },
  };
}
