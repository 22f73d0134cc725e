import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { kindByName, kindOfFound } from '../../server/src/config/detect.ts';
import { decode, isBinary } from '../../server/src/files/decode.ts';
import { Service } from '../../server/src/service.ts';
import type { TestFile } from '../support/check.ts';
import { readPage } from '../support/page.ts';

/** A file, with those that it is checked among. */
export interface Base extends TestFile {
  readonly others?: readonly TestFile[];
}

/** Files that slips are made in: the examples, and a few more with what they lack. */
const MORE: readonly TestFile[] = [
  {
    text: `# A guest with a bit of everything.
name = "all1"
type = "hvm"
memory = 2048   # MiB
maxmem = 4096
vcpus = 2
maxvcpus = 4
cpus = "2-5,^3"
on_crash = "restart"
on_reboot = 'restart'
uuid = "0f3a2e6c-7b57-4f61-9c6e-3a4d6f5b7c81"
disk = [ 'phy:/dev/vg0/all1,raw,xvda,w',   # the root
         'format=qcow2,vdev=xvdb,access=ro,target=/srv/xen/all1.qcow2' ]
vif = [ 'mac=00:16:3e:11:22:01,bridge=xenbr0,vifname=all1,rate=10Mb/s',
        'mac=00:16:3e:11:22:02,bridge=xenbr1,ip=192.0.2.5,script=vif-bridge' ]  # two networks
vfb = [ 'vnc=1,vnclisten=127.0.0.1,vncdisplay=3' ]
pci = [ '03:00.0,permissive=1', '0000:04:00.1' ]
serial = "pty"
vnc = 1
tsc_mode = "native"
boot = "cd"
`,
  },
  {
    toolstack: 'xm',
    text: `# A guest of the xend era.
kernel = "/boot/vmlinuz-2.6-xen"
ramdisk = "/boot/initrd-2.6-xen.img"
memory = 256
name = "old" + "1"
vcpus = 1
root = "/dev/sda1 ro"
disk = [ 'phy:vg0/old1,sda1,w', 'file:/srv/xen/swap,sda2,w' ]
vif = [ 'mac=%s,bridge=xenbr0' % '00:16:3e:11:22:03',
        'ip=192.0.2.7,bridge=xenbr1,vifname=old1' ]  # the second one
on_poweroff = 'destroy'
on_reboot   = 'restart'
on_crash    = 'restart'
extra = "console=hvc0"
for n in range(2):
    vif.append('bridge=xenbr%d' % n)
`,
  },
  {
    kind: 'xend',
    toolstack: 'xm',
    path: 'xend-config.sxp',
    text: `# xend's own settings
(xend-http-server no)
(xend-unix-server yes)
(xend-relocation-server yes)
(xend-relocation-hosts-allow '^localhost$ ^xen2$')
(network-script 'network-bridge bridge=xenbr0 netdev=eth1')
(vif-script vif-bridge)   # of the same family
(dom0-min-mem 256)
(dom0-cpus 0)
(loglevel DEBUG)
(vncpasswd '')
`,
  },
  {
    kind: 'conf',
    path: 'xl.conf',
    text: `# xl's own settings
autoballoon = "auto"
lockfile = "/var/lock/xl"
max_grant_frames = 64
vif.default.bridge = "xenbr0"
vif.default.script = "vif-bridge"
claim_mode = 1
`,
  },
];

const EXAMPLES = join(process.cwd(), 'examples');

function examples(): TestFile[] {
  const names = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' });
  return names.flatMap((name): TestFile[] => {
    const kind = kindByName(join(EXAMPLES, name));
    if (!kind) return [];
    const toolstack = name.startsWith('xend-host') ? 'xm' : 'xl';
    return [{ kind, toolstack, path: name, text: readFileSync(join(EXAMPLES, name), 'utf8') }];
  });
}

/** Whole files, right or nearly right, of all kinds. */
export const bases = (): readonly TestFile[] => [...MORE, ...examples()];

const PAGES = join(process.cwd(), 'docs/rules');

/** The pages of the rules, by the rule's id. */
const pages = (): [string, string][] =>
  readdirSync(PAGES)
    .filter((name) => /^[a-z0-9-]+\.md$/.test(name) && name !== 'index.md')
    .map((name) => [name.slice(0, -3), readFileSync(join(PAGES, name), 'utf8')]);

/** The rules whose pages say that they have a fix. */
export const rulesWithFix = (): string[] =>
  pages()
    .filter(([, text]) => !text.split('\n')[2]?.endsWith('no fix'))
    .map(([id]) => id);

/** What the rules' pages show as wrong. */
export const pageBases = (): readonly Base[] =>
  pages()
    .flatMap(([, text]) => readPage(text).examples)
    .filter(({ section }) => section === 'Wrong')
    .map(({ files }) => ({ ...(files.at(-1) as TestFile), others: files.slice(0, -1) }));

/** Xen's files below a folder, each for the toolstack that its text speaks of. */
export function realBases(folder: string): readonly Base[] {
  const found: Base[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    if (isBinary(bytes)) continue;
    const { text } = decode(bytes);
    const kind = kindOfFound(path, text);
    if (!kind) continue;
    const { toolstack } = new Service().update({ path: name, text, kind }).profile;
    found.push({ kind, toolstack, path: name, text });
  }
  return found;
}
