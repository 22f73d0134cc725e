import type { Device } from '../config/device.ts';
import { type DiskDevice, disksOf } from '../config/disk.ts';
import type { ConfFile, ConfigFile, DomainFile, XendFile } from '../config/file.ts';
import { pciDevices } from '../config/pci.ts';
import { vifMac, vifMacKey, vifsOf, vifValue } from '../config/vif.ts';
import { vifDefaults, vifDefaultTexts } from '../config/vif-defaults.ts';
import { vncDisplays } from '../config/vnc.ts';
import type { Disk } from '../specs/disk.ts';
import { reservedAs } from '../specs/mac.ts';
import type { Range, Span } from '../syntax/text.ts';
import type { Demand, Fact, FactType, FileFacts, HostNetwork } from './facts.ts';
import { scriptName } from './route.ts';
import { vifRanges } from './vif-ranges.ts';

/** Told of a thing that a guest uses, where and how. */
type Add = (type: FactType, key: string, where: Span, label: string, detail?: string) => void;

/** What Linux keeps of an interface's name: names that agree so far are one. */
export const INTERFACE_NAME_LENGTH = 15;

/** What a file gives to the rules across files. Unknown values give nothing. */
export function gather(file: ConfigFile): FileFacts {
  if (file.kind === 'domain') {
    const demand = demandOf(file);
    const interfaces = vifsOf(file.domain).length;
    return { path: file.path, facts: domainFacts(file), interfaces, ...(demand ? { demand } : {}) };
  }
  if (file.kind === 'cpupool') return { path: file.path, facts: poolFacts(file) };
  const network = file.kind === 'xend' ? xendNetwork(file) : file.kind === 'conf' ? xlNetwork(file) : undefined;
  const facts = [...hostBridges(file), ...(file.kind === 'xend' ? vncPassword(file) : [])];
  return { path: file.path, facts, ...(network ? { network } : {}) };
}

/** The bridges that a configuration of the host names: `bridge=` of xend's network script, and xl.conf's default. */
function hostBridges(file: XendFile | ConfFile): Fact[] {
  const { path, lines } = file;
  const fact = (name: string, where: Span): Fact => {
    const range = lines.range(where);
    return { type: 'bridge', key: name, path, range, label: name, detail: 'host' };
  };
  if (file.kind === 'xend') {
    const given = file.xend.networkScript()?.args.filter(({ name }) => name === 'bridge') ?? [];
    return given.flatMap(({ value, valueSpan }) => (value && valueSpan ? [fact(value, valueSpan)] : []));
  }
  return vifDefaultTexts(file, 'bridge').flatMap(({ text, span }) => (text ? [fact(text, span)] : []));
}

/** The password that xend asks for at the screens of guests that name none. */
function vncPassword({ path, lines, xend }: XendFile): Fact[] {
  const option = xend.get('vncpasswd');
  if (!option || !xend.text('vncpasswd')) return [];
  return [{ type: 'vnc-password', key: 'host', path, range: lines.range(option.span), label: 'vncpasswd' }];
}

function domainFacts(file: DomainFile): Fact[] {
  const facts: Fact[] = [];
  const addTo =
    (list: Fact[]): Add =>
    (type, key, where, label, detail) => {
      const range = file.lines.range(where);
      list.push({ type, key, path: file.path, range, label, ...(detail === undefined ? {} : { detail }) });
    };
  const add = addTo(facts);
  const addDevice = (device: Device, uses: (add: Add) => void): void => {
    for (const fact of factsOf(device, file, (known) => uses(addTo(known)))) facts.push(fact);
  };
  identity(file, add);
  for (const vif of vifsOf(file.domain)) addDevice(vif, (to) => interfaceUses(file, vif, to));
  for (const disk of disksOf(file.domain)) addDevice(disk.device, (to) => diskUse(disk, to));
  others(file, add);
  return facts;
}

/** What a device said when it was looked at last, and where it stood. */
interface Said {
  readonly path: string;
  readonly line: number;
  readonly character: number;
  readonly facts: readonly Fact[];
}

const said = new WeakMap<Device, Said>();

/** The facts of a device; the same ones as long as it stands where it stood. */
function factsOf(device: Device, file: DomainFile, add: (facts: Fact[]) => void): readonly Fact[] {
  const { map, span } = device.value;
  const { line, character } = file.lines.position(span.start);
  const before = said.get(device);
  if (before?.line === line && before.character === character && before.path === file.path && map.isPlain)
    return before.facts;
  const facts: Fact[] = [];
  add(facts);
  said.set(device, { path: file.path, line, character, facts });
  return facts;
}

/** Tells everything that a guest's file uses and others may use too. */
export function eachUse(file: DomainFile, add: Add): void {
  identity(file, add);
  for (const vif of vifsOf(file.domain)) interfaceUses(file, vif, add);
  for (const disk of disksOf(file.domain)) diskUse(disk, add);
  others(file, add);
}

function diskUse({ disk, key }: DiskDevice, add: Add): void {
  if (key && disk.target) add('disk', key, disk.target.span, disk.target.text, diskMode(disk));
}

