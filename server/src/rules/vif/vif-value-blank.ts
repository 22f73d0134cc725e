import { inReleases } from '../../catalog/release.ts';
import type { Device } from '../../config/device.ts';
import type { DomainFile } from '../../config/file.ts';
import { isEmulated, vifGap, vifsOf, vifValue } from '../../config/vif.ts';
import { piece, trimmed } from '../../specs/piece.ts';
import { type Finding, replace, rule, safeFix } from '../rule.ts';

export default rule({
  id: 'vif-value-blank',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xl') return;
    for (const vif of vifsOf(file.domain)) {
      for (const part of vif.parts) {
        const { key, value } = part;
        const outcome = value && effect(file, vif, key.text);
        if (!value || !outcome || vifGap(file, vif, part)) continue;
        const given = piece(vif.value, value.from, endOf(vif, value.to));
        const bare = trimmed(vif.value, given.from, given.to);
        if (!bare.text || bare.text === given.text) continue;
        yield {
          span: given.span,
          message: `The blank belongs to the value here: ${outcome.does}. Write ${key.text}=${bare.text}.`,
          ...(outcome.severity && { severity: outcome.severity }),
          fixes: given.editable ? [safeFix('Remove the blank', replace(given.span, bare.text))] : [],
        };
      }
    }
  },
});

/** True when the bridge's name goes to a script that puts it in quotes (tools/hotplug/Linux/vif-bridge, since 4.7; vif-openvswitch). */
function isBridged(file: DomainFile, vif: Device): boolean {
  const script = vifValue(file, vif, 'script');
  return inReleases(file.profile.release, '4.7') && (!script || SCRIPTS.test(script.text));
}

const SCRIPTS = /(?:^|\/)vif-(?:bridge|openvswitch)$/;

/** Where the part ends for xl, which splits at commas only. */
function endOf({ value: { text } }: Device, from: number): number {
  const comma = text.indexOf(',', from);
  return comma < 0 ? text.length : comma;
}

/** What a blank at the edge of a value does; undefined for a key whose reader passes over it. */
function effect(file: DomainFile, vif: Device, key: string): { does: string; severity?: 'warning' } | undefined {
  const { release } = file.profile;
  switch (key) {
    case 'rate':
      return inReleases(release, '4.2') ? { does: 'xl takes it for no rate and refuses the guest' } : undefined;
    case 'type':
      return inReleases(release, '4.6')
        ? { does: 'xl knows no such type, prints a line and goes on without it', severity: 'warning' }
        : undefined;
    case 'script':
      return { does: 'there is no script of that name, so the interface does not come up' };
    case 'vifname':
      return { does: 'Linux takes no blank in the name of an interface, which does not come up' };
    case 'model':
      return isEmulated(file, vif) ? { does: 'QEMU knows no such card and does not start' } : undefined;
    case 'bridge':
      return isBridged(file, vif)
        ? { does: 'there is no bridge of that name, and the guest does not start' }
        : undefined;
    case 'backend':
      return inReleases(release, '4.3') ? { does: 'libxl finds no such domain and refuses the guest' } : undefined;
    default:
      return undefined;
  }
}
