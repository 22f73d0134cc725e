import assert from 'node:assert/strict';
import type { Range, SignatureHelp } from 'vscode-languageserver';
import { Client } from '../support/client.ts';
import { opened, type PlaceReading } from '../support/cursor.ts';

interface Case extends PlaceReading {
  readonly at: string;
  /** What is shown, in this order. */
  readonly says: readonly (string | RegExp)[];
  /** The text that is marked. */
  readonly on?: string;
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  settings: [
    { at: 'mem|ory = 512', on: 'memory', says: ['**memory**', 'xl since 4.0', 'xm 3.0.0 to 4.4', 'integer (MiB)'] },
    { at: '|memory = 512', on: 'memory', says: ['**memory**'] },
    { at: 'memory| = 512', on: 'memory', says: ['**memory**'] },
    { at: 'pvshim| = 1', says: ['**pvshim**', 'PVH only'] },
    { at: 'cpus_soft| = "0"', as: 'xl 4.2', says: ['only since Xen 4.5', '4.2'] },
    { at: 'nfs_root| = "/a"', as: 'xl', says: ['Only xm reads it'] },
    { at: 'device_model_version| = "x"', says: ['In Xen 4.22', '`qemu-xen`'] },
    { at: 'device_model_version| = "x"', as: 'xl 4.20', says: ['In Xen 4.20', '`qemu-xen-traditional`'] },
    { at: 'altp2mhvm| = 1', says: ['deprecated since 4.9', '`altp2m`'] },
    { at: 'nobody_knows| = 1', says: [] },
    {
      kind: 'conf',
      at: 'vif.default.br|idge = "a"',
      on: 'vif.default.bridge',
      says: ['**vif.default.bridge**', 'since 4.3'],
    },
    { kind: 'cpupool', at: 'sch|ed = "credit"', says: ['**sched**'] },
  ],
  'numbers and words': [
    { at: 'memory = 40|96', on: '4096', says: ['4096 MiB = 4 GiB'] },
    { at: 'memory = "40|96"', on: '"4096"', says: ['4096 MiB = 4 GiB'] },
    { at: 'memory = 5|12', says: ['512 MiB'] },
    { at: 'memory = 0x|400', says: ['`0x400` = 1024', '1 GiB'] },
    { at: 'memory = 010|', says: ['`010` = 8'] },
    { at: 'acpi = 1|', says: ['on, the default'] },
    { at: 'acpi = 0|', says: ['off'] },
    { at: 'rtc_timeoffset = 72|00', says: ['7200 seconds = 2 hours'] },
    { at: 'vmtrace_buf_kb = 20|48', says: ['2048 KiB = 2 MiB'] },
    { at: 'type = "p|vh"', on: 'pvh', says: ['**type**', '`pvh`'] },
    { at: "on_crash = 'res|tart'", on: 'restart', says: ['**on_crash**', '`restart`:'] },
    { at: 'viridian = [ "!ba|se" ]', on: 'base', says: ['**viridian**'] },
    { at: 'vnclisten = "127.0|.0.1"', says: ['one IPv4 address'] },
    { at: 'vcpus = 4|', says: [] },
    { at: 'name = "a|"', says: [] },
  ],
  interfaces: [
    { at: "vif = ['br|idge=xenbr0']", on: 'bridge', says: ['**bridge** (vif)'] },
    {
      at: "vif = ['mac=00:16:3e:5b|:7a:01']",
      on: '00:16:3e:5b:7a:01',
      says: ["Xen's own registered block", '`00000000`'],
    },
    {
      at: "vif = ['mac=ae|:00:01:02:03:04']",
      says: ['locally administered', '`10101110`', '(I/G) is 0', '(U/L) is 1'],
    },
    { at: "vif = ['mac=01:16|:3e:00:00:01']", says: ['a multicast address', '(I/G) is 1'] },
    { at: "vif = ['mac=00:1b|:21:00:00:01']", says: ['globally administered'] },
    { at: "vif = ['mac=ff:ff|:ff:ff:ff:ff']", says: ['the broadcast address'] },
    { at: "vif = ['mac=fe:ff|:ff:ff:ff:ff']", says: ["every vif's side in dom0"] },
    { at: "vif = ['mac=00:16|:3e']", says: ['Not six octets'] },
    {
      at: "vif = ['mac=00:16:3e:00:00:01', 'mac=00:16:3e:00|:00:02', '']",
      says: ['Were all 3 interfaces', 'less than 0.001 %'],
    },
    { at: "vif = ['ip=10.0.0|.1']", says: ['one IPv4 address'] },
    { at: "vif = ['ip=10.0.0|.0/24']", on: '10.0.0.0/24', says: ['`10.0.0.0` to `10.0.0.255`', '256 addresses'] },
    { at: "vif = ['ip=2001:db8:|:/64']", says: ['2001:db8::', '18446744073709551616 addresses'] },
    { at: "vif = ['rate=10M|b/s']", says: ['1,250,000 bytes a second', '62,500 bytes every 50 ms'] },
    { at: "vif = ['rate=1MB/s@2|0ms']", says: ['1,000,000 bytes a second', '20,000 bytes every 20 ms'] },
    { at: "vif = ['script=vif-ro|ute']", on: 'vif-route', says: ['**vif-route**', 'Attached by `vif-route`'] },
    { at: "vif = ['model=e1|000']", says: ['**model** (vif)'] },
    { at: "vif = ['', '|']", says: ['in dom0 `vif<domid>.1`', '`eth1`', '`xenbr0`'] },
    { at: "vif = ['vifname=shop,| bridge=br7']", says: ['in dom0 `shop`', 'bridge `br7`'] },
    { at: "type = 'hvm'\nvif = ['|']", says: ['twin `vif<domid>.0-emu`'] },
    { at: "type = 'hvm'\nvif = ['type=vif,|']", says: [/in dom0 `vif<domid>\.0`; in/] },
    { at: "vif = ['devid=3,|']", says: ['Interface 3'] },
    { at: "vif = ['vifname=a-name-that-is-long,|']", says: ['the kernel keeps `a-name-that-is-`'] },
    { at: "vif = ['bri|dge=a", on: 'bridge', says: ['**bridge** (vif)'] },
    { at: "vif = ['mac=00:16:3e:00:00|:01, bridge=", says: ["Xen's own"] },
    { at: "vif = ['bri|dge=a']", as: 'xm 4.1', says: ['**bridge** (vif)'] },
    { at: "vif = ['nokey|=a']", says: ['Interface 0'] },
    { at: "vif = ['bridge=a_b*c|']", says: ['**bridge**'] },
  ],
  'disks and other devices': [
    {
      at: "disk = ['/dev/vg0/a,raw,xv|da,rw']",
      on: 'xvda',
      says: ['paravirtual disk 0', '51712', '`0xca00`', '`/dev/vg0/a`', 'format raw', 'read and write'],
    },
    { at: "disk = ['/dev/vg|0/a,qcow2,xvda,ro']", on: '/dev/vg0/a', says: ['the target', 'format qcow2', 'read only'] },
    { at: "disk = ['vdev=hd|c,cdrom,target=/a.iso']", on: 'hdc', says: ['IDE disk 2', 'a CD-ROM', 'read only'] },
    { at: "disk = ['for|mat=raw,vdev=xvda,target=/a']", on: 'format', says: ['**format** (disk)'] },
    { at: "disk = ['phy:/dev/a,xv|da1,w']", says: ['partition 1', 'device 51713'] },
    { at: "disk = ['vdev=xvda, |foo=1']", says: ['xl of Xen 4.22 does not take this string'] },
    { at: "disk = ['phy:/dev/a,hd|a,w']", as: 'xm 4.1', says: ['IDE disk 0', 'As xm of Xen 4.1 reads it'] },
    { at: "disk = ['file:/a.img,xvda,w|']", as: 'xm 4.1', says: ['how the guest may use it'] },
    { at: "pci = ['04:0|0.0']", on: '04:00.0', says: ['`0000:04:00.0`', 'bus `04`', 'function 0'] },
    { at: "pci = ['0001:04:00.*|@1f,seize=1']", says: ['all functions', 'PCI domain `01`', 'at slot `1f`'] },
    { at: "pci = ['04:00.0,sei|ze=1']", on: 'seize', says: ['**seize** (pci)'] },
    { at: 'cpus = "0-3,^|1"', on: '"0-3,^1"', says: ['`0, 2-3`, 3 of them'] },
    { at: 'cpus = "a|ll"', says: ['every CPU of the host'] },
    { at: 'cpus = "nodes:|0"', says: ['NUMA node'] },
    { at: 'cpus = ["0", "2|-3"]', says: ['virtual CPU 1', '`2-3`'] },
    { at: 'cpus = "^1,0|-3"', as: 'xl 4.3', says: ['`0, 2-3`'] },
    { at: 'cpus = "^1,0|-3"', as: 'xl 4.4', says: ['`0-3`, 4 of them'] },
    { at: 'cpus = "x|"', says: [] },
    { at: "vfb = ['vn|c=1']", says: ['**vnc** (vfb)'] },
    { at: "vfb = ['vnclisten=0.0|.0.0']", says: ['one IPv4 address'] },
    { at: "usbctrl = ['ver|sion=2']", says: ['**version** (usbctrl)'] },
    { at: "vnuma = [ ['si|ze=1024'] ]", says: ['**size** (vnuma)'] },
    { at: "vnuma = [ ['size=10|24'] ]", says: ['1024 MiB = 1 GiB'] },
    { kind: 'cpupool', at: 'cpus = "2-|3"', says: ['`2-3`'] },
    { kind: 'conf', at: 'vm.cpumask = "0|-7"', says: ['8 of them'] },
  ],
  'xend-config.sxp': [
    {
      kind: 'xend',
      at: '(network-sc|ript network-bridge)',
      on: 'network-script',
      says: ['**network-script**', '3.0.0 to 4.4'],
    },
    {
      kind: 'xend',
      at: '(network-script network-bri|dge)',
      on: 'network-bridge',
      says: ['**network-bridge**', '`antispoof`'],
    },
    {
      kind: 'xend',
      at: "(network-script 'network-bridge anti|spoof=yes')",
      on: 'antispoof',
      says: ['**antispoof** (network-bridge)'],
    },
    { kind: 'xend', at: '(network-script network-bridge brid|ge=a)', says: ['the first element', 'lost'] },
    { kind: 'xend', at: '(xend-http-server y|es)', says: ['on'] },
    { kind: 'xend', at: '(xend-http-server N|O)', says: ['off, the default'] },
    { kind: 'xend', at: '(dom0-min-mem 20|48)', says: ['2048 MiB = 2 GiB'] },
    { kind: 'xend', at: '(loglevel DEB|UG)', says: ['**loglevel**'] },
    { kind: 'xend', at: "(xend-address '10.0.|0.1')", says: ['one IPv4 address'] },
    { kind: 'xend', at: '(network-sc|ript', says: ['**network-script**'] },
    { kind: 'xend', at: '(nobody-knows| 1)', says: [] },
  ],
  comments: [
    { at: '# xen: tool|stack=xl release=4.17\n', says: ['**xl** of Xen **4.17**: line 1 says so'] },
    { at: 'name = "a" # xen-ignore vif-mac-glo|bal', on: 'vif-mac-global', says: ['vif-mac-global'] },
    { at: '# a com|ment', says: [] },
  ],
  'what a program comes to': [
    { at: 'mem|ory = 512 * 2', as: 'xm 4.1', says: ['Its value: `1024`'] },
    { at: 'base = 512\nmemory = ba|se * 4', as: 'xm 4.1', says: ['Its value: `2048`'] },
    { at: "import os\nna|me = os.environ['A']", as: 'xm 4.1', says: ['cannot be known'] },
    { at: 'local|time = True', as: 'xm 4.1', says: ['Python type `bool`', 'drops'] },
    { at: "n = 7\nvif = ['mac=00:16:3e:00|:00:%02x' % n]", as: 'xm 4.1', says: ['`00:16:3e:00:00:07`'] },
    { at: "nic = 'mac=00:16:3e:00|:00:07'\nvif = [nic]", as: 'xm 4.1', says: ['`00:16:3e:00:00:07`'] },
    { at: "na|me = 'a`b*c'", as: 'xm 4.1', says: ['Its value: ``'] },
    { at: 'dis|k += ["a"]', says: ['With what stands before'] },
  ],
};

