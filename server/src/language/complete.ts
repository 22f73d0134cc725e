import { catalog, deprecationAt, domainFacts, factsAt, isIn, subkeysAt } from '../catalog/index.ts';
import type { OptionFacts, SubkeyFacts } from '../catalog/types.ts';
import type { ConfFile, ConfigFile, DomainFile } from '../config/file.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { freshMac, macFromIp } from '../fleet/mac.ts';
import { isAddressFault, readAddress } from '../specs/address.ts';
import { type Part, parts } from '../specs/piece.ts';
import { type Span, span } from '../syntax/text.ts';
import type { StringValue } from '../values/value.ts';
import { bridges } from './bridges.ts';
import { completeXend } from './complete-xend.ts';
import { placeAt } from './place.ts';
import type { Completion } from './types.ts';

/** What may stand at a place of a file, best first by `sort`. */
export function complete(file: ConfigFile, offset: number, fleet: Fleet): Completion[] {
  if (file.kind === 'xend') return completeXend(file, offset, fleet);
  const place = placeAt(file, offset);
  if (place.at === 'name') return names(file, place.span, place.setting !== undefined);
  if (place.at === 'value') return values(file, place.name, place.span, place.inList);
  if (place.at === 'string') return inString(file, place.name, place.value, place.text, place.index ?? 0, fleet);
  return [];
}

/** The options that a file's kind and profile have, by name. */
function optionsOf(file: DomainFile | ConfFile): [string, OptionFacts][] {
  if (file.kind === 'domain') {
    return [...catalog.domain.keys()].flatMap((name) => {
      const facts = domainFacts(name, file.profile);
      return facts ? [[name, facts] as [string, OptionFacts]] : [];
    });
  }
  return [...catalog[file.kind].values()].flatMap((option) => {
    const facts = factsAt(option, file.profile.release);
    return facts ? [[option.name, facts] as [string, OptionFacts]] : [];
  });
}

const REQUIRED = new Set(['name', 'type', 'builder', 'memory', 'kernel', 'bootloader', 'disk', 'vif', 'vcpus']);

function names(file: DomainFile | ConfFile, where: Span, renaming: boolean): Completion[] {
  const guest = file.kind === 'domain' ? file.domain.guestType : undefined;
  return optionsOf(file)
    .filter(([name]) => !file.settings.last.has(name))
    .map(([name, facts]) => {
      const fits = !guest || !facts.guestTypes || facts.guestTypes.includes(guest);
      const deprecated = deprecationAt(facts, file.profile.release) !== undefined;
      return {
        label: name,
        kind: 'setting',
        span: where,
        insert: renaming ? name : `${name} = ${blank(facts)}`,
        ...(renaming ? {} : { snippet: true }),
        detail: facts.kinds.join(' or '),
        sort: deprecated ? '3' : !fits ? '2' : REQUIRED.has(name) ? '0' : '1',
        deprecated,
        doc: { of: file.kind, name },
      };
    });
}

/** What stands behind `name = ` before anything is typed: the quotes or brackets that the kind wants. */
function blank({ kinds }: OptionFacts): string {
  const [kind] = kinds;
  if (kind === 'list') return "[ '$1' ]";
  return kind === 'string' ? '"$1"' : '$1';
}

function values(file: DomainFile | ConfFile, name: string, where: Span, inList: boolean): Completion[] {
  const facts = new Map(optionsOf(file)).get(name);
  if (!facts) return [];
  const quoted = (facts.words ?? []).map(
    ({ name: word }): Completion => ({
      label: `"${word}"`,
      kind: 'word',
      span: where,
      insert: `"${word}"`,
      doc: { of: file.kind, name, word },
    }),
  );
  if (inList || quoted.length) return quoted;
  if (facts.kinds.includes('boolean')) {
    return ['1', '0'].map((label) => ({
      label,
      kind: 'value',
      span: where,
      insert: label,
      detail: label === '1' ? 'on' : 'off',
    }));
  }
  return [];
}

