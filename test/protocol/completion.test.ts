import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, TextEdit } from 'vscode-languageserver';
import { Client } from '../support/client.ts';
import { opened, type PlaceReading } from '../support/cursor.ts';

interface Case extends PlaceReading {
  /** The text with its cursor. */
  readonly at: string;
  /** Labels that must be offered, in this order among each other. */
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** What is offered first. */
  readonly first?: string;
  /** Everything that is offered. */
  readonly all?: readonly string[];
  /** A label and the text behind accepting it; placeholders as the client gets them. */
  readonly gives?: readonly [label: string, text: string];
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'settings of a guest': [
    {
      at: '|',
      first: 'PV guest',
      has: ['PV guest', 'PVH guest', 'HVM guest', 'name', 'type', 'memory', 'disk', 'vif', 'acpi'],
    },
    { at: '|', gives: ['name', 'name = "$1"'] },
    { at: '|', gives: ['memory', 'memory = $1'] },
    { at: '|', gives: ['vif', "vif = [ '$1' ]"] },
    { at: '|', gives: ['vnuma', "vnuma = [ [ '$1' ] ]"] },
    { at: 'mem|', has: ['memory'], gives: ['memory', 'memory = $1'] },
    { at: 'me|m', gives: ['memory', 'memory = $1'] },
    { at: 'name = "a"\n|', lacks: ['name', 'PV guest'], has: ['type', 'memory'] },
    { at: '|me = "a"', gives: ['name', 'name = "a"'] },
    { at: 'na| = "a"', gives: ['name', 'name = "a"'] },
    { at: 'name| = "a"\nmemory = 1\n', has: ['name'], lacks: ['memory'] },
    { at: 'name = "a"; me|', gives: ['memory', 'name = "a"; memory = $1'] },
    { at: '  |', gives: ['memory', '  memory = $1'] },
    { at: 'memory = 512 |', all: [] },
    { at: 'name "|"', all: [] },
    { at: '5|', all: [] },
    { at: 'disk = [ "a",\nme|', gives: ['memory', 'disk = [ "a",\nmemory = $1'] },
    { at: 'vif = [ "bridge=\nme|', has: ['memory'] },
    { at: 'type = "pv"\n|', has: ['vcpus', 'boot'] },
    { at: 'type = "hvm"\n|', has: ['boot', 'pvshim'] },
    { at: '|', as: 'xm 4.1', has: ['builder', 'nfs_root'], lacks: ['type', 'PVH guest', 'cpus_soft'] },
    { at: '|', as: 'xl 4.2', has: ['builder'], lacks: ['type', 'cpus_soft', 'vnuma'] },
    { at: 'if 1:\n    mem|', as: 'xm 4.1', gives: ['memory', 'if 1:\n    memory = $1'] },
    { at: 'print |', as: 'xm 4.1', all: [] },
  ],
  'values behind the equals sign': [
    { at: 'type = |', all: ['"hvm"', '"pv"', '"pvh"'], gives: ['"pvh"', 'type = "pvh"'] },
    { at: 'type = p|', gives: ['"pvh"', 'type = "pvh"'] },
    { at: 'type =|', gives: ['"pv"', 'type ="pv"'] },
    { at: 'acpi = |', all: ['1', '0'] },
    { at: 'memory = |', has: ['512', '1024'], gives: ['1024', 'memory = 1024'] },
    { at: 'memory = 10|', gives: ['1024', 'memory = 1024'] },
    { at: 'name = |', first: '"web1"' },
    { at: 'bootloader = |', has: ['"pygrub"'] },
    { at: 'bootloader = |', as: 'xm 4.1', has: ['"/usr/bin/pygrub"'] },
    { at: 'boot = |', has: ['"c"', '"d"', '"n"'] },
    { at: 'on_crash = |', has: ['"destroy"', '"restart"', '"soft-reset"'] },
    { at: 'on_crash = |', as: 'xl 4.6', has: ['"destroy"'], lacks: ['"soft-reset"'] },
    { at: 'vif = |', has: ["[ '' ]"], gives: ["[ '' ]", "vif = [ '$1' ]"] },
    { at: 'vnuma = |', gives: ["[ [ '' ] ]", "vnuma = [ [ '$1' ] ]"] },
    { at: 'viridian = |', has: ['1', '0', "[ '' ]"] },
    { at: 'device_model_version = |', first: '"qemu-xen"', lacks: ['"qemu-xen-traditional"'] },
    { at: 'device_model_version = |', as: 'xl 4.20', has: ['"qemu-xen-traditional"'] },
    { at: 'kernel = |', has: ['"/boot/vmlinuz-6.1-xen"'] },
    { at: 'no_such_setting = |', all: [] },
    { at: 'builder = |', as: 'xm 4.1', all: ['"linux"', '"hvm"'] },
    { at: 'memory = 2 * |', as: 'xm 4.1', all: [] },
  ],
  'strings that are one value': [
    { at: 'type = "|"', all: ['hvm', 'pv', 'pvh'], gives: ['hvm', 'type = "hvm"'] },
    { at: 'type = "p|v"', gives: ['pvh', 'type = "pvh"'] },
    { at: 'type = "|', gives: ['hvm', 'type = "hvm'] },
    { at: "on_reboot = 'de|", gives: ['destroy', "on_reboot = 'destroy"] },
    { at: 'pool = "|"', has: ['Pool-0'] },
    { at: 'root = "|"', has: ['/dev/xvda1 ro'] },
    { at: 'vnclisten = "|"', all: ['127.0.0.1', '0.0.0.0'] },
    { at: 'keymap = "d|"', has: ['de', 'da'] },
    { at: "on_crash = '|'", as: 'xm 4.1', has: ['preserve', 'coredump-restart'] },
    { at: 'viridian = [ "|" ]', has: ['base', 'freq', 'all'] },
    {
      at: 'viridian = [ "base", "!|" ]',
      has: ['freq'],
      lacks: ['base'],
      gives: ['freq', 'viridian = [ "base", "!freq" ]'],
    },
    { at: 'viridian = [ "base", | ]', lacks: ['"base"'], gives: ['"freq"', 'viridian = [ "base", "freq" ]'] },
    { at: 'mca_caps = [ "|" ]', all: ['lmce'] },
    {
      at: 'smbios = [ "bios_vendor=x", "|" ]',
      lacks: ['bios_vendor'],
      gives: ['bios_version', 'smbios = [ "bios_vendor=x", "bios_version=" ]'],
    },
    { at: 'smbios = [ "bios_vendor=|" ]', all: [] },
  ],
  'interfaces, also while they are typed': [
    { at: "vif = [ '|' ]", has: ['mac', 'bridge', 'ip', 'script', 'vifname', 'type', 'rate'] },
    { at: "vif = [ '|' ]", gives: ['bridge', "vif = [ 'bridge=' ]"] },
    { at: "vif = [ '|", gives: ['mac', "vif = [ 'mac="] },
    { at: "vif = [ 'br|", gives: ['bridge', "vif = [ 'bridge="] },
    { at: "vif = [ 'br|]", gives: ['bridge', "vif = [ 'bridge=]"] },
    { at: "vif = [ 'br|', ]", gives: ['bridge', "vif = [ 'bridge=', ]"] },
    { at: "vif = [ 'bridge=xenbr0,|", lacks: ['bridge'], gives: ['mac', "vif = [ 'bridge=xenbr0,mac="] },
    { at: "vif = [ 'bridge=xenbr0,|]", lacks: ['bridge'], gives: ['mac', "vif = [ 'bridge=xenbr0,mac=]"] },
    { at: "vif = [ 'bridge=xenbr0, |' ]", gives: ['ip', "vif = [ 'bridge=xenbr0, ip=' ]"] },
    { at: "vif = [ 'bridge=xenbr0, i| ' ]", gives: ['ip', "vif = [ 'bridge=xenbr0, ip= ' ]"] },
    { at: "vif = [ '|bridge=xenbr0' ]", lacks: ['bridge'], gives: ['mac', "vif = [ 'mac=$1,bridge=xenbr0' ]"] },
    { at: "vif = [ 'brid|ge=xenbr0' ]", gives: ['ip', "vif = [ 'ip=xenbr0' ]"] },
    { at: "vif = [ 'bridge=|' ]", all: ['xenbr0'] },
    { at: "vif = [ 'bridge=xen|,mac=' ]", gives: ['xenbr0', "vif = [ 'bridge=xenbr0,mac=' ]"] },
    { at: "vif = [ 'bridge=br7', 'bridge=|' ]", has: ['br7', 'xenbr0'] },
    { at: "vif = [ 'bridge=br7', 'bridge=|", has: ['xenbr0'] },
    { at: "vif = [ 'type=|' ]", all: ['vif', 'ioemu'] },
    { at: "vif = [ 'model=|' ]", has: ['rtl8139', 'e1000'] },
    { at: "vif = [ 'model=|' ]", as: 'xl 4.2', has: ['rtl8139'], lacks: ['vmxnet3'] },
    { at: "vif = [ 'script=|' ]", has: ['vif-bridge', 'vif-openvswitch', 'vif-route'] },
    { at: "vif = [ 'script=|' ]", as: 'xl 4.2', has: ['vif-bridge'], lacks: ['vif-openvswitch'] },
    { at: "vif = [ 'rate=|' ]", has: ['10Mb/s', '1MB/s@20ms'] },
    { at: "name = 'shop'\nvif = [ '', 'vifname=|' ]", all: ['shop.1'] },
    { at: "vif = [ 'ip=192.0.2.5,mac=|' ]", has: ['ae:00:c0:00:02:05'] },
    { at: "vif = [ 'backend=|' ]", first: '0' },
    { at: "vif = [ 'mtu=|' ]", has: ['1500'] },
    { at: "vif = [ 'mac=00:16:3e:00:00:01 bridge=|' ]", all: [] },
    { at: 'vif = [ | ]', has: ["''"], gives: ["''", "vif = [ '$1' ]"] },
    { at: 'vif = [ "a", | ]', gives: ['""', 'vif = [ "a", "$1" ]'] },
    { at: "vif = [ 'a' | ]", gives: ["''", "vif = [ 'a' , '$1' ]"] },
    { at: "vif = [ 'a'| ]", all: [] },
    { at: "vif = [ | 'a' ]", gives: ["''", "vif = [ '$1',  'a' ]"] },
    { at: "vif = [\n  'a',\n  |\n]", gives: ["''", "vif = [\n  'a',\n  '$1'\n]"] },
    { at: "vif = [\n  'mac=|", has: [] },
    { at: "vif = [\n  'bridge=|\n]\nmemory = 512\n", all: ['xenbr0'] },
    { at: "vif = [ 'trusted=1, |' ]", as: 'xl 4.16', lacks: ['trusted', 'vlan'] },
    { at: "vif = ['|']", as: 'xm 4.1', has: ['mac', 'bridge'], lacks: ['trusted', 'mtu', 'gatewaydev'] },
    { at: "vif = ['mac=%s,|' % mac]", as: 'xm 4.1', has: ['bridge'], lacks: ['mac'] },
    { at: "if 1:\n    vif = ['bridge=|", as: 'xm 4.1', all: ['xenbr0'] },
    { at: "def make():\n    vif = ['|", as: 'xm 4.1', has: ['mac'] },
    { at: "nic = 'mac=00:16:3e:00:00:01,|'\nvif = [nic]", as: 'xm 4.1', has: ['bridge'], lacks: ['mac'] },
    { at: "vif = []\nvif.append('bridge=|')", as: 'xm 4.1', all: ['xenbr0'] },
    { at: "other = ['|']", as: 'xm 4.1', all: [] },
    { at: "vif += ['|']", has: ['mac'] },
    { at: "vif2 = ['|']", as: 'xm 4.1', has: ['pdev', 'front_mac'] },
  ],
  'disks by place and by key': [
    { at: "disk = ['|']", has: ['/dev/vg0/web1', 'format', 'vdev', 'target'] },
    { at: "disk = ['/dev/a,|']", has: ['raw', 'qcow2', 'vhd'], lacks: ['target'] },
    { at: "disk = ['/dev/a,|", has: ['raw'] },
    { at: "disk = ['/dev/a,ra|,xvda,rw']", gives: ['raw', "disk = ['/dev/a,raw,xvda,rw']"] },
    { at: "disk = ['/dev/a,raw,|']", first: 'xvda' },
    { at: "disk = ['/dev/a,raw,xvda,rw', '/dev/b,raw,|']", first: 'xvdb', lacks: ['xvda'] },
    { at: "disk = ['/dev/a,raw,xvda,rw', '/dev/b,raw,|", first: 'xvdb' },
    { at: "disk = ['/dev/b,raw,|', '/dev/a,raw,xvda,rw']", first: 'xvdb' },
    { at: "disk = ['vdev=hda,target=/a', 'vdev=|']", first: 'hdb' },
    { at: "disk = ['/dev/a,raw,xvda,|']", has: ['rw', 'ro'], lacks: ['xvdb'] },
    { at: "disk = ['phy:/dev/a,|']", first: 'xvda', lacks: ['raw'] },
    { at: "disk = ['vdev=xvda,|']", has: ['format', 'access', 'target'], lacks: ['vdev', '/dev/vg0/web1'] },
    { at: "disk = ['format=|']", has: ['raw', 'qcow2', 'qed'] },
    { at: "disk = ['format=|']", as: 'xl 4.8', has: ['raw'], lacks: ['qed'] },
    { at: "disk = ['access=|", has: ['rw', 'ro'] },
    { at: "disk = ['backendtype=|']", as: 'xl 4.16', all: ['phy', 'tap', 'qdisk'] },
    { at: "disk = ['vdev=xvda,cd|']", gives: ['cdrom', "disk = ['vdev=xvda,cdrom']"] },
    { at: "disk = ['vdev=xvda,target=|']", has: ['/dev/vg0/web1'] },
    { at: "disk = ['vdev=xvda,target=/a,|']", all: [] },
    { at: "disk = ['a,raw,xvda,rw,x|']", has: [] },
    { at: 'disk = [ | ]', has: ["''"] },
    {
      at: "disk = ['|']",
      as: 'xm 4.1',
      has: ['phy:/dev/vg0/web1', 'file:/var/lib/xen/images/web1.img'],
      lacks: ['format'],
    },
    { at: "disk = ['phy:/dev/a,|']", as: 'xm 4.1', first: 'xvda', has: ['hdc:cdrom'], lacks: ['raw'] },
    { at: "builder = 'hvm'\ndisk = ['phy:/dev/a,|']", as: 'xm 4.1', has: ['hdc:cdrom'] },
    { at: "disk = ['phy:/dev/a,hda,|']", as: 'xm 4.1', all: ['w', 'r', 'w!'] },
    { at: "disk = ['phy:/dev/a,hda,w', 'file:/b,|", as: 'xm 4.1', first: 'hdb' },
    { at: "disk = ['phy:/dev/a,|']", as: 'xl 4.1', first: 'xvda', lacks: ['format'] },
  ],
  'the other little languages': [
    { at: 'cpus = "|"', first: 'all', has: ['node:0'] },
    { at: 'cpus = "|"', as: 'xl 4.3', has: ['all'], lacks: ['node:0'] },
    { at: 'cpus = "0-3,|"', has: ['^0'], lacks: ['all', '0-3'] },
    { at: 'cpus = "0-3,^|', has: ['^0'] },
    { at: "cpus = '|'", as: 'xm 4.1', lacks: ['all', 'node:0'], has: ['0-3'] },
    { at: "pci = ['|']", has: ['01:00.0', 'name'] },
    { at: "pci = ['|']", as: 'xl 4.14', has: ['01:00.0'], lacks: ['name'] },
    { at: "pci = ['01:00.0,|']", has: ['permissive', 'seize'], lacks: ['bdf', 'name'] },
    { at: "pci = ['01:00.0,seize=|", all: ['1', '0'] },
    { at: "pci = ['01:00.0,rdm_policy=|']", all: ['strict', 'relaxed'] },
    { at: 'cpuid = "|"', all: ['host'] },
    { at: 'cpuid = "host,|"', has: ['aes', 'avx2'] },
    { at: 'cpuid = "host,aes=|"', all: ['x', 'k', 's', '0', '1'] },
    { at: 'cpuid = "host,aes=0,|"', lacks: ['aes'], has: ['avx'] },
    { at: "cpuid = ['0:|']", all: ['eax', 'ebx', 'ecx', 'edx'] },
    { at: "cpuid = ['0:eax=1,|']", as: 'xm 4.1', all: ['ebx', 'ecx', 'edx'] },
    { at: 'vfb = ["|"]', has: ['vnc', 'vnclisten', 'sdl'] },
    { at: 'vfb = ["vnc=|"]', all: ['1', '0'] },
    { at: 'vfb = ["vnclisten=|', all: ['127.0.0.1', '0.0.0.0'] },
    { at: 'vfb = ["type=|"]', as: 'xm 3.1', all: ['vnc', 'sdl'] },
    { at: 'vnuma = [ [ "pnode=0", "|" ] ]', has: ['size', 'vcpus'], lacks: ['pnode'] },
    { at: 'vnuma = [ [ "|', has: ['pnode', 'size'] },
    { at: 'vnuma = [ | ]', has: ["[ '' ]"] },
    { at: "vsnd = [ ['|'] ]", all: ['card', 'pcm', 'stream'] },
    { at: "vsnd = [ ['card,|'] ]", has: ['backend', 'sample-formats'] },
    { at: "usbctrl = ['version=|']", all: ['1', '2', '3'] },
    { at: "usbctrl = ['type=|']", has: ['auto', 'qusb'] },
    { at: "usbdev = ['|']", has: ['hostbus', 'hostaddr'] },
    { at: "channel = ['connection=|']", all: ['pty', 'socket'] },
    { at: "p9 = ['|']", has: ['path', 'security_model', 'tag'] },
    { at: "vtpm = ['backend=a,|']", has: ['uuid'], lacks: ['backend'] },
    { at: "vkb = ['backend-type=|']", all: ['qemu', 'linux'] },
    { at: "vdispl = ['|']", has: ['connectors'] },
    { at: "virtio = ['|']", has: ['type', 'transport'] },
    { at: "pvcalls = ['|']", all: ['backend'] },
    { at: 'rdm = "|"', has: ['policy', 'strategy'] },
    { at: 'rdm = "strategy=host,policy=|"', all: ['strict', 'relaxed'] },
    { at: 'arm_sci = "type=|"', all: ['none', 'scmi_smc'] },
    { at: "ioports = ['|']", has: ['3f8-3ff'] },
    { at: "access_control = ['|']", as: 'xm 3.4', has: ['policy', 'label'] },
    { at: "vusb = ['|']", as: 'xm 4.1', has: ['usbver', 'numports'] },
    { at: "vusb = ['usbver=|']", as: 'xm 4.1', all: ['1', '2'] },
  ],
  'xend-config.sxp, also while it is typed': [
    {
      kind: 'xend',
      at: '|',
      first: 'Bridged network',
      has: ['Routed network', 'NAT network', 'Two bridges', 'network-script'],
    },
    { kind: 'xend', at: '|', gives: ['xend-port', '(xend-port $1)'] },
    { kind: 'xend', at: 'xend-p|', gives: ['xend-port', '(xend-port $1)'] },
    { kind: 'xend', at: '(xend-p|)', gives: ['xend-port', '(xend-port $1)'] },
    { kind: 'xend', at: '(xend-p|', gives: ['xend-port', '(xend-port $1)'] },
    { kind: 'xend', at: '(xend-p| 8000)', gives: ['xend-port', '(xend-port 8000)'] },
    { kind: 'xend', at: '(xend-port 8000)\n(|', lacks: ['xend-port'], has: ['vif-script'] },
    { kind: 'xend', at: '(network-script |)', all: ['network-bridge', 'network-nat', 'network-route'] },
    { kind: 'xend', at: '(network-script network-|', gives: ['network-route', '(network-script network-route'] },
    { kind: 'xend', at: '(network-script network-route)\n(vif-script |)', first: 'vif-route' },
    { kind: 'xend', at: "(network-script '|')", has: ['network-bridge'] },
    { kind: 'xend', at: "(network-script 'network-bridge |')", all: ['antispoof', 'bridge', 'netdev'] },
    {
      kind: 'xend',
      at: "(network-script 'network-bridge |",
      gives: ['bridge', "(network-script 'network-bridge bridge="],
    },
    { kind: 'xend', at: "(network-script 'network-bridge bridge=a |)", all: ['antispoof', 'netdev'] },
    { kind: 'xend', at: "(network-script 'network-bridge antispoof=|')", all: ['yes', 'no'] },
    { kind: 'xend', at: "(network-script 'network-bridge netdev=|", has: ['eth0', 'dummy0'] },
    { kind: 'xend', at: "(network-script 'network-bridge |')", as: 'xm 3.1', has: ['vifnum'] },
    { kind: 'xend', at: '(network-script network-bridge |)', all: [] },
    { kind: 'xend', at: '(xend-http-server |)', all: ['yes', 'no'] },
    { kind: 'xend', at: '(loglevel D|)', gives: ['DEBUG', '(loglevel DEBUG)'] },
    { kind: 'xend', at: "(xend-address '|')", has: ['localhost', '0.0.0.0'] },
    { kind: 'xend', at: '(xen-api-server ((|', all: ['unix', '9363'] },
    { kind: 'xend', at: '(xen-api-server ((9363 |', all: ['none', 'pam'] },
    { kind: 'xend', at: '(xend-relocation-port |)', has: ['8002'] },
    { kind: 'xend', at: '|', as: 'xm 3.0.2', lacks: ['xend-udev-event-server', 'xen-api-server'] },
    { kind: 'xend', at: '# |', all: [] },
  ],
  'xl.conf and cpupools': [
    { kind: 'conf', at: '|', first: 'Guests on a bridge', has: ['autoballoon', 'vif.default.bridge'] },
    { kind: 'conf', at: 'vif.default.br|', gives: ['vif.default.bridge', 'vif.default.bridge = "$1"'] },
    { kind: 'conf', at: 'autoballoon = "|"', has: ['auto', 'on', 'off'] },
    { kind: 'conf', at: 'vif.default.script = "|', has: ['vif-bridge', 'vif-route'] },
    { kind: 'conf', at: 'vif.default.bridge = "|"', all: ['xenbr0'] },
    { kind: 'conf', at: 'vm.cpumask = "|"', first: 'all' },
    { kind: 'conf', at: 'output_format = |', all: ['"json"', '"sxp"'] },
    { kind: 'conf', at: '|', as: 'xl 4.2', has: ['defaultbridge'], lacks: ['vif.default.bridge', 'claim_mode'] },
    { kind: 'cpupool', at: '|', first: 'CPU pool', has: ['cpus', 'name', 'sched'] },
    { kind: 'cpupool', at: 'sched = "|"', has: ['credit', 'credit2', 'null'] },
    { kind: 'cpupool', at: 'cpus = "|"', has: ['0-3'] },
  ],
  comments: [
    { at: '# |', all: [] },
    { at: '# the| guest', all: [] },
    { at: '# xe|', has: ['xen:', 'xen-ignore'] },
    { at: '# xen: |', all: ['toolstack=', 'release='] },
    { at: '# xen: toolstack=|', all: ['xl', 'xm'] },
    { at: '# xen: toolstack=xl release=4.1|', has: ['4.22', '4.17', '4.1'] },
    { at: 'name = "a" # xen-ignore vif-|', has: ['vif-mac-global'] },
    { at: "vif = [ 'a', # bridge=|\n]", all: [] },
  ],
};

