import { catalog } from '../../catalog/index.ts';
import { inReleases, type Release } from '../../catalog/release.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import type { Fix } from '../../syntax/problem.ts';
import { span } from '../../syntax/text.ts';
import type { ListValue, NumberValue, Setting, StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { isLiteral, isPlain } from './edit.ts';
import { guestOf, isForGuest, PV_DISPLAY } from './guest.ts';
import { decided, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { isOn, readNumber, STOPS_SILENTLY, textOf } from './read.ts';
import { numberFixes } from './units.ts';

/** Texts that xm hands to string methods, so that a number stops it (tools/python/xen/xm/create.py). */
const XM_TEXTS = new Set(['kernel', 'ramdisk', 'loader', 'root', 'ip', 'dhcp', 'nfs_root', 'nfs_server']);
/** Lists whose entries xm handles as something else than text. */
const XM_ANY_ENTRIES = new Set(['cpus', 'irq', 'serial', 'tpmif', 'usb', 'usbport']);
/** Options that xl leaves out without a message: those that it tries to read in one form after the other, and a few more (tools/xl/xl_parse.c). */
const READ_QUIETLY = new Set(['gic_version', 'tee', 'viridian', 'vmtrace_buf_kb', 'vnuma']);
/** Lists that xl does not do without once they are written, even as an empty string (tools/xl/xl_parse.c, parse_extra_args). */
const NEEDS_LIST = new Set(['device_model_args', 'device_model_args_hvm', 'device_model_args_pv']);
/** Settings that do nothing any more since the release named, whatever their value; that is reported by deprecated-setting. */
const WITHOUT_EFFECT: Readonly<Record<string, Release>> = {
  device_model: '4.2',
  latency: '4.6',
  slice: '4.6',
  vif2: '4.2',
  vncviewer: '4.5',
};

export default rule({
  id: 'wrong-type',
  subject: 'settings',
  severity: 'error',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    for (const { setting, facts } of decided(file)) {
      const { result, name } = setting;
      if (isSkipped(file, name, facts)) continue;
      if (result.kind === 'list') yield* ofList(file, setting, result, facts);
      else if (result.kind === 'string' || result.kind === 'number') yield* ofSingle(file, setting, result, facts);
    }
  },
});

/** True when xl makes nothing of the setting for a guest of this type, or of any; that is reported by wrong-guest-type or deprecated-setting. */
function isSkipped(file: SettingsFile, name: string, facts: OptionFacts): boolean {
  if (file.kind !== 'domain' || file.profile.toolstack !== 'xl') return false;
  const since = WITHOUT_EFFECT[name];
  if (!isForGuest(file, facts) || (since && inReleases(file.profile.release, since))) return true;
  // Beside vga xl does not look at it; that is reported by stdvga-with-vga.
  if (name === 'stdvga' && inReleases(file.profile.release, '4.3') && textOf(file, 'vga') !== undefined) return true;
  return (
    guestOf(file) === 'pv' && PV_DISPLAY.includes(name) && (!isOn(file, 'vnc') || !!file.domain.devices('vfb').length)
  );
}

function* ofList(file: SettingsFile, setting: Setting, list: ListValue, facts: OptionFacts): Iterable<Finding> {
  if (facts.kinds.includes('list')) {
    yield* ofEntries(file, setting, list, facts);
    return;
  }
  const wanted = facts.kinds.includes('string') ? 'one string' : 'a number';
  yield {
    span: list.span,
    message: `${setting.name} is ${wanted}, not a list; ${consequence(file, setting.name)}. Write it without the brackets.`,
    fixes: unwrapped(file, setting, list),
  };
}

function* ofEntries(file: SettingsFile, { name }: Setting, list: ListValue, facts: OptionFacts): Iterable<Finding> {
  const { toolstack } = file.profile;
  if (toolstack === 'xl' && facts.spec && catalog.specs.get(facts.spec)?.nested) {
    yield* ofNested(name, list);
    return;
  }
  for (const entry of list.items) {
    if (entry.kind === 'list') {
      const what =
        toolstack === 'xl'
          ? 'xl stops reading there, and this entry and all behind it are lost'
          : 'xm takes strings only';
      yield { span: entry.span, message: `A list inside ${name}: ${what}. Take the inner brackets away.` };
    } else if (toolstack === 'xm' && entry.kind === 'number' && !XM_ANY_ENTRIES.has(name)) {
      yield {
        span: entry.span,
        message: `The entries of ${name} are strings, and xm stops over a number. Put it in quotes.`,
      };
    }
  }
}

/** A list of lists: `vnuma`, `vsnd`. */
function* ofNested(name: string, { items }: ListValue): Iterable<Finding> {
  for (const entry of items) {
    if (entry.kind !== 'string' && entry.kind !== 'number') continue;
    yield {
      span: entry.span,
      message: `Each entry of ${name} is a list of strings, and xl refuses the file. Put the strings that belong together in brackets of their own.`,
    };
  }
}

function* ofSingle(
  file: SettingsFile,
  setting: Setting,
  value: StringValue | NumberValue,
  { kinds, unit }: OptionFacts,
): Iterable<Finding> {
  const { name } = setting;
  const { toolstack } = file.profile;
  if (kinds.every((kind) => kind === 'list')) {
    const empty = value.kind === 'string' && value.text === '';
    // xm goes through the characters of a string, of which there are none.
    if (empty && toolstack === 'xm') return;
    yield {
      span: value.span,
      severity: empty && !(toolstack === 'xl' && NEEDS_LIST.has(name)) ? 'warning' : 'error',
      message: `${name} is a list; ${listConsequence(file, name, value)}. Put it in square brackets.`,
      fixes: empty ? [] : wrapped(file, setting, value),
    };
    return;
  }
  if (kinds.includes('string')) {
    if (toolstack !== 'xm' || value.kind !== 'number' || !XM_TEXTS.has(name)) return;
    yield {
      span: value.span,
      message: `${name} is a string, and xm stops over a number. Put it in quotes.`,
      fixes: quoted(file, setting, value),
    };
    return;
  }
  const reading = readNumber(file, setting);
  if (reading.kind !== 'no-number' && reading.kind !== 'too-long') return;
  yield {
    span: value.span,
    message: `${numberFault(setting, value, reading.kind)}; ${consequence(file, name)}. Write ${adviceFor(kinds, unit)}.`,
    fixes: numberFixes(file, setting, value, kinds, unit),
  };
}

function numberFault(
  { op, name }: Setting,
  { text }: StringValue | NumberValue,
  kind: 'no-number' | 'too-long',
): string {
  if (op === '+=') return `xl takes no number from what += has put together in ${name}`;
  if (kind === 'too-long') return `${name}: this number is larger than any that xl can hold`;
  if (/^0[0-9]+$/.test(text)) return `${name} begins with 0 and counts as octal, which has no 8 or 9`;
  return text ? `${name} is a number, and this is none` : `${name} is a number, and here is nothing`;
}

function adviceFor(kinds: OptionFacts['kinds'], unit: string | undefined): string {
  if (kinds.includes('boolean')) return '1 for yes or 0 for no';
  return unit ? `digits only; the unit is ${unit}` : 'digits only';
}

function consequence({ profile: { toolstack, release } }: SettingsFile, name: string): string {
  if (toolstack === 'xm') return 'xend cannot create the guest with it';
  if (STOPS_SILENTLY.has(name) && inReleases(release, '4.13')) return 'xl stops without saying why';
  if (READ_QUIETLY.has(name)) return 'xl ignores it without a word';
  return 'xl prints a warning and does as if it were not set';
}

function listConsequence(
  { profile: { toolstack } }: SettingsFile,
  name: string,
  value: StringValue | NumberValue,
): string {
  if (toolstack === 'xl' && READ_QUIETLY.has(name)) return 'xl ignores it without a word';
  if (toolstack === 'xl' && NEEDS_LIST.has(name)) return 'xl refuses the file over a single value';
  if (toolstack === 'xl') return 'xl prints a warning over a single value and does as if it were not set';
  return value.kind === 'string'
    ? 'xm takes each character of this string as an entry and stops'
    : 'xm stops over a number';
}

/** The string in brackets: one entry. */
function wrapped(file: SettingsFile, setting: Setting, value: StringValue | NumberValue): Fix[] {
  const { start, end } = value.span;
  if (setting.op === '+=' || !isPlain(file, setting) || value.kind !== 'string' || !isLiteral(file, value)) return [];
  const rest = file.text.slice(end, file.lines.line(file.lines.lineAt(end)).end).trim();
  if (rest && rest[0] !== '#' && rest[0] !== ';') return [];
  return [safeFix('Put it in [ ]', replace(span(start, start), '['), replace(span(end, end), ']'))];
}

function quoted(file: SettingsFile, setting: Setting, value: NumberValue): Fix[] {
  const spelled = file.text.slice(value.span.start, value.span.end);
  if (!isPlain(file, setting) || spelled !== value.text) return [];
  return [safeFix('Put it in quotes', replace(value.span, `"${spelled}"`))];
}

/** The only entry of a list that is spelled in one place. */
function unwrapped(file: SettingsFile, setting: Setting, { span: where, items, literal }: ListValue): Fix[] {
  const [only, other] = items;
  if (!literal || !only || other || (only.kind !== 'string' && only.kind !== 'number') || !isPlain(file, setting))
    return [];
  const before = file.text.slice(where.start, only.span.start);
  const behind = file.text.slice(only.span.end, where.end);
  if (!/^\[[ \t]*$/.test(before) || !/^[ \t]*,?[ \t]*\]$/.test(behind)) return [];
  return [
    choice(
      'Remove the brackets',
      replace(span(where.start, only.span.start), ''),
      replace(span(only.span.end, where.end), ''),
    ),
  ];
}