interface Form extends PlaceReading {
  readonly at: string;
  /** The form, its active part in brackets; empty for none. */
  readonly form: string;
}

const FORMS: readonly Form[] = [
  { at: "disk = ['|']", form: '«target»,format,vdev,access' },
  { at: "disk = ['/a,|']", form: 'target,«format»,vdev,access' },
  { at: "disk = ['/a,raw,x|", form: 'target,format,«vdev»,access' },
  { at: "disk = ['phy:/a,|']", form: 'target,format,«vdev»,access' },
  { at: "disk = ['/a,raw,xvda,rw,|']", form: 'target,format,vdev,access' },
  { at: "disk = ['vdev=|']", form: '' },
  { at: "disk = ['phy:/a,xvda,|']", as: 'xm 4.1', form: 'uname,device,«mode»[,backend][,protocol]' },
  { at: "disk = ['phy:/a,|']", as: 'xl 4.1', form: 'target,«vdev»,access' },
  { at: "pci = ['|']", form: '[DOMAIN:]«BUS»:DEVICE.FUNCTION[@SLOT][,KEY=VALUE…]' },
  { at: "pci = ['01:0|", form: '[DOMAIN:]BUS:«DEVICE».FUNCTION[@SLOT][,KEY=VALUE…]' },
  { at: "pci = ['0000:01:00.|']", form: '[DOMAIN:]BUS:DEVICE.«FUNCTION»[@SLOT][,KEY=VALUE…]' },
  { at: "pci = ['01:00.0@|']", form: '[DOMAIN:]BUS:DEVICE.FUNCTION[@«SLOT»][,KEY=VALUE…]' },
  { at: "pci = ['01:00.0,|']", form: '' },
  { at: "vif = ['rate=1|']", form: '«NUMBER[K|M|G](B|b)/s»[@INTERVAL(ms|us|s)]'.replaceAll('|', '¦') },
  { at: "vif = ['rate=1Mb/s@|']", form: 'NUMBER[K|M|G](B|b)/s[@«INTERVAL(ms|us|s)»]'.replaceAll('|', '¦') },
  { at: "vif = ['bridge=|']", form: '' },
  { at: "vscsi = ['/dev/sdx,|']", as: 'xm 4.1', form: 'pdev,«vdev»[,backend]' },
  { at: 'memory = |', form: '' },
];

