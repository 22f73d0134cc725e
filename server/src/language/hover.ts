import { catalog, domainFacts, factsAt, subkeysAt } from '../catalog/index.ts';
import type { ConfFile, ConfigFile, DomainFile } from '../config/file.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { readMac } from '../specs/mac.ts';
import { type Part, parts, trimmed } from '../specs/piece.ts';
import { type Span, touches } from '../syntax/text.ts';
import type { StringValue, Value } from '../values/value.ts';
import { describeOption, describeScript, describeSetting, describeSubkey } from './documentation.ts';
import { hoverXend } from './hover-xend.ts';
import { code, escapeMarkdown, paragraphs, short } from './markdown.ts';
import { placeAt } from './place.ts';
import type { Hover } from './types.ts';
import { describeAddress, describeMac, describeMebibytes } from './values.ts';

/** What to show for a place of a file; undefined where there is nothing to say. */
export function hover(file: ConfigFile, offset: number, _fleet: Fleet): Hover | undefined {
  if (file.kind === 'xend') return hoverXend(file, offset);
  const place = placeAt(file, offset);
  if (place.at === 'name') return onName(file, place.name, place.span);
  if (place.at === 'string') return onString(file, place.name, place.value, place.text);
  if (place.at !== 'value') return undefined;
  return onValue(file, place.name, place.span);
}

function onName(file: DomainFile | ConfFile, name: string, span: Span): Hover | undefined {
  if (file.kind !== 'domain') {
    const markdown = describeOption(file.kind, name);
    return markdown ? { markdown, span } : undefined;
  }
  const setting = file.domain.get(name);
  const markdown = paragraphs(describeSetting(name, domainFacts(name, file.profile)), evaluated(file, setting?.result));
  return markdown ? { markdown, span } : undefined;
}

/** In an xm file: what the name holds in the end, or why that cannot be known. */
function evaluated(file: DomainFile, value: Value | undefined): string | undefined {
  if (file.profile.toolstack !== 'xm' || !value) return undefined;
  if (value.kind === 'unknown') return `Its value is not known here: ${escapeMarkdown(value.reason)}.`;
  if (value.kind === 'dropped') return `Its value is of the Python type ${value.type}, which xm drops.`;
  return `Its value: ${code(short(shown(value), 200))}`;
}

function shown(value: Value): string {
  if (value.kind === 'list') return `[${value.items.slice(0, 20).map(shown).join(', ')}]`;
  if (value.kind === 'string') return JSON.stringify(value.text);
  if (value.kind === 'number') return value.text;
  return value.kind === 'unknown' ? '?' : value.type;
}

/** Settings whose numbers are MiB. */
const inMebibytes = (file: DomainFile | ConfFile, name: string): boolean =>
  file.kind === 'domain' && domainFacts(name, file.profile)?.unit === 'MiB';

function onValue(file: DomainFile | ConfFile, name: string, span: Span): Hover | undefined {
  const text = file.text.slice(span.start, span.end);
  const size = inMebibytes(file, name) ? describeMebibytes(text) : undefined;
  return size ? { markdown: `**${name}** · ${size}`, span } : undefined;
}

function onString(file: DomainFile | ConfFile, name: string, value: StringValue, at: number): Hover | undefined {
  const facts =
    file.kind === 'domain'
      ? domainFacts(name, file.profile)
      : file.kind === 'conf' || file.kind === 'cpupool'
        ? optionFacts(file, name)
        : undefined;
  if (facts?.spec) return onSpec(file, facts.spec, value, at);
  const word = facts?.words?.find(({ name: one }) => one === value.text);
  const size = inMebibytes(file, name) ? describeMebibytes(value.text) : undefined;
  const script = describeScript(baseOf(value.text));
  const said = word ? describeSetting(name, facts, word.name) : (script ?? (size && `**${name}** · ${size}`));
  return said ? { markdown: said, span: value.span } : undefined;
}

const optionFacts = (file: ConfFile, name: string) => {
  const facts = catalog[file.kind].get(name);
  return facts && factsAt(facts, file.profile.release);
};

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function onSpec(file: DomainFile | ConfFile, spec: string, value: StringValue, at: number): Hover | undefined {
  const separator = catalog.specs.get(spec)?.separator || ',';
  const part = parts(value, separator).find(({ whole }) => whole.from <= at && at <= whole.to);
  if (!part) return undefined;
  const known = subkeysAt(spec, file.profile);
  const subkey = known.get(part.key.text.trim());
  if (part.equals && at > part.equals.from) {
    const said = onSubkeyValue(value, part);
    if (said) return said;
  }
  if (!subkey) return undefined;
  const word = part.value && subkey.words?.find(({ name }) => name === part.value?.text.trim());
  const onValueText = part.value && at >= part.value.from && part.value.text.trim();
  const span = onValueText && part.value ? part.value.span : part.key.span;
  return { markdown: describeSubkey(spec, subkey, onValueText ? word?.name : undefined), span };
}

/** What a value inside a spec is: an address, a range, a script. */
function onSubkeyValue(value: StringValue, { key, value: given }: Part): Hover | undefined {
  if (!given) return undefined;
  const bare = trimmed(value, given.from, given.to);
  if (!bare.text) return undefined;
  const name = key.text.trim();
  const said =
    name === 'mac'
      ? describeMac(readMac(value, bare.from, bare.to))
      : name === 'ip'
        ? bare.text.split(' ').map(describeAddress).filter(Boolean).join('\n\n')
        : name === 'script'
          ? describeScript(baseOf(bare.text))
          : undefined;
  return said && touches(bare.span, bare.span.start) ? { markdown: said, span: bare.span } : undefined;
}
