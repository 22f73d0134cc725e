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
const COLUMN = 40;
/** Lists of names are broken before they are longer than so many characters. */
const WIDTH = 80;
const LONGEST_LIST = 2000;

/** The subjects of domU settings in the order in which people think of a guest; the others come behind. */
const ORDER = ['identity', 'boot', 'memory', 'cpu', 'storage', 'network', 'graphics', 'lifecycle', 'devices'];

/**
 * Everything that the toolstack reads from a file, as a text in the file's own language: first what the file sets, then what else applies, each with
 * where it comes from; then the names of what is not set, and what the toolstack never looks at.
 */
export function effective(file: ConfigFile): string {
  const { toolstack, release, reason } = file.profile;
  const name = decoded(file.path.slice(file.path.lastIndexOf('/') + 1));
  const reader = file.kind === 'xend' ? 'xend' : toolstack;
  const head = [
    `# What ${reader} of Xen ${file.kind === 'xend' ? xendRelease(release) : release} reads from ${flat(name)}`,
    `# (${flat(reason)})`,
    ...(file.ok ? [] : [`# ${reader} refuses this file as it stands; this is what was probably meant.`]),
  ];
  const body = file.kind === 'xend' ? ofXend(file) : ofSettings(file);
  return `${[...head, ...body].join('\n').trimEnd()}\n`;
}

/** Lines under a title; nothing where there are none. */
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length ? ['', `# ${title}`, ...lines] : [];

/** Names in as few comments as they need. */
function list(names: readonly string[]): string[] {
  const lines: string[] = [];
  let rest = '';
  for (const name of names) {
    if (rest && rest.length + name.length + 4 > WIDTH) {
      lines.push(`# ${rest},`);
      rest = '';
    }
    rest += rest ? `, ${name}` : name;
  }
  return rest ? [...lines, `# ${rest}`] : lines;
}

function ofSettings(file: DomainFile | ConfFile): string[] {
  const { last } = file.settings;
  const names = optionNames(file);
  const known = new Map(
    names.flatMap((name) => {
      const facts = optionAt(file, name);
      return facts ? [[name, facts] as const] : [];
    }),
  );
  const own = [...last.values()].flatMap((setting) => {
    const facts = known.get(setting.name);
    return facts ? ofSetting(file, setting, facts) : [];
  });
  const defaults = new Map<string, string[]>();
  const left: string[] = [];
  for (const [name, facts] of known) {
    if (last.has(name) || isOfOthers(file, facts)) continue;
    if (facts.default === undefined) {
      left.push(name);
      continue;
    }
    const subject = (file.kind === 'domain' && catalog.domain.get(name)?.subject) || 'options';
    defaults.set(subject, [...(defaults.get(subject) ?? []), ofDefault(name, facts.default)]);
  }
  const all = new Set(names);
  const unread = [...last.values()]
    .filter(({ name }) => !all.has(name))
    .map((setting) => line(`# ${setting.name} = ${valueText(setting.result)}`, from(file, setting)));
  const { toolstack, release } = file.profile;
  return [
    ...section('set in the file', own),
    ...section(`never read by ${toolstack} of Xen ${release}`, unread),
    ...[...defaults].sort(bySubject).flatMap(([subject, lines]) => section(`defaults: ${subject}`, lines)),
    ...section('not set', list(left)),
  ];
}

const bySubject = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => place(a) - place(b);

const place = (subject: string): number => (ORDER.includes(subject) ? ORDER.indexOf(subject) : ORDER.length);

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

/** True for what only other kinds of guests have. */
function isOfOthers(file: DomainFile | ConfFile, { guestTypes }: OptionFacts): boolean {
  const guest = file.kind === 'domain' ? file.domain.guestType : undefined;
  return guest !== undefined && guestTypes !== undefined && !guestTypes.includes(guest);
}

/** What applies without a setting. */
function ofDefault(name: string, standard: string | number | boolean): string {
  if (typeof standard === 'string' && (standard.includes(' ') || !standard))
    return line(`# ${name}`, `default: ${standard || 'empty'}`);
  return line(`${name} = ${typeof standard === 'string' ? JSON.stringify(standard) : Number(standard)}`, 'default');
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
  const own = xend.options.filter(({ name, duplicateOf }) => !duplicateOf && xendFacts(name, profile.release));
  const defaults: string[] = [];
  const left: string[] = [];
  for (const name of catalog.xend.keys()) {
    const facts = xendFacts(name, profile.release);
    if (!facts || xend.get(name)?.value) continue;
    const standard = facts.default;
    if (standard === undefined) left.push(name);
    else if (typeof standard === 'string' && / /.test(standard))
      defaults.push(line(`# (${name})`, `default: ${standard}`));
    else defaults.push(line(`(${name} ${xendText(standard)})`, 'default'));
  }
  const unread = xend.options.filter(({ name, duplicateOf }) => duplicateOf || !xendFacts(name, profile.release));
  return [
    ...section(
      'set in the file',
      own.flatMap(({ name, value, span }) =>
        value ? [line(`(${name} ${nodeText(file, value)})`, `line ${lines.lineAt(span.start) + 1}`)] : [],
      ),
    ),
    ...section(
      'never read by xend',
      unread.map(({ span, duplicateOf }) => {
        const why = duplicateOf ? ': xend takes the first of that name' : '';
        return line(`# ${flat(file.text.slice(span.start, span.end))}`, `line ${lines.lineAt(span.start) + 1}${why}`);
      }),
    ),
    ...section('defaults', defaults),
    ...section('not set', list(left)),
  ];
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
