import { deprecationAt, wordsAt } from '../../catalog/index.ts';
import { inReleases, type Release } from '../../catalog/release.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import type { Edit, Fix } from '../../syntax/problem.ts';
import type { Setting } from '../../values/value.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { isLiteral, isPlain, newText, removal } from './edit.ts';
import { decided, optionAt, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { isSingle, numberOf, readNumber } from './read.ts';
import { shown } from './shown.ts';

/** Settings for which the toolstack prints a line each time, with the releases in which it does. */
const PRINTED: Readonly<Record<string, readonly [Release, Release?]>> = {
  altp2mhvm: ['4.9'],
  builder: ['4.10', '4.10'],
  defaultbridge: ['4.3'],
  device_model: ['4.2'],
  msr_relaxed: ['4.15'],
  nics: ['3.0.3', '4.4'],
  vif2: ['4.2'],
  vifscript: ['4.3'],
  vncviewer: ['4.5'],
};

export default rule({
  id: 'deprecated-setting',
  subject: 'settings',
  severity: 'info',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    const { release } = file.profile;
    for (const { setting, facts } of decided(file)) {
      const deprecated = deprecationAt(facts, release);
      if (deprecated) {
        yield {
          span: setting.nameSpan,
          severity: isPrinted(setting.name, release) ? 'warning' : 'info',
          message: messageFor(setting.name, deprecated),
          fixes: fixesFor(file, setting),
        };
      }
      yield* oldForm(file, setting, facts);
    }
  },
});

function isPrinted(name: string, release: Release): boolean {
  const releases = Object.hasOwn(PRINTED, name) ? PRINTED[name] : undefined;
  return releases !== undefined && inReleases(release, releases[0], releases[1]);
}

function messageFor(name: string, { note, replacedBy }: { note?: string; replacedBy?: string }): string {
  const advised = note?.startsWith('Write ') ? note : '';
  const why = note && !advised ? `: ${note.charAt(0).toLowerCase()}${note.slice(1).replace(/\.$/, '')}` : '';
  const advice = advised || (replacedBy && !note?.includes('rite ') ? `Write ${replacedBy}.` : '');
  return `${name} is deprecated${why}.${advice ? ` ${advice}` : ''}`;
}

/** A new form for an old one. Safe where it means the same and the release is known to have it. */
const fixTo = (file: SettingsFile, title: string, ...edits: Edit[]): Fix =>
  file.profile.releaseGiven ? safeFix(title, ...edits) : choice(title, ...edits);

/** Old names whose replacement takes the same values and means the same. */
const SAME: Readonly<Record<string, string>> = { defaultbridge: 'vif.default.bridge', vifscript: 'vif.default.script' };

function fixesFor(file: SettingsFile, setting: Setting): Fix[] {
  const { name, nameSpan } = setting;
  if (!isPlain(file, setting)) return [];
  const same = Object.hasOwn(SAME, name) ? SAME[name] : undefined;
  if (same) {
    // Where both are set Xen takes the new one, so the old one has no effect.
    return file.settings.last.has(same)
      ? removal(file, setting)
      : [fixTo(file, `Change to ${same}`, replace(nameSpan, same))];
  }
  const instead = renamed(file, setting);
  return [...instead, ...(NEEDLESS.has(name) ? removal(file, setting) : [])];
}

/** Settings that have no effect any more. */
const NEEDLESS = new Set(['device_model', 'latency', 'slice', 'vif2', 'vncviewer']);

/** The same under a new name with other values. */
function renamed(file: SettingsFile, setting: Setting): Fix[] {
  const { name, nameSpan, op, value } = setting;
  const to = (other: string, word: string): Fix[] => {
    if (op === '+=' || file.settings.last.has(other) || !optionAt(file, other)) return [];
    const edit = newText(file, value, word);
    return edit ? [choice(`Change to ${other} = "${word}"`, replace(nameSpan, other), edit)] : [];
  };
  if (name === 'builder' && file.settings.last.has('type')) return removal(file, setting);
  if (name === 'builder' && value.kind === 'string' && value.text) {
    if ('hvm'.startsWith(value.text)) return to('type', 'hvm');
    return 'generic'.startsWith(value.text) ? to('type', 'pv') : [];
  }
  if (file.profile.toolstack === 'xl' && name === 'stdvga') {
    const on = numberOf(file, name);
    return on === undefined ? [] : to('vga', on ? 'stdvga' : 'cirrus');
  }
  if (name === 'altp2mhvm') {
    const on = numberOf(file, name);
    return on === undefined ? [] : to('altp2m', on ? 'mixed' : 'disabled');
  }
  return [];
}

/** A value in a form that the toolstack still takes, but complains about. */
function* oldForm(
  file: SettingsFile,
  setting: Setting,
  { deprecatedForm: old, words }: OptionFacts,
): Iterable<Finding> {
  const { result, value, name } = setting;
  if (!old || !inReleases(file.profile.release, old.since) || !isSingle(result)) return;
  if (old.form === 'integer') {
    const number = readNumber(file, setting);
    if (number.kind !== 'number') return;
    // The words stand in the order of their numbers.
    const word = wordsAt(words, file.profile.release)[Number(number.value)];
    if (!word) return;
    const edit = newText(file, value, word);
    yield {
      span: result.span,
      severity: 'warning',
      message: `A number for ${name} is deprecated: ${file.profile.toolstack} prints a warning and takes it as "${word}". Write the word.`,
      fixes: edit ? [fixTo(file, `Change to "${word}"`, edit)] : [],
    };
    return;
  }
  if (old.form !== 'string' || result.kind !== 'string') return;
  const parts = result.text.split(/[ \t\n]+/).filter((part) => part);
  // xl crashes over a text without a word, which is reported as such.
  if (!parts.length) return;
  const list = `[${parts.map((part) => `"${part}"`).join(', ')}]`;
  const exact = value.kind === 'string' && isLiteral(file, value) && !/["'\\]/.test(value.text);
  yield {
    span: result.span,
    severity: 'warning',
    message: `A string for ${name} is deprecated: ${file.profile.toolstack} prints a warning and splits it at blanks. Write a list.`,
    fixes: exact ? [fixTo(file, `Change to ${shown(list)}`, replace(value.span, list))] : [],
  };
}