describe('hover', () => {
  let client: Client;
  let number = 0;
  before(async () => {
    client = await Client.start();
  });
  after(async () => assert.equal(await client.stop(), 0));

  for (const [subject, cases] of Object.entries(CASES)) {
    describe(subject, () => {
      for (const one of cases) {
        it(`${JSON.stringify(one.at)}${one.as ? ` (${one.as})` : ''}`, async () => {
          const document = opened(one.at, one, ++number);
          await client.open(document.uri, document.text, document.languageId);
          const found = await client.hover(document.uri, document.position);
          await client.close(document.uri);
          if (!one.says.length) return assert.equal(found, null);
          assert.ok(found, 'nothing is shown');
          const { value } = found.contents as { value: string };
          let from = 0;
          for (const text of one.says) {
            const at = typeof text === 'string' ? value.indexOf(text, from) : value.slice(from).search(text) + from;
            assert.ok(at >= from, `${text} in ${value}`);
            from = at;
          }
          if (one.on !== undefined) {
            const { start, end } = found.range as Range;
            const line = document.text.split('\n')[start.line] ?? '';
            assert.equal(line.slice(start.character, end.character), one.on);
          }
        });
      }
    });
  }
});

describe('the form of a spec', () => {
  let client: Client;
  let number = 0;
  before(async () => {
    client = await Client.start();
  });
  after(async () => assert.equal(await client.stop(), 0));

  for (const one of FORMS) {
    it(`${JSON.stringify(one.at)}${one.as ? ` (${one.as})` : ''}`, async () => {
      const document = opened(one.at, one, ++number);
      await client.open(document.uri, document.text, document.languageId);
      const found = await client.connection.sendRequest<SignatureHelp | null>('textDocument/signatureHelp', {
        textDocument: { uri: document.uri },
        position: document.position,
      });
      await client.close(document.uri);
      assert.equal(shown(found), one.form.replaceAll('¦', '|'));
    });
  }

  const shown = (help: SignatureHelp | null): string => {
    const [signature] = help?.signatures ?? [];
    if (!signature) return '';
    const active = signature.parameters?.[help?.activeParameter ?? 0]?.label as [number, number] | undefined;
    if (!active) return signature.label;
    const [from, to] = active;
    return `${signature.label.slice(0, from)}«${signature.label.slice(from, to)}»${signature.label.slice(to)}`;
  };
});
