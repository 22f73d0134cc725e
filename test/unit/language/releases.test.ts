import assert from 'node:assert/strict';
import type { Release, Toolstack } from '../../../server/src/catalog/release.ts';
import { complete } from '../../../server/src/language/complete.ts';
import { Service } from '../../../server/src/service.ts';
import { inputOf } from '../../support/check.ts';

/** Settings by the first release that reads them and the last that does not, as the sources of these releases have it. */
const STARTED: readonly (readonly [Toolstack, string, first: Release, without: Release, value: string])[] = [
  ['xl', 'iomem', '4.3', '4.2', '["fd4a0,1"]'],
  ['xl', 'vtpm', '4.3', '4.2', '["backend=a"]'],
  ['xl', 'acpi_firmware', '4.3', '4.2', '"/a"'],
  ['xl', 'max_event_channels', '4.4', '4.3', '2047'],
  ['xl', 'usbversion', '4.4', '4.3', '2'],
  ['xl', 'cmdline', '4.5', '4.4', '"ro"'],
  ['xl', 'cpus_soft', '4.5', '4.4', '"0"'],
  ['xl', 'channel', '4.5', '4.4', '["connection=pty,name=a"]'],
  ['xl', 'vnuma', '4.6', '4.5', '[]'],
  ['xl', 'rdm', '4.6', '4.5', '"strategy=host"'],
  ['xl', 'usbctrl', '4.7', '4.6', '["version=2"]'],
  ['xl', 'bios_path_override', '4.8', '4.7', '"/a"'],
  ['xl', 'altp2m', '4.9', '4.8', '"mixed"'],
  ['xl', 'p9', '4.9', '4.8', '["tag=a,path=/a,security_model=none"]'],
  ['xl', 'type', '4.10', '4.9', '"pv"'],
  ['xl', 'vdispl', '4.10', '4.9', '["connectors=0:800x600"]'],
  ['xl', 'pvshim', '4.11', '4.10', '1'],
  ['xl', 'vkb', '4.12', '4.11', '["backend-type=qemu"]'],
  ['xl', 'passthrough', '4.13', '4.12', '"disabled"'],
  ['xl', 'stubdomain_kernel', '4.14', '4.13', '"/a"'],
  ['xl', 'vmtrace_buf_kb', '4.15', '4.14', '64'],
  ['xl', 'max_grant_version', '4.16', '4.15', '2'],
  ['xl', 'vpmu', '4.16', '4.15', '1'],
  ['xl', 'sve', '4.18', '4.17', '"hw"'],
  ['xl', 'virtio', '4.18', '4.17', '["type=virtio,device22"]'],
  ['xl', 'smbios', '4.18', '4.17', '["oem=a"]'],
  ['xl', 'hvm_pirq', '4.19', '4.18', '1'],
  ['xl', 'llc_colors', '4.20', '4.19', '["0-3"]'],
  ['xl', 'altp2m_count', '4.21', '4.20', '10'],
  ['xl', 'xenstore_quota', '4.22', '4.21', '["nodes=5"]'],
  ['xm', 'cpuid', '3.3', '3.2', "['0:eax=0x3']"],
  ['xm', 'vscsi', '3.3', '3.2', "['/dev/sdx,0:0:0:0']"],
  ['xm', 's3_integrity', '3.4', '3.3', '1'],
  ['xm', 'superpages', '4.0', '3.4', '1'],
];

/** Settings by the last release that reads them and the first that does not any more. */
const ENDED: readonly (readonly [Toolstack, string, last: Release, without: Release, value: string])[] = [
  ['xm', 'ssidref', '3.1', '3.2', '1'],
  ['xm', 'usbport', '3.1', '3.2', "['a']"],
  ['xm', 'vtpm', '4.2', '4.3', "['backend=a']"],
];

/** What is said about a setting's presence, and whether it is offered on the next line. */
function look(toolstack: Toolstack, release: Release, name: string, value: string) {
  const service = new Service();
  const text = `${name} = ${value}\n`;
  service.update(inputOf({ text, toolstack, release, path: 'given.cfg' }));
  const problems = service
    .problems('given.cfg')
    .filter(({ rule }) => /^(?:setting-not-in-release|unknown-setting)$/.test(rule));
  const empty = service.update(inputOf({ text: '\n', toolstack, release, path: 'empty.cfg' }));
  const offered = complete(empty, 0, service.fleet).items.some(({ label }) => label === name);
  return { problems, offered };
}

describe('a setting that not every release has', () => {
  for (const [toolstack, name, has, without, value] of [...STARTED, ...ENDED]) {
    it(`${toolstack} ${name}: offered and right in ${has}, absent and reported in ${without}`, () => {
      const there = look(toolstack, has, name, value);
      assert.equal(there.offered, true);
      assert.deepEqual(there.problems, []);
      const absent = look(toolstack, without, name, value);
      assert.equal(absent.offered, false);
      assert.deepEqual(
        absent.problems.map(({ rule, span }) => [rule, span.start, span.end]),
        [['setting-not-in-release', 0, name.length]],
      );
      assert.match(absent.problems[0]?.message ?? '', new RegExp(`Xen ${without.replace('.', '\\.')}\\b`));
    });
  }
});

describe('a word that not every release has', () => {
  const words: readonly (readonly [string, string, Release, Release])[] = [
    ['device_model_version', 'qemu-xen-traditional', '4.20', '4.21'],
    ['on_crash', 'soft-reset', '4.7', '4.6'],
    ['tee', 'ffa', '4.18', '4.17'],
    ['bios', 'ovmf', '4.2', '4.1'],
  ];
  for (const [name, word, has, without] of words) {
    it(`${name} = "${word}": in ${has}, not in ${without}`, () => {
      const offers = (release: Release): boolean => {
        const service = new Service();
        const text = `${name} = ""`;
        const file = service.update(inputOf({ text, release }));
        return complete(file, text.length - 1, service.fleet).items.some(({ label }) => label === word);
      };
      assert.equal(offers(has), true);
      assert.equal(offers(without), false);
    });
  }
});
