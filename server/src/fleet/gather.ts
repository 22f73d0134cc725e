import type { ConfFile, ConfigFile, DomainFile, XendFile } from '../config/file.ts';
import { vifMac, vifsOf, vifValue } from '../config/vif.ts';
import { formatMac, reservedAs } from '../specs/mac.ts';
import type { Span } from '../syntax/text.ts';
import type { Fact, FactType, FileFacts, HostNetwork } from './facts.ts';

/** What a file gives to the rules across files. Unknown values give nothing. */
export function gather(file: ConfigFile): FileFacts {
  if (file.kind === 'domain') return { path: file.path, facts: domainFacts(file) };
  const network = file.kind === 'xend' ? xendNetwork(file) : file.kind === 'conf' ? xlNetwork(file) : undefined;
  return { path: file.path, facts: [], ...(network ? { network } : {}) };
}

function domainFacts(file: DomainFile): Fact[] {
  const facts: Fact[] = [];
  const add = (type: FactType, key: string, where: Span, label: string): void => {
    facts.push({ type, key, path: file.path, range: file.lines.range(where), label });
  };
  for (const vif of vifsOf(file.domain)) {
    const mac = vifMac(file, vif);
    if (mac?.address && reservedAs(mac.address) !== 'zero')
      add('mac', formatMac(mac.address), mac.whole.span, mac.whole.text);
    const name = vifValue(file, vif, 'vifname');
    if (name) add('vifname', name.text, name.span, name.text);
    const bridge = vifValue(file, vif, 'bridge');
    if (bridge) add('bridge', bridge.text, bridge.span, bridge.text);
  }
  return facts;
}

/** The network that a xend-config.sxp makes: its network script, and the bridges that the script's arguments name. */
function xendNetwork(file: XendFile): HostNetwork | undefined {
  const script = file.xend.networkScript();
  if (!script) return undefined;
  const family = /^network-(bridge|route|nat)$/.exec(script.name)?.[1];
  const argument = (name: string): string | undefined => script.args.findLast((arg) => arg.name === name)?.value;
  const bridge = argument('bridge');
  return {
    path: file.path,
    range: file.lines.range(script.span),
    script: script.name,
    ...(family ? { family } : {}),
    antispoof: /^(?:yes|y|1|on|true)$/i.test(argument('antispoof') ?? ''),
    bridges: bridge ? [bridge] : [],
  };
}

/** What xl.conf says of its host's guests: a vif script (vif-bridge unless another is named), and the bridge that it names. */
function xlNetwork(file: ConfFile): HostNetwork {
  const text = (name: string): string | undefined => {
    const value = file.settings.last.get(name)?.result;
    return value?.kind === 'string' ? value.text : undefined;
  };
  const script = text('vif.default.script') ?? text('vifscript') ?? 'vif-bridge';
  const bridge = text('vif.default.bridge') ?? text('defaultbridge');
  const where = file.settings.last.get('vif.default.script') ?? file.settings.last.get('vifscript');
  const family = /(?:^|\/)vif-(bridge|route|nat|openvswitch)$/.exec(script)?.[1];
  return {
    path: file.path,
    range: file.lines.range(where?.span ?? { start: 0, end: 0 }),
    script,
    ...(family ? { family } : {}),
    antispoof: false,
    bridges: bridge ? [bridge] : [],
  };
}
