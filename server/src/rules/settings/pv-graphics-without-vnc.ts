import { inReleases, type Release } from '../../catalog/release.ts';
import type { Setting } from '../../values/value.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { meantGuest } from './guest.ts';
import { isOn, isSet, readNumber } from './read.ts';

/** What xl hands to the display that `vnc = 1` gives a PV guest, and since when (tools/xl/xl_parse.c:parse_config_data). */
const NEEDS_VNC: Readonly<Record<string, Release>> = {
  vnclisten: '4.4',
  vncpasswd: '4.4',
  vncdisplay: '4.4',
  vncunused: '4.4',
  sdl: '4.5',
  opengl: '4.5',
  display: '4.5',
  xauthority: '4.5',
  keymap: '4.5',
};

export default rule({
  id: 'pv-graphics-without-vnc',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { domain, profile } = file;
    if (profile.toolstack !== 'xl' || meantGuest(file) !== 'pv' || isSet(file, 'vfb') || isOn(file, 'vnc')) return;
    const vnc = domain.get('vnc');
    const off = vnc && readNumber(file, vnc);
    if (off && (off.kind !== 'number' || off.value !== 0n)) return;
    for (const [name, since] of Object.entries(NEEDS_VNC)) {
      const setting = domain.get(name);
      if (!setting || !inReleases(profile.release, since) || saysNothing(setting)) continue;
      const number = readNumber(file, setting);
      if (number.kind === 'number' && number.value === 0n) continue;
      // With VNC switched off, its other settings may well wait for another day.
      if (off && name !== 'sdl') continue;
      yield {
        span: setting.nameSpan,
        message: `A PV guest gets a display from vnc = 1 or from vfb only: without them xl ignores ${name} without a word. ${advice(name)}.`,
        fixes: removal(file, setting),
      };
    }
  },
});

const saysNothing = ({ result }: Setting): boolean =>
  result.kind === 'unknown' || (result.kind === 'string' && result.text === '');

const advice = (name: string): string =>
  name === 'sdl' ? 'Write vfb = ["sdl=1"], or remove it' : 'Set vnc = 1, or remove it';
