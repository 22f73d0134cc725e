import type { ConfFile, DomainFile } from '../../config/file.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import type { Span } from '../../syntax/text.ts';
import type { Completion } from '../types.ts';
import { fileStem } from './context.ts';
import { pciAddress, vifText } from './elements.ts';
import { slot } from './items.ts';
import { xlGuests } from './snippets-xl.ts';
import { xmGuests } from './snippets-xm.ts';

/** Lines of a config with placeholders in LSP's snippet syntax. */
export interface Snippet {
  readonly label: string;
  readonly detail: string;
  readonly lines: readonly string[];
}

/** What a guest's snippet is made of. */
export interface GuestParts {
  readonly file: DomainFile;
  /** The guest's name, from its file's. */
  readonly name: string;
  /** The line `vif = [ … ]`. */
  readonly vif: string;
  /** The address of a PCI device. */
  readonly pci: string;
}

/** Whole files to start from: guests of each type, xl.conf, cpupools. None once the file has begun. */
export function fileSnippets(file: DomainFile | ConfFile, where: Span, fleet: Fleet): Completion[] {
  const { last } = file.settings;
  if (file.kind !== 'domain') return last.size ? [] : snippetItems(file.kind === 'conf' ? HOSTS : POOLS, where);
  if (last.has('name') || last.has('disk') || last.has('kernel')) return [];
  const context = { file, fleet };
  const vif = `vif = [ '${vifText(context, 0, 9)}' ]`;
  const parts = { file, name: fileStem(file.path), vif, pci: pciAddress(context) };
  return snippetItems(file.profile.toolstack === 'xm' ? xmGuests(parts) : xlGuests(parts), where);
}

export const snippetItems = (snippets: readonly Snippet[], where: Span): Completion[] =>
  snippets.map(({ label, detail, lines }, i) => ({
    label,
    kind: 'snippet',
    span: where,
    insert: `${lines.join('\n')}\n`,
    snippet: true,
    detail,
    sort: `0${i}`,
  }));

const HOSTS: readonly Snippet[] = [
  {
    label: 'Guests on a bridge',
    detail: 'the defaults of their interfaces',
    lines: ['vif.default.script = "vif-bridge"', `vif.default.bridge = "${slot(1, 'xenbr0')}"`],
  },
  {
    label: 'Guests routed',
    detail: 'each interface then needs ip=',
    lines: ['vif.default.script = "vif-route"', `vif.default.gatewaydev = "${slot(1, 'eth0')}"`],
  },
];

const POOLS: readonly Snippet[] = [
  {
    label: 'CPU pool',
    detail: 'CPUs of their own with a scheduler of their own',
    lines: [`name  = "${slot(1, 'Pool-1')}"`, `sched = "${slot(2, 'credit2')}"`, `cpus  = "${slot(3, '2-3')}"`],
  },
];
