import { catalog, subkeysAt } from '../catalog/index.ts';
import type { OptionFacts } from '../catalog/types.ts';
import type { ConfFile, ConfigFile, DomainFile, XendFile } from '../config/file.ts';
import { xendFacts, xendRelease } from '../config/xend-values.ts';
import { optionAt, optionNames } from '../rules/settings/options.ts';
import { parts } from '../specs/piece.ts';
import type { SxpNode } from '../syntax/sxp.ts';
import type { Setting, StringValue, Value } from '../values/value.ts';
import { short } from './markdown.ts';

/** Where the notes behind the values begin. */
const COLUMN = 48;
const LONGEST_LIST = 2000;

/**
 * Everything that the toolstack reads from a file, as a text in the file's own language: each option of its release with its value, and
 * behind it where that comes from. What is not set has its default; what the toolstack never looks at stands at the end.
 */
export function effective(file: ConfigFile): string {
  const { toolstack, release, reason } = file.profile;
  const name = decoded(file.path.slice(file.path.lastIndexOf('/') + 1));
  const reader = file.kind === 'xend' ? 'xend' : toolstack;
  const head = [
    `# What ${reader} of Xen ${file.kind === 'xend' ? xendRelease(release) : release} reads from ${flat(name)} (${flat(reason)})`,
    ...(file.ok ? [] : [`# ${reader} refuses this file as it stands; this is what was probably meant.`]),
  ];
  const body = file.kind === 'xend' ? ofXend(file) : ofSettings(file);
  return `${[...head, '', ...body].join('\n').trimEnd()}\n`;
}

function ofSettings(file: DomainFile | ConfFile): string[] {
  const { last } = file.settings;
  const names = optionNames(file);
  const sections = new Map<string, string[]>();
  for (const name of names) {
    const subject = (file.kind === 'domain' && catalog.domain.get(name)?.subject) || 'options';
    const facts = optionAt(file, name);
    if (!facts) continue;
    const setting = last.get(name);
    const lines = setting ? ofSetting(file, setting, facts) : ofDefault(file, name, facts);
    sections.set(subject, [...(sections.get(subject) ?? []), ...lines]);
  }
  const known = new Set(names);
  const ignored = [...last.values()].filter(({ name }) => !known.has(name));
  const { toolstack, release } = file.profile;
  const unread = ignored.map((setting) =>
    line(`# ${setting.name} = ${valueText(setting.result)}`, from(file, setting)),
  );
  return [
    ...[...sections].flatMap(([subject, lines]) => (lines.length ? [`# ${subject}`, ...lines, ''] : [])),
    ...(unread.length ? [`# never read by ${toolstack} of Xen ${release}`, ...unread] : []),
  ];
}

function ofSetting(file: DomainFile | ConfFile, setting: Setting, facts: OptionFacts): string[] {
  const { name, result } = setting;
  if (result.kind === 'unknown') return [line(`# ${name} = ?`, `${from(file, setting)}: ${flat(result.reason)}`)];
  if (result.kind === 'dropped')
    return [line(`# ${name} = ${flat(result.text)}`, `${from(file, setting)}: xm drops a ${result.type}`)];
  const spec = facts.spec;
  if (result.kind !== 'list' || !result.items.length)
    return [line(`${name} = ${valueText(result)}`, from(file, setting))];
  const items = result.items.slice(0, LONGEST_LIST).flatMap((item, i) => {
    const said = spec && item.kind === 'string' ? defaultsIn(file, spec, item) : '';
    return [line(`    ${valueText(item)},`, `${i}`), ...(said ? [`    #   ${said}`] : [])];
  });
  return [line(`${name} = [`, from(file, setting)), ...items, ']'];
}

