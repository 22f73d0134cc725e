import { catalog, nearest, subkeysAt } from '../../catalog/index.ts';
import type { SubkeyFacts } from '../../catalog/types.ts';
import type { DomainFile } from '../../config/file.ts';
import { lastOption, type Option } from '../../specs/options.ts';
import { span } from '../../syntax/text.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, here, replace, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { capital, levelOf, listed, type OptionsReader } from './reader.ts';

type Known = ReadonlyMap<string, SubkeyFacts>;

/** Parts without `=`, keys that the release does not have, and blanks that make a key another one. */
export function* keyFindings(
  file: DomainFile,
  text: StringValue,
  options: readonly Option[],
  reader: OptionsReader,
): Iterable<Finding> {
  const known = subkeysAt(reader.spec, file.profile);
  for (const option of options) {
    const { key, equals, whole } = option;
    if (!equals) yield withoutEquals(text, option, known, reader);
    else if (!known.has(key.text)) yield unknownKey(file, option, known, reader);
    else if (reader.style === 'match' && whole.from + key.text.length !== equals.from)
      yield blankBeforeEquals(text, option, reader);
  }
}

function withoutEquals(text: StringValue, { whole }: Option, known: Known, { noEquals }: OptionsReader): Finding {
  const where = { span: whole.text ? whole.span : text.span, ...levelOf(noEquals) };
  if (!whole.text.trim()) {
    return { ...where, message: `Between these commas there is nothing; ${noEquals.does}. Remove one of them.` };
  }
  const [read, name = '', gap = ''] = /^([\w-]+)([ \t]*[: \t][ \t]*)(?=\S)/.exec(whole.text) ?? [];
  const alone = known.get(whole.text);
  if (alone) {
    const meant = alone.kind === 'boolean' ? `${alone.name}=1` : undefined;
    return {
      ...where,
      message: `${alone.name} has no value; ${noEquals.does}. Write ${meant ?? `${alone.name}=VALUE`}.`,
      fixes: meant && whole.editable ? [choice(`Change to ${meant}`, replace(whole.span, meant))] : [],
    };
  }
  if (!read || !known.has(name)) {
    const what = `"=" is missing in "${shown(whole.text)}"`;
    return { ...where, message: `${what}; ${noEquals.does}. Write ${listed([...known.keys()])}, "=" and a value.` };
  }
  const from = whole.span.start + name.length;
  const edit = replace(span(from, from + gap.length), '=');
  return {
    ...where,
    message: `"=" is missing behind ${name}; ${noEquals.does}. Write ${shown(`${name}=${whole.text.slice(read.length)}`)}.`,
    fixes: whole.editable && whole.span.end - whole.span.start === whole.text.length ? [safeFix('Insert =', edit)] : [],
  };
}

function unknownKey(file: DomainFile, { key, whole }: Option, known: Known, reader: OptionsReader): Finding {
  const name = key.text;
  const when = whenTaken(file, name, reader.spec);
  const near = when ? undefined : nearest(name, known.keys());
  const what = when
    ? `${capital(reader.device)} has the option ${name} ${when}`
    : name
      ? `"${shown(name)}" is no option of ${reader.device}`
      : 'There is no name before "="';
  const advice = when ? 'Remove it' : `Write ${near ?? listed([...known.keys()])}`;
  return {
    span: name ? key.span : whole.span,
    ...levelOf(reader.unknownKey),
    message: `${what}; ${reader.unknownKey.does}. ${advice}.`,
    fixes: near && key.editable ? [choice(`Change to ${near}`, replace(key.span, near))] : [],
  };
}

/** When a key is taken that this release does not take: "only since Xen 4.15". */
export function whenTaken({ profile: { toolstack } }: DomainFile, name: string, spec: string): string | undefined {
  const facts = catalog.specs.get(spec)?.subkeys.find((one) => one.name === name);
  if (!facts) return undefined;
  const own = toolstack === 'xm' ? (facts.xmOnly ? facts : facts.xm) : facts.xmOnly ? undefined : facts;
  if (!own) return `only in ${toolstack === 'xl' ? 'xm' : 'xl'}`;
  return own.until ? `only up to Xen ${own.until}` : `only since Xen ${own.since}`;
}

/** xl compares the text up to `=` as it is. */
function blankBeforeEquals(text: StringValue, option: Option, { unknownKey: outcome }: OptionsReader): Finding {
  const { key, whole, value } = option;
  const from = whole.from + key.text.length;
  const behind = value?.text ?? '';
  const to = (value?.from ?? whole.to) + behind.length - behind.trimStart().length;
  const blanks = text.map.span(from, to);
  return {
    span: blanks,
    ...levelOf(outcome),
    message: `A blank before "=" makes this another name than ${key.text}; ${outcome.does}. Write ${key.text}= without blanks.`,
    fixes: text.map.editable(from, to) ? [safeFix('Remove the blanks around =', replace(blanks, '='))] : [],
  };
}

/** Keys that stand more than once: the last counts. */
export function* duplicateFindings(file: DomainFile, options: readonly Option[], spec: string): Iterable<Finding> {
  const known = subkeysAt(spec, file.profile);
  const behind = new Map<string, Option>();
  const found: Finding[] = [];
  for (const option of options.toReversed()) {
    const { key, equals, whole } = option;
    if (!equals || !known.has(key.text)) continue;
    const last = behind.get(key.text);
    if (!last) behind.set(key.text, option);
    else
      found.push({
        span: whole.span,
        severity: 'warning',
        message: `${key.text} stands twice in this string, and ${file.profile.toolstack} takes the last. Remove one.`,
        related: [here(file, last.whole.span, 'The one that counts')],
      });
  }
  yield* found.reverse();
}

/** Required keys that are not there. */
export function* missingFindings(
  file: DomainFile,
  text: StringValue,
  options: readonly Option[],
  reader: OptionsReader,
): Iterable<Finding> {
  if (!reader.missing) return;
  for (const { name, required } of subkeysAt(reader.spec, file.profile).values()) {
    if (!required || lastOption(options, name)) continue;
    yield {
      span: text.span,
      ...levelOf(reader.missing),
      message: `${capital(reader.device)} needs ${name}, which is not given; ${reader.missing.does}. Write ${name}=… into this string.`,
    };
  }
}
