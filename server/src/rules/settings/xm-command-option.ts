import { inReleases, type Release } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { isOn } from './read.ts';

/**
 * Options of `xm create` that change what becomes of the guest, with the release that brought them. A file's names go where the options are kept,
 * so that one of these acts as if it stood on the command line (tools/python/xen/xm/opts.py:load, create.py:main).
 */
const OPTIONS: readonly { readonly name: string; readonly since: Release; readonly effect: string }[] = [
  { name: 'dryrun', since: '3.0.0', effect: 'prints what it read and creates no guest' },
  { name: 'xmldryrun', since: '3.1', effect: 'creates no guest' },
  { name: 'paused', since: '3.0.0', effect: 'leaves the guest paused' },
];

export default rule({
  id: 'xm-command-option',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    if (toolstack !== 'xm') return;
    for (const { name, since, effect } of OPTIONS) {
      const setting = file.domain.get(name);
      if (!setting || !inReleases(release, since) || !isOn(file, name)) continue;
      yield {
        span: setting.nameSpan,
        message: `${name} is an option of xm create, not a setting: with it in the file xm always ${effect}. Remove it; xm create --${name} does it once.`,
        fixes: removal(file, setting),
      };
    }
  },
});