/** The sub-keys that a string leaves to their defaults. */
function defaultsIn(file: DomainFile | ConfFile, spec: string, value: StringValue): string {
  const given = new Set(parts(value).map(({ key }) => key.text.trim()));
  const left = [...subkeysAt(spec, file.profile).values()].filter(
    ({ name, default: standard, rare, form }) =>
      standard !== undefined && !rare && form === 'key=value' && !given.has(name),
  );
  return left.length
    ? `defaults: ${left.map(({ name, default: standard }) => `${name}=${bare(standard)}`).join(', ')}`
    : '';
}

const bare = (value: string | number | boolean | undefined): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : flat(String(value));

/** What applies without a setting; settings of other kinds of guests are left out. */
function ofDefault(file: DomainFile | ConfFile, name: string, facts: OptionFacts): string[] {
  const guest = file.kind === 'domain' ? file.domain.guestType : undefined;
  if (guest && facts.guestTypes && !facts.guestTypes.includes(guest)) return [];
  const standard = facts.default;
  if (standard === undefined) return [line(`# ${name}`, 'not set')];
  if (typeof standard === 'string' && (standard.includes(' ') || !standard))
    return [line(`# ${name}`, `default: ${standard || 'empty'}`)];
  return [line(`${name} = ${typeof standard === 'string' ? JSON.stringify(standard) : Number(standard)}`, 'default')];
}

/** The lines that a setting's value comes from. */
function from(file: DomainFile | ConfFile, setting: Setting): string {
  const { assignments } = file.settings;
  const at = assignments.lastIndexOf(setting);
  const own = assignments.filter(({ name }) => name === setting.name);
  const first = setting.op === '+=' ? own.findLastIndex(({ op }) => op === '=') : own.length - 1;
  const used = at < 0 ? [setting] : own.slice(Math.max(0, first), own.length);
  const lines = [...new Set(used.map(({ nameSpan }) => file.lines.lineAt(nameSpan.start) + 1))];
  const earlier = at < 0 ? 0 : own.length - used.length;
  return `line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}${earlier > 0 ? `, in place of ${earlier} before` : ''}`;
}

const line = (text: string, note: string): string => `${text.padEnd(COLUMN - 1)} # ${note}`;

/** A file's text must not end a comment. */
const flat = (text: string): string => short(text.replace(/[\r\n]+/g, ' '), 200);

function valueText(value: Value): string {
  switch (value.kind) {
    case 'string':
      return value.text.includes('"') && !/['\\\n\r]/.test(value.text) ? `'${value.text}'` : JSON.stringify(value.text);
    case 'number':
      return value.text;
    case 'list':
      return `[ ${value.items.slice(0, LONGEST_LIST).map(valueText).join(', ')} ]`;
    case 'dropped':
      return flat(value.text || value.type);
    case 'unknown':
      return '?';
  }
}

function ofXend(file: XendFile): string[] {
  const { xend, lines, profile } = file;
  const found: string[] = [];
  for (const name of catalog.xend.keys()) {
    const facts = xendFacts(name, profile.release);
    if (!facts) continue;
    const option = xend.get(name);
    const standard = facts.default;
    if (option?.value)
      found.push(line(`(${name} ${nodeText(file, option.value)})`, `line ${lines.lineAt(option.span.start) + 1}`));
    else if (standard === undefined) found.push(line(`# (${name})`, 'not set'));
    else if (typeof standard === 'string' && / /.test(standard))
      found.push(line(`# (${name})`, `default: ${standard}`));
    else found.push(line(`(${name} ${xendText(standard)})`, 'default'));
  }
  const unread = xend.options.filter(({ name, duplicateOf }) => duplicateOf || !xendFacts(name, profile.release));
  if (unread.length) found.push('', '# never read by xend');
  for (const option of unread) {
    const why = option.duplicateOf ? ': xend takes the first of that name' : '';
    const text = flat(file.text.slice(option.span.start, option.span.end));
    found.push(line(`# ${text}`, `line ${lines.lineAt(option.span.start) + 1}${why}`));
  }
  return found;
}

const xendText = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value === '' ? "''" : String(value);

const nodeText = ({ text }: XendFile, { start, end }: SxpNode): string => text.slice(start, end);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
