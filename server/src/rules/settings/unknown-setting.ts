import { catalog, nearest } from '../../catalog/index.ts';
import type { Setting } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { isPlain } from './edit.ts';
import { optionNames, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { mayRead } from './python-uses.ts';
import { shown } from './shown.ts';
import { besideSyntaxError } from './syntax-errors.ts';

/** Names that xm knows as options of its command line; a file may set them too (tools/python/xen/xm/create.py). */
const XM_COMMAND_LINE = new Set([
  'help',
  'help_config',
  'quiet',
  'path',
  'defconfig',
  'config',
  'dryrun',
  'xmldryrun',
  'skipdtd',
  'paused',
  'console_autoconnect',
]);

const OF_KIND = { domain: 'a domU config', conf: 'xl.conf', cpupool: 'a cpupool config' } as const;

export default rule({
  id: 'unknown-setting',
  subject: 'settings',
  severity: 'warning',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    let names: readonly string[] | undefined;
    const helpers = misspelt(file);
    for (const setting of file.settings.assignments) {
      const { name, nameSpan } = setting;
      if (catalog[file.kind].has(name) || helpers.has(name) || isOfProgram(file, name)) continue;
      if (besideSyntaxError(file, setting.span)) continue;
      names ??= optionNames(file);
      const guess = nearest(name, names);
      const near = guess !== undefined && isSlip(name, guess) && !file.settings.last.has(guess) ? guess : undefined;
      if (!near && !isTakenOver(file, setting)) continue;
      yield {
        span: nameSpan,
        message: near
          ? `${unknown(file, name)} Write ${near}.`
          : (misplaced(file, name) ?? `${unknown(file, name)} Remove it.`),
        fixes: near && isPlain(file, setting) ? [choice(`Change to ${near}`, replace(nameSpan, near))] : [],
      };
    }
  },
});

function unknown({ kind, profile: { toolstack } }: SettingsFile, name: string): string {
  if (kind === 'domain') return `${toolstack} has no setting ${shown(name)} and ignores it without a word.`;
  return `${kind === 'conf' ? 'xl.conf' : 'A cpupool config'} has no option ${shown(name)}, and xl ignores it without a word.`;
}

/** For an option of another kind of file. */
function misplaced({ kind, profile: { toolstack } }: SettingsFile, name: string): string | undefined {
  const home = SETTINGS_KINDS.find((other) => other !== kind && catalog[other].has(name));
  return home && `${name} belongs in ${OF_KIND[home]}; here ${toolstack} ignores it without a word. Move it there.`;
}

/** People get the first letter right, unless they leave it out, put one before it, or swap it with the second: `hda` is no slip for `fda`. */
function isSlip(written: string, meant: string): boolean {
  const a = written.toLowerCase();
  const b = meant.toLowerCase();
  return a[0] === b[0] || a.slice(1).startsWith(b[0] ?? '') || b.slice(1).startsWith(a[0] ?? '');
}

/** More names than these are not compared: a program with so many slips needs another kind of help. */
const MOST_COMPARED = 50;

/** Names of the program that are used under a misspelt name. */
function misspelt({ settings: { undefinedNames, last } }: SettingsFile): ReadonlySet<string> {
  return new Set(undefinedNames.slice(0, MOST_COMPARED).flatMap(({ name }) => nearest(name, last.keys()) ?? []));
}

/** An xm file is a program: a name that it uses itself, or that is private or an option of xm's command line, is no setting. */
function isOfProgram(file: SettingsFile, name: string): boolean {
  if (file.kind !== 'domain' || file.profile.toolstack === 'xl') return false;
  return name.startsWith('_') || XM_COMMAND_LINE.has(name) || mayRead(file, name);
}

/** xm takes over what is a string, a number or a list; xl takes all that its grammar has. */
const isTakenOver = (file: SettingsFile, { result: { kind } }: Setting): boolean =>
  file.profile.toolstack === 'xl' || (kind !== 'unknown' && kind !== 'dropped');
