import { catalog } from '../catalog/index.ts';
import { inReleases, type Release } from '../catalog/release.ts';
import { docOf } from '../catalog/texts.ts';
import type { Availability, Doc, OptionFacts, SubkeyFacts } from '../catalog/types.ts';
import { parametersOf } from '../rules/xend/scripts.ts';
import { code, paragraphs } from './markdown.ts';
import type { DocKey } from './types.ts';

/** "since 4.3", "4.0 to 4.5": the releases of an entry in words. */
export const releasesIn = ({ since, until }: Availability): string =>
  until ? (since === until ? `only ${since}` : `${since} to ${until}`) : `since ${since}`;

/** A text as Markdown: what it does, what one must know, an example, the source. */
function body(doc: Doc, word?: string): string {
  const said = word === undefined ? undefined : doc.words?.[word];
  return paragraphs(
    said && `${code(word ?? '')}: ${said}`,
    doc.summary,
    ...doc.details,
    doc.example && `\`\`\`xen-domain\n${doc.example}\n\`\`\``,
    `*${doc.source}*`,
  );
}

/** The line of facts below a title: kinds, unit, default, guests, releases. */
export function factsLine(facts: OptionFacts): string {
  const { kinds, unit, guestTypes, range, words, deprecated } = facts;
  const value = facts.default;
  const most = range && (range.max === undefined ? `at least ${range.min}` : `${range.min ?? 0} to ${range.max}`);
  return [
    `${kinds.join(' or ')}${unit ? ` (${unit})` : ''}`,
    most,
    words?.length && words.length <= 8 ? words.map(({ name }) => code(name || '""')).join(' ') : undefined,
    value === undefined ? undefined : `default ${code(String(value))}`,
    guestTypes && `${guestTypes.join(', ')} only`,
    deprecated && `deprecated${deprecated.replacedBy ? `, use ${code(deprecated.replacedBy)}` : ''}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const subkeyLine = ({ kind, form, words, default: value, unit }: SubkeyFacts): string =>
  [
    form === 'flag' ? 'flag' : `${kind}${unit ? ` (${unit})` : ''}`,
    words?.length ? words.map(({ name }) => code(name || '""')).join(' ') : undefined,
    value === undefined ? undefined : `default ${code(String(value))}`,
  ]
    .filter(Boolean)
    .join(' · ');

/** The text of an entry without its title, for the side of a completion; undefined when nothing is known. */
export function documentation(key: DocKey): string | undefined {
  if (key.of === 'script') return bodyOf(docOf('scripts', key.name, key.part));
  if (key.of === 'spec') return bodyOf(docOf('specs', key.spec, key.name), key.word);
  return bodyOf(docOf(key.of, key.name), key.word);
}

const bodyOf = (doc: Doc | undefined, word?: string): string | undefined => doc && body(doc, word);

/** A domU setting as a page: for hover, with the facts of the toolstack asked for first. */
export function describeSetting(name: string, facts: OptionFacts | undefined, word?: string): string | undefined {
  const option = catalog.domain.get(name);
  if (!option) return undefined;
  const toolstacks = (['xl', 'xm'] as const).flatMap((toolstack) => {
    const known = option[toolstack];
    return known ? [`${toolstack} ${releasesIn(known)}`] : [];
  });
  const doc = docOf('domain', name);
  return paragraphs(`**${name}** · ${toolstacks.join(', ')}`, facts && factsLine(facts), doc && body(doc, word));
}

/** An option of xl.conf, a cpupool file or xend-config.sxp as a page. */
export function describeOption(kind: 'conf' | 'cpupool' | 'xend', name: string, word?: string): string | undefined {
  const facts = catalog[kind].get(name);
  if (!facts) return undefined;
  const doc = docOf(kind, name);
  return paragraphs(`**${name}** · ${releasesIn(facts)}`, factsLine(facts), doc && body(doc, word));
}

/** A sub-key of a spec as a page. */
export function describeSubkey(spec: string, subkey: SubkeyFacts, word?: string): string {
  const doc = docOf('specs', spec, subkey.name);
  return paragraphs(`**${subkey.name}** (${spec}) · ${releasesIn(subkey)}`, subkeyLine(subkey), doc && body(doc, word));
}

/** A network, vif or block script as a page. */
export function describeScript(name: string): string | undefined {
  const facts = catalog.scripts.get(name);
  if (!facts) return undefined;
  const doc = docOf('scripts', name);
  const parameters = facts.parameters.map((parameter) => {
    const said = docOf('scripts', name, parameter.name)?.summary;
    return `- ${code(parameter.name)}${said ? `: ${said}` : ''}`;
  });
  return paragraphs(`**${name}** · ${releasesIn(facts)}`, doc && body(doc), parameters.join('\n'));
}

/** An argument of a script as a page; undefined when no release of the script reads it. */
export function describeParameter(script: string, name: string, release: Release): string | undefined {
  const facts = catalog.scripts.get(script);
  const parameter = facts && parametersOf(facts).find((one) => one.name === name);
  if (!parameter) return undefined;
  const era = parameter.history?.find(({ from, to }) => inReleases(release, from, to)) ?? parameter;
  const doc = docOf('scripts', script, name) ?? docOf('scripts', 'vif-common.sh', name);
  return paragraphs(
    `**${name}** (${script}) · ${releasesIn(parameter)}`,
    era.defaults.length > 0 && `default ${era.defaults.map(code).join(', else ')}`,
    doc && body(doc),
  );
}

/** Everything that the catalogue knows under a name, for `explain`. */
export function explainOption(name: string): string | undefined {
  const option = catalog.domain.get(name);
  const found = [
    describeSetting(name, option?.xl ?? option?.xm),
    ...(['conf', 'cpupool', 'xend'] as const).map((kind) => describeOption(kind, name)),
    describeScript(name),
    ...[...catalog.specs.values()].flatMap((spec) =>
      spec.subkeys.filter((subkey) => subkey.name === name).map((subkey) => describeSubkey(spec.name, subkey)),
    ),
  ].filter((text) => text !== undefined);
  return found.length ? found.join('\n\n---\n\n') : undefined;
}
