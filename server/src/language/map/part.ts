import { inReleases } from '../../catalog/release.ts';
import { baseName } from '../../config/detect.ts';
import type { Device } from '../../config/device.ts';
import type { ConfFile, ConfigFile, DomainFile, XendFile } from '../../config/file.ts';
import { vifAddresses, vifMac, vifsOf, vifValue } from '../../config/vif.ts';
import { vifDefaults, vifDefaultTexts } from '../../config/vif-defaults.ts';
import { scriptName } from '../../fleet/route.ts';
import type { Range } from '../../syntax/text.ts';
import type { MapDevice, NetworkKind } from './model.ts';

/** An interface as its own file has it; the host's configuration completes it. */
export interface VifPart {
  readonly index: number;
  readonly range: Range;
  readonly name?: string;
  readonly mac?: string;
  readonly ips: readonly string[];
  readonly bridge?: string;
  readonly script?: string;
  readonly backend?: string;
  readonly gateway?: string;
}

/** What a domU config gives to the map. */
export interface GuestPart {
  readonly kind: 'guest';
  readonly path: string;
  readonly toolstack: 'xl' | 'xm';
  readonly name: string;
  readonly range: Range;
  readonly vifs: readonly VifPart[];
  readonly partly: boolean;
  /** The network script of the host that the workspace describes. */
  readonly networkScript?: string;
}

/** What a xend-config.sxp or xl.conf gives to it: the network that an interface is put on which names no other. */
export interface HostPart {
  readonly kind: 'host';
  readonly path: string;
  readonly range: Range;
  readonly network: NetworkKind;
  /** The network script of xend, the vif script of xl. */
  readonly script: string;
  /** The bridge's name, where it is known. */
  readonly bridge?: string;
  readonly devices: readonly MapDevice[];
}

export type MapPart = GuestPart | HostPart;

/** What one file gives to the map: little, and independent of its text. Undefined for files that say nothing of networks. */
export function mapPart(file: ConfigFile): MapPart | undefined {
  if (file.kind === 'domain') return guestPart(file);
  if (file.kind === 'xend') return xendPart(file);
  return file.kind === 'conf' ? xlPart(file) : undefined;
}

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function guestPart(file: DomainFile): GuestPart {
  const { domain, lines, path, profile, host } = file;
  const name = domain.value('name');
  const vifs = domain.value('vif');
  const unread = vifs?.kind === 'list' && vifs.items.some(({ kind }) => kind === 'unknown');
  return {
    kind: 'guest',
    path,
    toolstack: profile.toolstack,
    name: name?.kind === 'string' && name.text ? name.text : baseName(path),
    range: name ? lines.range(name.span) : TOP,
    vifs: vifsOf(domain).map((vif) => vifPart(file, vif)),
    partly: vifs?.kind === 'unknown' || unread,
    ...(host?.networkScript ? { networkScript: host.networkScript } : {}),
  };
}

function vifPart(file: DomainFile, vif: Device): VifPart {
  const given = (key: string): string | undefined => vifValue(file, vif, key)?.text;
  const values = {
    name: given('vifname'),
    mac: vifMac(file, vif)?.whole.text,
    bridge: given('bridge'),
    script: given('script'),
    backend: given('backend'),
    gateway: given('gatewaydev') ?? given('netdev'),
  };
  return {
    index: vif.index,
    range: file.lines.range(vif.value.span),
    ips: vifAddresses(file, vif).map(({ piece }) => piece.text),
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value)),
  };
}

const device = (given: string | undefined, otherwise: string): MapDevice[] =>
  given === undefined ? [{ name: otherwise, named: false }] : [{ name: given, named: true }];

/** What a network script makes; the names that it takes without arguments are those of tools/hotplug/Linux/network-* of each release. */
function xendPart({ path, lines, profile, xend }: XendFile): HostPart | undefined {
  const script = xend.networkScript();
  if (!script) return undefined;
  const argument = (name: string): string | undefined => script.args.findLast((arg) => arg.name === name)?.value;
  const common = { kind: 'host', path, range: lines.range(script.span), script: script.name } as const;
  const network = networkKind(script.name);
  const netdev = argument('netdev');
  const bridge = argument('bridge');
  if (network === 'route' || network === 'nat') {
    return { ...common, network, devices: device(netdev, 'eth0') };
  }
  if (network === 'other') {
    const devices = netdev ? [{ name: netdev, named: true }] : [];
    return { ...common, network: 'bridge', ...(bridge ? { bridge } : {}), devices };
  }
  // Up to 3.1 the bridge has a name of its own, since then that of the card.
  const old = inReleases(profile.release, null, '3.1');
  const name = bridge ?? (old ? `xenbr${argument('vifnum') ?? '0'}` : netdev);
  const card = old ? `eth${argument('vifnum') ?? '0'}` : DEFAULT_CARD;
  return { ...common, network, ...(name ? { bridge: name } : {}), devices: device(netdev, card) };
}

const DEFAULT_CARD = "default route's card";

function xlPart(file: ConfFile): HostPart {
  const { path, lines, settings } = file;
  const script = vifDefaultTexts(file, 'script')[0]?.text || 'vif-bridge';
  const network = networkKind(script);
  const [setting] = vifDefaults(file, network === 'bridge' ? 'bridge' : 'script');
  const given = settings.last.get('vif.default.gatewaydev')?.result;
  const gateway = given?.kind === 'string' && given.text ? given.text : undefined;
  return {
    kind: 'host',
    path,
    range: setting ? lines.range(setting.span) : TOP,
    network,
    script,
    bridge: vifDefaultTexts(file, 'bridge')[0]?.text || XL_BRIDGE,
    devices: network === 'route' ? device(gateway, 'eth0') : [],
  };
}

/** What xl puts an interface on without a name anywhere (libxl_nic.c:libxl__device_nic_setdefault). */
export const XL_BRIDGE = 'xenbr0';

/** The kind of network that a network or vif script makes. */
export function networkKind(script: string): NetworkKind {
  const family = /^(?:network|vif)-(bridge|route|nat|openvswitch)$/.exec(scriptName(script))?.[1];
  if (family === 'route' || family === 'nat') return family;
  return family ? 'bridge' : 'other';
}
