import { inReleases } from '../../catalog/release.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { PV_DISPLAY } from './guest.ts';
import { readNumber } from './read.ts';

/** What xl hands to the frame buffer of a PV guest only when vfb does not make one (tools/xl/xl_parse.c). */
const TOP_LEVEL = ['vnc', ...PV_DISPLAY];

export default rule({
  id: 'pv-vnc-and-vfb',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const vfb = file.domain.get('vfb');
    if (
      toolstack !== 'xl' ||
      !inReleases(release, '4.4') ||
      file.domain.guestType !== 'pv' ||
      !vfb ||
      !file.domain.list('vfb')?.items.length
    )
      return;
    for (const name of TOP_LEVEL) {
      const setting = file.domain.get(name);
      if (!setting) continue;
      const number = readNumber(file, setting);
      if (number.kind === 'number' && number.value === 0n) continue;
      yield {
        span: setting.nameSpan,
        message: `A PV guest with vfb takes its graphics from there: xl ignores ${name} without a word. Put it into the string of vfb.`,
        fixes: removal(file, setting),
        related: [here(file, vfb.nameSpan, 'The frame buffer')],
      };
    }
  },
});