function others(file: DomainFile, add: Add): void {
  for (const { address, key } of pciDevices(file)) add('pci', key, address.span, address.text);
  for (const display of vncDisplays(file)) {
    add('vnc', display.number, display.span, display.number, `${display.fixed ? 'fixed' : 'free'} ${display.address}`);
  }
}

/** What a guest may do with a disk: read it (`r`), write to it (`w`), or write to it although others do (xm's `w!`). */
export function diskMode({ writable, parts }: Disk): 'r' | 'w' | 'w!' {
  if (!writable) return 'r';
  return parts.some(({ role, value }) => role === 'access' && value?.text === 'w!') ? 'w!' : 'w';
}

function identity(file: DomainFile, add: Add): void {
  const name = file.domain.value('name');
  if (name?.kind === 'string' && name.text) add('name', name.text, name.span, name.text);
  const uuid = file.domain.value('uuid');
  if (uuid?.kind === 'string' && UUID.test(uuid.text)) add('uuid', uuid.text.toLowerCase(), uuid.span, uuid.text);
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function interfaceUses(file: DomainFile, vif: Device, add: Add): void {
  const mac = vifMac(file, vif);
  const macKey = vifMacKey(file, vif);
  if (mac?.address && macKey && reservedAs(mac.address) !== 'zero') add('mac', macKey, mac.whole.span, mac.whole.text);
  const name = vifValue(file, vif, 'vifname');
  if (name) add('vifname', name.text.slice(0, INTERFACE_NAME_LENGTH), name.span, name.text);
  const bridge = vifValue(file, vif, 'bridge');
  if (bridge) add('bridge', bridge.text, bridge.span, bridge.text);
  const script = vifValue(file, vif, 'script');
  if (script) add('script', scriptName(script.text), script.span, script.text);
  for (const { key, piece } of vifRanges(file, vif)) add('ip', key, piece.span, piece.text);
}

/** What a guest wants of its host. */
export function demandOf(file: DomainFile): Demand | undefined {
  const memory = wholeNumber(file, 'memory') ?? wholeNumber(file, 'maxmem');
  const vcpus = wholeNumber(file, 'vcpus');
  if (!memory && !vcpus) return undefined;
  return {
    ...(memory ? { memory: memory.value, memoryAt: memory.range } : {}),
    ...(vcpus ? { vcpus: vcpus.value, vcpusAt: vcpus.range } : {}),
  };
}

function wholeNumber(file: DomainFile, name: string): { value: number; range: Range } | undefined {
  const value = file.domain.value(name);
  if (!value || (value.kind !== 'number' && value.kind !== 'string') || !/^[1-9]\d{0,8}$/.test(value.text))
    return undefined;
  return { value: Number(value.text), range: file.lines.range(value.span) };
}

/** The pool that a file makes, when the file says its name. */
function poolFacts({ path, settings, lines }: ConfFile): Fact[] {
  const name = settings.last.get('name')?.result;
  if (name?.kind !== 'string' || !name.text) return [];
  return [{ type: 'pool', key: name.text, path, range: lines.range(name.span), label: name.text }];
}

/** The network that a xend-config.sxp makes: its network script, and the bridges that the script's arguments name. */
function xendNetwork(file: XendFile): HostNetwork | undefined {
  const script = file.xend.networkScript();
  if (!script) return undefined;
  const family = /^network-(bridge|route|nat)$/.exec(script.name)?.[1];
  const given = (name: string) => script.args.findLast((arg) => arg.name === name);
  const argument = (name: string): string | undefined => given(name)?.value;
  const bridge = argument('bridge');
  const bridgeSpan = given('bridge')?.valueSpan;
  return {
    path: file.path,
    range: file.lines.range(script.span),
    toolstack: 'xm',
    script: script.name,
    ...(family ? { family } : {}),
    antispoof: /^(?:yes|y|1|on|true)$/i.test(argument('antispoof') ?? ''),
    bridges: bridge ? [bridge] : [],
    ...(bridgeSpan ? { bridgeAt: file.lines.range(bridgeSpan) } : {}),
  };
}

/** What xl.conf says of its host's guests: a vif script (vif-bridge unless another is named), and the bridge that it names. */
function xlNetwork(file: ConfFile): HostNetwork {
  const script = vifDefaultTexts(file, 'script')[0]?.text ?? 'vif-bridge';
  const [bridge] = vifDefaultTexts(file, 'bridge');
  const [where] = vifDefaults(file, 'script');
  const family = /(?:^|\/)vif-(bridge|route|nat|openvswitch)$/.exec(script)?.[1];
  return {
    path: file.path,
    range: file.lines.range(where?.span ?? { start: 0, end: 0 }),
    toolstack: 'xl',
    script,
    ...(family ? { family } : {}),
    antispoof: false,
    bridges: bridge?.text ? [bridge.text] : [],
    ...(bridge?.text ? { bridgeAt: file.lines.range(bridge.span) } : {}),
  };
}
