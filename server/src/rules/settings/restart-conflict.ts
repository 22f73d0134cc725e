import { inReleases } from '../../catalog/release.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { optionAt } from './options.ts';
import { isSet, textOf } from './read.ts';

const WORDS = ['onreboot', 'always', 'never'];
const ACTIONS = ['on_poweroff', 'on_reboot', 'on_crash'];

/** xend spells `restart` out as the three actions, whatever these say, and does not check what it writes (XendConfig.py:_parse_sxp). */
export default rule({
  id: 'restart-conflict',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const restart = file.domain.get('restart');
    const word = textOf(file, 'restart');
    if (toolstack !== 'xm' || !restart || !word || !WORDS.includes(word) || !optionAt(file, 'restart')) return;
    if (word === 'never' && inReleases(release, '3.0.4')) {
      yield {
        span: restart.result.span,
        severity: 'error',
        message:
          'xend makes an action of "never" that its own check then refuses, so there is no guest. Write on_reboot = "destroy" and on_crash = "destroy".',
        fixes: removal(file, restart),
      };
      return;
    }
    for (const name of ACTIONS) {
      const action = file.domain.get(name);
      if (!action || !isSet(file, name)) continue;
      yield {
        span: action.nameSpan,
        message: `xend takes ${name} from restart and ignores this line without a word. Remove restart, which is deprecated.`,
        fixes: removal(file, restart),
        related: [here(file, restart.nameSpan, 'Decides')],
      };
    }
  },
});
