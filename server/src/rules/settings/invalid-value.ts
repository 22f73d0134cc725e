import { compareReleases } from '../../catalog/release.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import type { Edit, Fix, Severity } from '../../syntax/problem.ts';
import type { NumberValue, Setting, StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { newText } from './edit.ts';
import { isForGuest } from './guest.ts';
import { decided, releaseName, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { isSingle, readNumber } from './read.ts';
import { shown } from './shown.ts';
import { meantWord, whenTaken, wordFor, wordPiece, wordsOf } from './words.ts';

/** Of viridian's words, those that xl compares letter by letter and that cannot be taken out: they stand for several groups. */
const SETS = ['all', 'defaults'];
/** More words than this are no help in a message. */
const MOST_NAMED = 7;
/** Settings of xm whose words xend checks; of the others it takes an unknown word as none (tools/python/xen/xend/XendConfig.py, image.py). */
const XEND_CHECKS = new Set(['builder', 'on_poweroff', 'on_reboot', 'on_crash']);

export default rule({
  id: 'invalid-value',
  subject: 'settings',
  severity: 'error',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    for (const { setting, facts } of decided(file)) {
      const { result } = setting;
      if (!facts.words?.length || !isForGuest(file, facts)) continue;
      if (result.kind === 'list') {
        if (!facts.kinds.includes('list')) continue;
        for (const entry of result.items) if (entry.kind === 'string') yield* ofEntry(file, setting, entry, facts);
      } else if (isSingle(result)) yield* ofSingle(file, setting, result, facts);
    }
  },
});

function* ofSingle(
  file: SettingsFile,
  setting: Setting,
  value: StringValue | NumberValue,
  facts: OptionFacts,
): Iterable<Finding> {
  const { name } = setting;
  const { text } = value;
  if (!facts.kinds.includes('string')) return;
  if (value.kind === 'number' && file.profile.toolstack === 'xm') return;
  const takesNumber = facts.kinds.some((kind) => kind === 'integer' || kind === 'boolean');
  if (takesNumber && readNumber(file, setting).kind === 'number') return;
  const words = wordsOf(file, name, facts);
  const word = wordFor(text, words, facts);
  if (word !== undefined) {
    yield* abbreviated(file, setting, value, words, word);
    return;
  }
  if (facts.wordsOpen) {
    yield* miscased(file, setting, value, words);
    return;
  }
  yield {
    span: value.span,
    ...effect(file, name),
    ...explained(file, name, text, words, (near) => newText(file, setting.value, near)),
  };
}

/** A leading part that several words have: the toolstack takes the first. */
function* abbreviated(
  file: SettingsFile,
  { name, value: written }: Setting,
  value: StringValue | NumberValue,
  words: readonly string[],
  word: string,
): Iterable<Finding> {
  const { text } = value;
  if (words.includes(text) || word.toLowerCase() === text.toLowerCase()) return;
  if (words.filter((one) => one.startsWith(text)).length < 2) return;
  const edit = newText(file, written, word);
  yield {
    span: value.span,
    severity: 'warning',
    message: `${name} = "${shown(text)}" counts as "${word}", the first word that begins so. Write the whole word.`,
    fixes: edit ? [choice(`Change to "${word}"`, edit)] : [],
  };
}

/** Where any text is taken, a word in other letters is not that word: `builder = "HVM"` made a PV guest before 4.10. */
function* miscased(
  file: SettingsFile,
  { name, value: written }: Setting,
  { text, span }: StringValue | NumberValue,
  words: readonly string[],
): Iterable<Finding> {
  const word = words.find((one) => one.toLowerCase() === text.toLowerCase());
  if (!word || name !== 'builder' || file.profile.toolstack !== 'xl') return;
  const edit = newText(file, written, word);
  yield {
    span,
    message: `xl takes any builder but "hvm" in lower case for pv, so this guest would not be ${shown(text)}. Write "${word}".`,
    fixes: edit ? [choice(`Change to "${word}"`, edit)] : [],
  };
}

function* ofEntry(file: SettingsFile, { name }: Setting, entry: StringValue, facts: OptionFacts): Iterable<Finding> {
  const part = wordPiece(entry, facts);
  const words = wordsOf(file, name, facts);
  const word = wordFor(part.text, words, facts);
  if (word === part.text && SETS.includes(word) && entry.text !== word) {
    yield {
      span: part.span,
      message: `"${word}" stands for several groups and cannot be taken out: xl refuses the file. Name the groups that shall be off.`,
    };
  } else if (word === undefined || (SETS.includes(word) && entry.text !== word)) {
    const edit = (near: string): Edit | undefined => (part.editable ? replace(part.span, near) : undefined);
    yield {
      span: part.text ? part.span : entry.span,
      ...effect(file, name),
      ...explained(file, name, part.text, words, edit),
    };
  } else if (facts.wordsForm === 'key=value' && part.to + 1 >= entry.text.length) {
    const missing = part.to === entry.text.length ? '"=" and a value are missing' : 'the value is missing';
    yield {
      span: entry.span,
      message: `Behind ${shown(part.text)} ${missing}, and xl refuses the file. Write ${shown(part.text)}=TEXT.`,
    };
  }
}

/** A word that xl still reads and libxl refuses, which tsc-mode-removed reports. */
const isRemoved = ({ profile: { release } }: SettingsFile, word: string): boolean =>
  word === 'native_paravirt' && compareReleases(release, '4.12') >= 0;

function explained(
  file: SettingsFile,
  name: string,
  text: string,
  words: readonly string[],
  edit: (near: string) => Edit | undefined,
): { message: string; fixes: Fix[] } {
  const near = meantWord(text, words);
  const offered = words.filter((word) => !isRemoved(file, word));
  const when = near?.toLowerCase() === text.toLowerCase() ? undefined : whenTaken(file, name, text);
  const what = when
    ? `${name} takes "${shown(text)}" ${when}`
    : text
      ? `"${shown(text)}" is no value of ${name}`
      : `${name} has no value`;
  const advice = near
    ? `Write "${near}"`
    : offered.length <= MOST_NAMED
      ? `Write ${listed(offered)}`
      : `Write one of its words, such as ${listed(offered.slice(0, 3))}`;
  const change = near === undefined ? undefined : edit(near);
  return {
    message: `${what}; ${consequence(file, name)}. ${advice}.`,
    fixes: change ? [choice(`Change to "${near}"`, change)] : [],
  };
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return `"${words[0] ?? ''}"`;
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function consequence({ kind, profile }: SettingsFile, name: string): string {
  const { toolstack, release } = profile;
  if (toolstack === 'xm')
    return XEND_CHECKS.has(name)
      ? `xend of ${releaseName(profile)} creates no guest with it`
      : 'xend ignores it without a word';
  if (kind === 'conf') return 'xl prints a line and goes on without it';
  if (name === 'soundhw' && compareReleases(release, '4.17') >= 0) return 'libxl does not create the guest';
  return 'xl refuses the file';
}

/** xl.conf's words stop nothing, nor do those that xend does not check; and an older xend may have known another builder. */
function effect({ kind, profile: { toolstack, releaseGiven } }: SettingsFile, name: string): { severity?: Severity } {
  const harmless = kind === 'conf' || (toolstack === 'xm' && !XEND_CHECKS.has(name));
  const unsure = toolstack === 'xm' && name === 'builder' && !releaseGiven;
  return harmless || unsure ? { severity: 'warning' } : {};
}
