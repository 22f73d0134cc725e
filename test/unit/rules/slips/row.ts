import type { Reading } from '../../../support/check.ts';

/** What a slip stands in: a kind of guest whose other settings are right, or a file of its own. */
export type SlipBase = 'pv' | 'hvm' | 'xm' | 'xmHvm' | 'xl' | 'xend' | 'conf' | 'cpupool';

/** A base, the text behind it with the problem's place between two `¦`, and the rule. */
export type SlipRow = readonly [base: SlipBase, text: string, rule: string];

export const BASES: Readonly<Record<SlipBase, { readonly text: string; readonly reading: Reading }>> = {
  pv: {
    text: 'name = "web1"\nkernel = "/boot/vmlinuz"\ntype = "pv"\nmemory = 1024\nvcpus = 2\n',
    reading: { release: '4.17' },
  },
  hvm: { text: 'name = "win10"\ntype = "hvm"\nmemory = 4096\nvcpus = 4\n', reading: { release: '4.17' } },
  xm: {
    text: "name = 'web1'\nkernel = '/boot/vmlinuz'\nmemory = 256\n",
    reading: { toolstack: 'xm', release: '4.1' },
  },
  xmHvm: {
    text: "name = 'winxp'\nbuilder = 'hvm'\nkernel = 'hvmloader'\nmemory = 512\n",
    reading: { toolstack: 'xm', release: '4.1' },
  },
  xl: { text: '', reading: { release: '4.17' } },
  xend: { text: '', reading: { kind: 'xend', path: 'xend-config.sxp' } },
  conf: { text: '', reading: { kind: 'conf', path: 'xl.conf' } },
  cpupool: { text: '', reading: { kind: 'cpupool', path: 'pool.cpupool' } },
};
