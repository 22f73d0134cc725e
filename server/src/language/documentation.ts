import { catalog, domainFacts, factsAt, subkeysAt, type Target } from '../catalog/index.ts';
import { compareReleases, inReleases, NEWEST_XM, type Release } from '../catalog/release.ts';
import { docOf } from '../catalog/texts.ts';
import type { Availability, Doc, OptionFacts, SpecFacts, SubkeyFacts } from '../catalog/types.ts';
import { pageOf } from '../rules/pages.ts';
import { parametersOf } from '../rules/xend/scripts.ts';
import { code, paragraphs } from './markdown.ts';
import type { DocKey } from './types.ts';

/** "since 4.3", "4.0 to 4.5": the releases of an entry in words. What is xm's or xend's ends with them. */
export function releasesIn({ since, until }: Availability, ended = false): string {
  const last = until ?? (ended ? NEWEST_XM : undefined);
  return last ? (since === last ? `only ${since}` : `${since} to ${last}`) : `since ${since}`;
}

/** A text as Markdown: what it does, what one must know, an example, the source. */
export function textOf(doc: Doc, word?: string): string {
  const said = word === undefined ? undefined : doc.words?.[word];
  return paragraphs(
    said && `${code(word || '""')}: ${said}`,
    doc.summary,
    ...doc.details,
    doc.example && fenced(doc.example),
    `*${doc.source}*`,
  );
}

/** An example as Markdown shows it: s-expressions are xend's. */
const fenced = (example: string): string =>
  `\`\`\`${example.trimStart().startsWith('(') ? 'xen-sxp' : 'xen-domain'}\n${example}\n\`\`\``;

const bodyOf = (doc: Doc | undefined, word?: string): string | undefined => doc && textOf(doc, word);

/** More words than these are no help in a line. */
const MOST_WORDS = 12;

const wordsLine = (words: OptionFacts['words']): string | undefined =>
  words?.length && words.length <= MOST_WORDS ? words.map(({ name }) => code(name || '""')).join(' ') : undefined;

/** What a value is, in words that follow "takes". */
const KINDS: Readonly<Record<string, string>> = {
  bdf: 'a PCI address',
  boolean: 'a boolean',
  'cpu-ranges': 'numbers and ranges of CPUs',
  domain: 'the name or number of a domain',
  enum: 'a word',
  'enum-list': 'words',
  flag: 'no value',
  float: 'a number',
  hex: 'a hexadecimal number',
  integer: 'an integer',
  'integer-list': 'integers',
  'interface-name': 'the name of an interface',
  list: 'a list',
  mac: 'a MAC address',
  path: 'a path',
  rate: 'a rate',
  string: 'a string',
  uuid: 'a UUID',
  vdev: 'a virtual device',
};

const kindsText = (kinds: readonly string[]): string => kinds.map((kind) => KINDS[kind] ?? kind).join(' or ');

/** The facts of an option or sub-key as a sentence begins with them. */
const takes = (line: string): string => `Takes ${line}`;