/** What a client does when an item is accepted, placeholders left as they are. */
function accept(text: string, { textEdit }: CompletionItem): string {
  const { range, newText } = textEdit as TextEdit;
  const lines = text.split('\n');
  const line = lines[range.start.line] as string;
  lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  return lines.join('\n');
}

const sorted = (items: readonly CompletionItem[]): string[] =>
  [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1)).map(({ label }) => label);

describe('completion', () => {
  let client: Client;
  let number = 0;
  before(async () => {
    client = await Client.start();
  });
  after(async () => assert.equal(await client.stop(), 0));

  const ask = async (one: Case) => {
    const document = opened(one.at, one, ++number);
    await client.open(document.uri, document.text, document.languageId);
    const items = await client.complete(document.uri, document.position);
    await client.close(document.uri);
    return { document, items };
  };

  for (const [subject, cases] of Object.entries(CASES)) {
    describe(subject, () => {
      for (const one of cases) {
        const as = one.as ? ` (${one.as})` : '';
        it(JSON.stringify(one.at) + as + (one.gives ? ` ${one.gives[0]}` : ''), async () => {
          const { document, items } = await ask(one);
          const labels = sorted(items);
          for (const { label, textEdit } of items) {
            const { start, end } = (textEdit as TextEdit).range;
            assert.equal(start.line, document.position.line, label);
            assert.equal(end.line, document.position.line, label);
            assert.ok(
              start.character <= document.position.character && document.position.character <= end.character,
              label,
            );
          }
          assert.equal(
            new Set(items.map((item) => `${item.label} ${(item.textEdit as TextEdit).newText}`)).size,
            items.length,
          );
          if (one.all) assert.deepEqual([...labels].sort(), [...one.all].sort());
          if (one.first) assert.equal(labels[0], one.first);
          const places = (one.has ?? []).map((label) => labels.indexOf(label));
          assert.ok(!places.includes(-1), `${one.has} in ${labels.slice(0, 40)}`);
          for (const label of one.lacks ?? []) assert.ok(!labels.includes(label), `${label} is offered`);
          if (one.gives) {
            const item = items.find(({ label }) => label === one.gives?.[0]);
            assert.ok(item, `${one.gives[0]} in ${labels.slice(0, 40)}`);
            assert.equal(document.bare(accept(document.text, item)), one.gives[1]);
          }
        });
      }
    });
  }

  it('puts first what the guest needs, and last what its type does not use', async () => {
    const { items } = await ask({ at: 'type = "pv"\n|' });
    const labels = sorted(items);
    const place = (label: string): number => labels.indexOf(label);
    assert.ok(place('name') < place('memory') && place('memory') < place('disk') && place('disk') < place('pci'));
    assert.ok(place('pci') < place('boot') && place('boot') < place('device_model'));
    assert.equal(items.find(({ label }) => label === 'boot')?.detail, 'string, HVM only');
  });

  it('documents an item when it is asked to', async () => {
    const { items } = await ask({ at: "vif = ['|']" });
    const mac = items.find(({ label }) => label === 'mac') as CompletionItem;
    assert.equal(mac.documentation, undefined);
    const { value } = (await client.resolve(mac)).documentation as { value: string };
    assert.match(value, /^Takes a MAC address\n\n/);
  });

  it('knows the bridges, scripts and pools of the workspace, and the addresses that it has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xen-workspace-'));
    const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
    const own = 'name = "db1"\nvif = [ "bridge=xenbr7,script=vif-own,mac=00:16:3e:00:00:01" ]\n';
    writeFileSync(join(folder, 'db1.xl'), own);
    writeFileSync(join(folder, 'fast.cpupool'), 'name = "fast"\ncpus = "2-3"\n');
    const other = await Client.start({ folders: [pathToFileURL(folder).href] });
    const labels = async (text: string): Promise<string[]> => {
      const document = opened(text, {}, ++number);
      await other.open(document.uri, document.text);
      const items = await other.complete(document.uri, document.position);
      await other.close(document.uri);
      return items.map(({ label }) => label);
    };
    // The workspace is read behind the first answers.
    for (let i = 0; i < 50 && !(await labels('pool = "|"')).includes('fast'); i++) await other.quiet();
    assert.ok((await labels('pool = "|"')).includes('fast'));
    assert.ok((await labels("vif = ['bridge=|']")).includes('xenbr7'));
    assert.ok((await labels("vif = ['script=|']")).includes('vif-own'));
    assert.ok((await labels("vif = ['backend=|']")).includes('db1'));
    const [mac] = await labels("vif = ['mac=|']");
    assert.match(mac ?? '', /^00:16:3e:[0-7]/);
    writeFileSync(join(folder, 'db1.xl'), own.replace('00:16:3e:00:00:01', mac ?? ''));
    await other.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('db1.xl'), type: 2 }],
    });
    await other.quiet();
    number--;
    assert.notDeepEqual(await labels("vif = ['mac=|']"), [mac]);
    assert.equal(await other.stop(), 0);
    rmSync(folder, { recursive: true });
  });

  it('asks to be asked again only where the client has a command for it', async () => {
    const { items } = await ask({ at: "vif = ['|']" });
    assert.ok(items.every(({ command }) => command === undefined));
    const editor = await Client.start({ suggestCommand: 'suggest' });
    const document = opened("vif = ['|']", {}, ++number);
    await editor.open(document.uri, document.text);
    const again = await editor.complete(document.uri, document.position);
    assert.equal(again.find(({ label }) => label === 'bridge')?.command?.command, 'suggest');
    assert.equal(await editor.stop(), 0);
  });

  it('gives no placeholders to a client without snippets', async () => {
    const plain = await Client.start({ snippets: false });
    await plain.open('file:///tmp/places/plain/web1.cfg', '\n');
    const items = await plain.complete('file:///tmp/places/plain/web1.cfg', { line: 0, character: 0 });
    for (const { textEdit, insertTextFormat } of items) {
      assert.ok(!(textEdit as TextEdit).newText.includes('$'));
      assert.notEqual(insertTextFormat, 2);
    }
    const whole = items.find(({ label }) => label === 'PVH guest')?.textEdit as TextEdit;
    assert.match(whole.newText, /^type = "pvh"\nname = "web1"\n/);
    assert.equal(await plain.stop(), 0);
  });
});
