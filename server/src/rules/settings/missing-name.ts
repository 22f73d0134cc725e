import { inReleases } from '../../catalog/release.ts';
import { fileName } from '../../config/detect.ts';
import { span } from '../../syntax/text.ts';
import type { Setting } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { newText } from './edit.ts';
import type { SettingsFile } from './options.ts';
import { isWhole, startOf } from './start.ts';

export default rule({
  id: 'missing-name',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain', 'cpupool'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xl') return;
    const given = file.settings.last.get('name');
    if (given) yield* unnamed(file, given);
    if (given || !isWhole(file)) return;
    const name = suggested(file);
    const at = file.settings.assignments[0]?.nameSpan.start ?? 0;
    const fixes = [choice(`Insert name = "${name}"`, replace(span(at, at), `name = "${name}"\n`))];
    if (file.kind === 'domain') yield { span: startOf(file), ...domainFault(file), fixes };
    else {
      yield {
        // Nothing in the file is wrong, so the place is the file itself.
        span: at === 0 ? startOf(file) : span(0, 0),
        severity: 'info',
        message: `Without name the pool is called as the file is: ${fileName(file.path)}. Say what it shall be called with name.`,
        fixes,
      };
    }
  },
});

/** xl takes an empty name of a guest, and libxl then does not even look whether another has it (libxl_domain.c:libxl__domain_rename). */
function* unnamed(file: SettingsFile, { value, result }: Setting): Iterable<Finding> {
  if (file.kind !== 'domain' || result.kind !== 'string' || result.text !== '') return;
  const name = suggested(file);
  const edit = newText(file, value, name);
  yield {
    span: result.span,
    severity: 'warning',
    message: `The name is empty: xl creates the guest, but no command can address it by name. Write name = "${name}".`,
    fixes: edit ? [choice(`Change to "${name}"`, edit)] : [],
  };
}

function domainFault({ profile: { release } }: SettingsFile): Pick<Finding, 'message' | 'severity'> {
  if (inReleases(release, '4.2'))
    return { message: 'The guest has no name, and xl refuses the file. Write name = "…".' };
  return {
    severity: 'warning',
    message: `The guest has no name: xl of Xen ${release} calls it "test". Write name = "…".`,
  };
}

/** The file's name without folder and ending, as far as it fits between quotes. */
function suggested({ path }: SettingsFile): string {
  const name = fileName(path)
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[^A-Za-z0-9_.:+-]/g, '-');
  return name || 'guest';
}