function inString(
  file: DomainFile | ConfFile,
  name: string,
  value: StringValue,
  at: number,
  index: number,
  fleet: Fleet,
): Completion[] {
  const facts = new Map(optionsOf(file)).get(name);
  if (!value.map.editable(0, value.text.length)) return [];
  if (facts?.spec) return inSpec(file, facts.spec, value, at, index, fleet);
  const words = (facts?.words ?? []).map(
    ({ name: word }): Completion => ({
      label: word,
      kind: 'word',
      span: value.map.span(0, value.text.length),
      insert: word,
      doc: { of: file.kind, name, word },
    }),
  );
  return words.length || !name.endsWith('bridge')
    ? words
    : bridges(file, fleet).map((label) => plain(label, value.map.span(0, value.text.length)));
}

const plain = (label: string, where: Span, detail?: string): Completion => ({
  label,
  kind: 'value',
  span: where,
  insert: label,
  ...(detail ? { detail } : {}),
});

function inSpec(
  file: DomainFile | ConfFile,
  spec: string,
  value: StringValue,
  at: number,
  index: number,
  fleet: Fleet,
): Completion[] {
  const all = parts(value, catalog.specs.get(spec)?.separator || ',');
  const here = all.findLast(({ whole }) => whole.from <= at && at <= whole.to);
  const known = subkeysAt(spec, file.profile);
  if (here?.equals && here.value && at > here.equals.from) {
    const subkey = known.get(here.key.text.trim());
    return subkey ? subkeyValues(file, spec, subkey, here, all, index, fleet) : [];
  }
  const where = here ? here.key.span : value.map.span(at, at);
  const given = new Set(all.filter((part) => part !== here).map(({ key }) => key.text.trim()));
  return [...known.values()]
    .filter(({ name, form }) => form !== 'positional' && !given.has(name))
    .map(
      (subkey): Completion => ({
        label: subkey.name,
        kind: 'key',
        span: where,
        insert: subkey.form === 'flag' || here?.equals ? subkey.name : `${subkey.name}=`,
        detail: subkey.kind,
        sort: subkey.rare ? '2' : subkey.deprecated ? '3' : subkey.required ? '0' : '1',
        deprecated: subkey.deprecated !== undefined,
        ...(subkey.form === 'flag' ? {} : { again: true }),
        doc: { of: 'spec', spec, name: subkey.name },
      }),
    );
}

function subkeyValues(
  file: DomainFile | ConfFile,
  spec: string,
  subkey: SubkeyFacts,
  part: Part,
  all: readonly Part[],
  index: number,
  fleet: Fleet,
): Completion[] {
  const where = part.value ? part.value.span : span(0, 0);
  const words = (subkey.words ?? []).map(
    ({ name: word }): Completion => ({
      label: word,
      kind: 'word',
      span: where,
      insert: word,
      doc: { of: 'spec', spec, name: subkey.name, word },
    }),
  );
  if (words.length) return words;
  if (subkey.name === 'bridge') return bridges(file, fleet).map((label) => plain(label, where));
  if (subkey.name === 'mac') return macs(file, all, where, index, fleet);
  if (subkey.name === 'script') return scripts(file, where);
  if (subkey.kind === 'boolean') return ['1', '0'].map((label) => plain(label, where));
  return [];
}

function macs(file: ConfigFile, all: readonly Part[], where: Span, index: number, fleet: Fleet): Completion[] {
  const ip = readAddress(all.find(({ key }) => key.text.trim() === 'ip')?.value?.text.trim() ?? '');
  const fresh = plain(freshMac(fleet, `${file.path}#${index}`), where, "Xen's block, used by no file here");
  if (isAddressFault(ip) || ip.family !== 4) return [fresh];
  return [fresh, plain(macFromIp(ip.bytes), where, 'made from the IP address')];
}

/** The vif scripts that the release ships. */
function scripts(file: DomainFile | ConfFile, where: Span): Completion[] {
  return [...catalog.scripts.values()]
    .filter((script) => script.role === 'vif' && isIn(file.profile.release, script))
    .map(({ name }) => ({ ...plain(name, where), doc: { of: 'script' as const, name } }));
}