/** The line of facts below a title: kinds, unit, words, default, guests, what is deprecated. */
export function factsLine(facts: OptionFacts): string {
  const { kinds, unit, guestTypes, range, words, deprecated, arch } = facts;
  const value = facts.default;
  const most = range && (range.max === undefined ? `at least ${range.min}` : `${range.min ?? 0} to ${range.max}`);
  return [
    `${kindsText(kinds)}${unit ? ` (${unit})` : ''}`,
    most,
    wordsLine(words),
    value === undefined ? undefined : `default ${defaultText(value)}`,
    guestTypes && `${guestTypes.map((type) => type.toUpperCase()).join(', ')} only`,
    arch && `${arch === 'arm' ? 'Arm' : 'x86'} only`,
    deprecated &&
      `deprecated since ${deprecated.since}${deprecated.replacedBy ? `, use ${code(deprecated.replacedBy)}` : ''}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A default is a value, or a phrase of ours. */
function defaultText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return / /.test(String(value)) ? String(value) : code(String(value));
}

export const subkeyLine = ({ kind, form, words, default: value, unit, required, deprecated }: SubkeyFacts): string =>
  [
    form === 'flag' ? kindsText(['flag']) : `${kindsText([kind])}${unit ? ` (${unit})` : ''}`,
    wordsLine(words),
    required && 'required',
    value === undefined ? undefined : `default ${defaultText(value)}`,
    deprecated &&
      `deprecated since ${deprecated.since}${deprecated.replacedBy ? `, use ${code(deprecated.replacedBy)}` : ''}`,
  ]
    .filter(Boolean)
    .join(' · ');

/** The text of an entry without its title, for the side of a completion; undefined when nothing is known. */
export function documentation(key: DocKey, target: Target): string | undefined {
  switch (key.of) {
    case 'script':
      return bodyOf(scriptDoc(key.name, key.part));
    case 'rule':
      return pageOf(key.name);
    case 'spec': {
      const facts = subkeysAt(key.spec, target).get(key.name);
      return said(facts && takes(subkeyLine(facts)), bodyOf(docOf('specs', key.spec, key.name), key.word));
    }
    case 'domain': {
      const facts = domainFacts(key.name, target);
      return said(facts && takes(factsLine(facts)), bodyOf(docOf('domain', key.name), key.word));
    }
    default: {
      const known = catalog[key.of].get(key.name);
      const facts = known && factsAt(known, target.release);
      return said(facts && takes(factsLine(facts)), bodyOf(docOf(key.of, key.name), key.word));
    }
  }
}

const said = (...blocks: readonly (string | undefined)[]): string | undefined => paragraphs(...blocks) || undefined;

/** The text of a script or of one of its arguments; every vif script shares some with vif-common.sh. */
const scriptDoc = (name: string, part?: string): Doc | undefined =>
  docOf('scripts', name, part) ?? (part === undefined ? undefined : docOf('scripts', 'vif-common.sh', part));

/** A domU setting as a page, with what the target knows of it; without a target with what either toolstack knows at its end. */
export function describeSetting(name: string, target?: Target, word?: string): string | undefined {
  const option = catalog.domain.get(name);
  if (!option) return undefined;
  const toolstacks = (['xl', 'xm'] as const).flatMap((toolstack) => {
    const known = option[toolstack];
    return known ? [`${toolstack} ${releasesIn(known, toolstack === 'xm')}`] : [];
  });
  const facts = target ? domainFacts(name, target) : undefined;
  const lines = target
    ? [
        facts
          ? varies(option[target.toolstack])
            ? `In Xen ${target.release} it takes ${factsLine(facts)}`
            : takes(factsLine(facts))
          : absent(target, option[target.toolstack], option[other(target)]),
      ]
    : (['xl', 'xm'] as const).flatMap((toolstack) => {
        const known = option[toolstack];
        return known ? [`${toolstack} takes ${factsLine(known)}`] : [];
      });
  return paragraphs(`**${name}** · ${toolstacks.join(' · ')}`, ...lines, bodyOf(docOf('domain', name), word));
}

/** True when the facts of an option are not the same in all releases that have it. */
const varies = (facts: OptionFacts | undefined): boolean =>
  facts !== undefined &&
  (facts.history !== undefined ||
    (facts.words ?? []).some(({ since, until }) => since !== facts.since || until !== facts.until));

const other = ({ toolstack }: Target): 'xl' | 'xm' => (toolstack === 'xl' ? 'xm' : 'xl');

/** Why the target does not have a setting. */
function absent(target: Target, own: OptionFacts | undefined, others: OptionFacts | undefined): string {
  const { toolstack, release } = target;
  if (!own) return `Only ${others ? other(target) : 'the other toolstack'} reads it; ${toolstack} ignores it.`;
  const when = compareReleases(release, own.since) < 0 ? `only since Xen ${own.since}` : `only up to Xen ${own.until}`;
  return `${toolstack} reads it ${when}; this file is checked for Xen ${release}.`;
}

/** An option of xl.conf, a cpupool file or xend-config.sxp as a page. */
export function describeOption(
  kind: 'conf' | 'cpupool' | 'xend',
  name: string,
  release?: Release,
  word?: string,
): string | undefined {
  const facts = catalog[kind].get(name);
  if (!facts) return undefined;
  const at = release ? factsAt(facts, release) : facts;
  const toolstack = kind === 'xend' ? 'xm' : 'xl';
  const line = at ? takes(factsLine(at)) : absent({ toolstack, release: release as Release }, facts, undefined);
  return paragraphs(`**${name}** · ${releasesIn(facts, kind === 'xend')}`, line, bodyOf(docOf(kind, name), word));
}

/** A sub-key of a spec as a page. */
export function describeSubkey(spec: string, subkey: SubkeyFacts, word?: string): string {
  const doc = docOf('specs', spec, subkey.name);
  const releases = releasesIn(subkey, subkey.xmOnly);
  return paragraphs(`**${subkey.name}** (${spec}) · ${releases}`, takes(subkeyLine(subkey)), bodyOf(doc, word));
}

/** A little language as a page, with the names of its sub-keys. */
export function describeSpec({ name, form, subkeys, ...facts }: SpecFacts): string {
  const names = subkeys.filter(({ rare }) => !rare).map((subkey) => code(subkey.name));
  return paragraphs(
    `**${name}** · ${releasesIn(facts, facts.xmOnly)}`,
    form && code(form),
    names.length > 0 && names.join(' '),
    bodyOf(docOf('specs', name)),
  );
}

/** A network, vif or block script as a page. */
export function describeScript(name: string): string | undefined {
  const facts = catalog.scripts.get(name);
  if (!facts) return undefined;
  const parameters = parametersOf(facts).map((parameter) => {
    const summary = scriptDoc(name, parameter.name)?.summary;
    return `- ${code(parameter.name)}${summary ? `: ${summary}` : ''}`;
  });
  return paragraphs(
    `**${name}** · ${facts.role} script · ${releasesIn(facts)}`,
    bodyOf(docOf('scripts', name)),
    [...new Set(parameters)].join('\n'),
  );
}

/** An argument of a script as a page; undefined when no release of the script reads it. */
export function describeParameter(script: string, name: string, release: Release): string | undefined {
  const facts = catalog.scripts.get(script);
  const parameter = facts && parametersOf(facts).find((one) => one.name === name);
  if (!parameter) return undefined;
  const era = parameter.history?.find(({ from, to }) => inReleases(release, from, to)) ?? parameter;
  return paragraphs(
    `**${name}** (${script}) · ${releasesIn(parameter)}`,
    era.defaults.length > 0 &&
      `default ${era.defaults.map((value) => (value === 'computed' ? 'what the host has' : code(value))).join(', else ')}`,
    bodyOf(scriptDoc(script, name)),
  );
}

/** Everything that the catalogue knows under a name, for `explain`: an option, a script, a spec, or `SPEC.SUBKEY`. */
export function explainOption(name: string): string | undefined {
  const dot = name.indexOf('.');
  const [spec, key] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [undefined, name];
  const specs = [...catalog.specs.values()];
  const found = [
    describeSetting(name),
    ...(['conf', 'cpupool', 'xend'] as const).map((kind) => describeOption(kind, name)),
    describeScript(name),
    ...specs.filter((one) => one.name === name).map(describeSpec),
    ...specs
      .filter((one) => spec === undefined || one.name === spec)
      .flatMap((one) =>
        one.subkeys.filter((subkey) => subkey.name === key).map((subkey) => describeSubkey(one.name, subkey)),
      ),
  ].filter((text) => text !== undefined);
  return found.length ? found.join('\n\n---\n\n') : undefined;
}

/** The names that `explain` knows besides the rules'. */
export const explainedNames = (): string[] => [
  ...catalog.domain.keys(),
  ...catalog.conf.keys(),
  ...catalog.cpupool.keys(),
  ...catalog.xend.keys(),
  ...catalog.scripts.keys(),
  ...catalog.specs.keys(),
];
