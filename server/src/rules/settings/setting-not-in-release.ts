import { catalog } from '../../catalog/index.ts';
import { compareReleases } from '../../catalog/release.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { Setting } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { isPlain, removal } from './edit.ts';
import { optionAt, optionOf, releaseName, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { insteadIn } from './other-toolstack.ts';
import { mayRead } from './python-uses.ts';
import { besideSyntaxError } from './syntax-errors.ts';

export default rule({
  id: 'setting-not-in-release',
  subject: 'settings',
  severity: 'warning',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    for (const setting of file.settings.assignments) {
      const { name, nameSpan, span } = setting;
      if (!catalog[file.kind].has(name) || optionAt(file, name) || besideSyntaxError(file, span)) continue;
      // A program's own variable may have the name of another toolstack's setting.
      if (file.kind === 'domain' && mayRead(file, name)) continue;
      const own = optionOf(file, name);
      yield {
        span: nameSpan,
        message: own ? otherRelease(file, name, own) : otherToolstack(file, name),
        fixes: [...rename(file, setting, own), ...removal(file, setting)],
      };
    }
  },
});

function otherRelease({ profile }: SettingsFile, name: string, { since, until, deprecated }: OptionFacts): string {
  const { toolstack, release } = profile;
  if (compareReleases(release, since) < 0) {
    return `${toolstack} reads ${name} only since Xen ${since}: ${releaseName(profile)} does without it. Remove it, or name the release that you have.`;
  }
  const note =
    deprecated?.note?.match(/Write [^.]*\./)?.[0] ?? (deprecated?.replacedBy ? `Write ${deprecated.replacedBy}.` : '');
  return `${toolstack} read ${name} only up to Xen ${until}; ${releaseName(profile)} ignores it. ${note || 'Remove it.'}`;
}

function otherToolstack({ profile: { toolstack } }: SettingsFile, name: string): string {
  const instead = insteadIn(toolstack, name);
  const other = toolstack === 'xl' ? 'xm' : 'xl';
  return `Only ${other} reads ${name}; ${toolstack} ignores it without a word. ${instead?.advice ?? 'Remove it'}.`;
}

/** Writes the name under which the file's toolstack knows the same thing. */
function rename(file: SettingsFile, setting: Setting, own: OptionFacts | undefined): Fix[] {
  const name = own ? undefined : insteadIn(file.profile.toolstack, setting.name)?.name;
  if (!name || !optionAt(file, name) || file.settings.last.has(name) || !isPlain(file, setting)) return [];
  return [choice(`Change to ${name}`, replace(setting.nameSpan, name))];
}
