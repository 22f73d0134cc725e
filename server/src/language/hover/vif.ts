import { catalog } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { scriptName } from '../../fleet/route.ts';
import type { Part } from '../../specs/piece.ts';
import type { SpecPlace } from '../complete/context.ts';
import { code, paragraphs } from '../markdown.ts';

/** What the kernel keeps of an interface's name. */
const NAME_LENGTH = 15;

/** What an interface will be called in dom0 and in the guest, and what connects it. */
export function vifWhole({ file, fleet, index, setting }: SpecPlace, all: readonly Part[]): string | undefined {
  if (file.kind !== 'domain' || setting !== 'vif') return undefined;
  const given = (name: string): string | undefined =>
    all.findLast(({ key, value }) => value && key.text.trim() === name)?.value?.text.trim() || undefined;
  const devid = inReleases(file.profile.release, '4.9') ? given('devid') : undefined;
  const number = devid && /^\d{1,6}$/.test(devid) ? Number(devid) : index;
  return paragraphs(
    `Interface ${number}: ${inDom0(file, given('vifname'), number, given('type'))}; in a Linux guest ${inGuest(file, number)}.`,
    connection(file, fleet, given('script'), given('bridge')),
  );
}

function inDom0(file: DomainFile, vifname: string | undefined, number: number, type: string | undefined): string {
  const base = vifname ?? `vif<domid>.${number}`;
  const kept =
    base.length > NAME_LENGTH && vifname ? `, of which the kernel keeps ${code(base.slice(0, NAME_LENGTH))}` : '';
  const twin =
    file.domain.guestType === 'hvm' && type !== 'vif' ? `, its emulated twin ${code(twinOf(file, base, number))}` : '';
  return `in dom0 ${code(base)}${kept}${twin}`;
}

/** The kernel's own name; systemd of 2023 and later gives another. */
const inGuest = ({ profile }: DomainFile, number: number): string =>
  `${code(`eth${number}`)}${profile.toolstack === 'xl' ? ` (${code(`enX${number}`)} with newer systemd)` : ''}`;

/** The emulated card's side in dom0: since 4.2 the vif's name with `-emu`, before a name of its own. */
const twinOf = ({ profile }: DomainFile, base: string, number: number): string =>
  inReleases(profile.release, '4.2') ? `${base}-emu` : `tap<domid>.${number}`;

/** The script that attaches it and the bridge: its own, the host's, or Xen's default. */
function connection(file: DomainFile, fleet: Fleet, script: string | undefined, bridge: string | undefined): string {
  const host = fleet.networkFor(file.path, file.profile.toolstack);
  const fromHost = host && /^vif-/.test(scriptName(host.script)) ? scriptName(host.script) : undefined;
  const family = host?.family && !fromHost ? `vif-${host.family}` : undefined;
  const used = script ? scriptName(script) : (fromHost ?? family ?? 'vif-bridge');
  const why = script ? '' : host ? " (the host's)" : ' (the default)';
  const bridged = (catalog.scripts.get(used)?.family ?? 'bridge') === 'bridge' || used === 'vif-openvswitch';
  if (!bridged) return `Attached by ${code(used)}${why}.`;
  const own = host?.bridges.length === 1 ? host.bridges[0] : undefined;
  const to = bridge
    ? `bridge ${code(bridge)}`
    : own
      ? `bridge ${code(own)} (the host's)`
      : file.profile.toolstack === 'xl'
        ? `bridge ${code('xenbr0')} (the default)`
        : "the host's first bridge";
  return `Attached by ${code(used)}${why} to ${to}.`;
}
