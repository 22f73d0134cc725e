import type { XendFile } from '../../config/file.ts';
import type { Span } from '../../syntax/text.ts';
import type { Completion } from '../types.ts';
import { slot } from './items.ts';
import { type Snippet, snippetItems } from './snippets.ts';

/** How a host of the xend era connects its guests; none once the file says it. */
export const xendSnippets = ({ xend }: XendFile, where: Span): Completion[] =>
  xend.get('network-script') ? [] : snippetItems(NETWORKS, where);

const NETWORKS: readonly Snippet[] = [
  {
    label: 'Bridged network',
    detail: 'guests on a bridge with the first card',
    lines: ['(network-script network-bridge)', '(vif-script vif-bridge)'],
  },
  {
    label: 'Bridged network with antispoof',
    detail: 'guests may use no address but their ip=',
    lines: ["(network-script 'network-bridge antispoof=yes')", '(vif-script vif-bridge)'],
  },
  {
    label: 'Routed network',
    detail: 'each interface needs ip=',
    lines: ['(network-script network-route)', '(vif-script vif-route)'],
  },
  {
    label: 'NAT network',
    detail: 'guests behind the address of dom0',
    lines: [`(network-script 'network-nat netdev=${slot(1, 'eth0')}')`, '(vif-script vif-nat)'],
  },
  {
    label: 'Two bridges',
    detail: 'a script of your own that calls network-bridge twice',
    lines: [
      `# /etc/xen/scripts/${slot(1, 'network-two-bridges')}, executable:`,
      '#   #!/bin/sh',
      '#   dir=\\$(dirname "\\$0")',
      '#   "\\$dir/network-bridge" "\\$@" netdev=eth0 bridge=xenbr0',
      '#   "\\$dir/network-bridge" "\\$@" netdev=eth1 bridge=xenbr1',
      '(network-script $1)',
      '(vif-script vif-bridge)',
    ],
  },
];
