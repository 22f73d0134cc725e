import assert from 'node:assert/strict';
import {
  catalog,
  deprecationAt,
  domainFacts,
  factsAt,
  replacement,
  subkeysAt,
  wordsAt,
} from '../../../server/src/catalog/index.ts';
import { RELEASES, type Release, type Toolstack } from '../../../server/src/catalog/release.ts';
import type { OptionFacts } from '../../../server/src/catalog/types.ts';

const at = (toolstack: Toolstack, release: Release) => ({ toolstack, release });
const facts = (name: string, toolstack: Toolstack, release: Release): OptionFacts => {
  const found = domainFacts(name, at(toolstack, release));
  assert.ok(found, `${name} is in ${toolstack} ${release}`);
  return found;
};

describe('the catalogue: which release has which setting', () => {
  // NAME TOOLSTACK FIRST LAST: the release before the first and the one behind the last must not have it.
  const BORDERS = `
    acpi_laptop_slate xl 4.9 4.22      altp2m            xl 4.9 4.22       altp2m_count     xl 4.21 4.22
    arm_sci           xl 4.21 4.22     bootloader_user   xl 4.18 4.22      channel          xl 4.5 4.22
    cmdline           xl 4.5 4.22      cpus              xl 4.2 4.22       cpus_soft        xl 4.5 4.22
    device_tree       xl 4.6 4.22      dm_restrict       xl 4.10 4.22      firmware         xl 4.10 4.22
    llc_colors        xl 4.20 4.22     max_grant_version xl 4.16 4.22      on_soft_reset    xl 4.7 4.22
    p9                xl 4.9 4.22      passthrough       xl 4.13 4.22      pvh              xl 4.4 4.8
    pvshim            xl 4.11 4.22     tee               xl 4.13 4.22      type             xl 4.10 4.22
    uuid              xl 4.1 4.22      vga               xl 4.3 4.22       virtio           xl 4.18 4.22
    vnuma             xl 4.6 4.22      vtpm              xl 4.3 4.22       xenstore_quota   xl 4.22 4.22
    audio             xm 3.0.2 3.0.2   cpu_cap           xm 3.0.4 4.4      hpet             xm 3.3 4.4
    ipaddr            xm 3.0.0 3.0.0   lapic             xm 3.0.0 3.0.0    maxvcpus         xm 4.0 4.4
    ne2000            xm 3.0.0 3.0.2   nestedhvm         xm 4.2 4.4        pool             xm 4.1 4.4
    ssidref           xm 3.0.0 3.1     usbport           xm 3.0.3 3.1      vfb              xm 3.0.4 4.4
    vtpm              xm 3.0.0 4.2     xen_platform_pci  xm 3.4 4.4`;
  const rows = BORDERS.trim()
    .split(/\s{2,}(?=\w+ +x[lm] )/)
    .map((row) => row.trim().split(/ +/) as [string, Toolstack, Release, Release]);

  it(`is right at the borders of ${rows.length} settings`, () => {
    assert.equal(rows.length, 41);
    for (const [name, toolstack, first, last] of rows) {
      const has = (release: Release | undefined): boolean =>
        release !== undefined && domainFacts(name, at(toolstack, release)) !== undefined;
      const label = `${name} in ${toolstack}`;
      assert.ok(has(first), `${label} ${first}`);
      assert.ok(has(last), `${label} ${last}`);
      const before = RELEASES[RELEASES.indexOf(first) - 1];
      assert.ok(!has(before), `not ${label} ${before}`);
      const behind = last === '4.4' && toolstack === 'xm' ? undefined : RELEASES[RELEASES.indexOf(last) + 1];
      assert.ok(!has(behind), `not ${label} ${behind}`);
    }
  });

  it('keeps the toolstacks apart', () => {
    assert.equal(domainFacts('nics', at('xl', '4.4')), undefined);
    assert.equal(domainFacts('cmdline', at('xm', '4.4')), undefined);
  });

  it('knows nothing of names that JavaScript objects have', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      assert.equal(domainFacts(name, at('xl', '4.17')), undefined);
      assert.equal(subkeysAt(name, at('xl', '4.17')).size, 0);
      assert.equal(subkeysAt('vif', at('xl', '4.17')).get(name), undefined);
    }
  });
});

describe('the catalogue: what was different in other releases', () => {
  it('guest types', () => {
    assert.deepEqual(facts('acpi', 'xl', '4.7').guestTypes, ['hvm']);
    assert.equal(facts('acpi', 'xl', '4.8').guestTypes, undefined);
    assert.deepEqual(facts('apic', 'xl', '4.9').guestTypes, ['hvm']);
    assert.deepEqual(facts('apic', 'xl', '4.10').guestTypes, ['pv', 'hvm', 'pvh']);
    assert.deepEqual(facts('apic', 'xl', '4.11').guestTypes, ['hvm']);
    assert.deepEqual(facts('bootloader', 'xl', '4.9').guestTypes, ['pv']);
    assert.equal(facts('bootloader', 'xl', '4.10').guestTypes, undefined);
    assert.deepEqual(facts('keymap', 'xl', '4.4').guestTypes, ['hvm']);
    assert.deepEqual(facts('keymap', 'xl', '4.10').guestTypes, ['hvm', 'pv']);
  });

  it('kinds of value', () => {
    assert.deepEqual(facts('bootloader_args', 'xl', '4.1').kinds, ['string']);
    assert.deepEqual(facts('bootloader_args', 'xl', '4.2').kinds, ['list', 'string']);
    assert.deepEqual(facts('tsc_mode', 'xl', '4.1').kinds, ['integer']);
    assert.deepEqual(facts('tsc_mode', 'xl', '4.2').kinds, ['integer', 'string']);
    assert.deepEqual(facts('viridian', 'xl', '4.4').kinds, ['boolean']);
    assert.deepEqual(facts('viridian', 'xl', '4.5').kinds, ['list', 'boolean']);
    assert.deepEqual(facts('cpu_weight', 'xm', '3.0.3').kinds, ['float']);
    assert.deepEqual(facts('cpu_weight', 'xm', '3.0.4').kinds, ['integer']);
    assert.deepEqual(facts('usb', 'xm', '3.0.2').kinds, ['list']);
    assert.deepEqual(facts('usb', 'xm', '3.0.3').kinds, ['boolean']);
  });

  it('defaults', () => {
    assert.equal(facts('acpi', 'xm', '3.0.3').default, false);
    assert.equal(facts('acpi', 'xm', '3.0.4').default, true);
    const option = (kind: 'conf' | 'xend', name: string, release: Release): unknown => {
      const known = catalog[kind].get(name);
      return known && factsAt(known, release)?.default;
    };
    assert.equal(option('conf', 'claim_mode', '4.3'), false);
    assert.equal(option('conf', 'claim_mode', '4.4'), true);
    assert.equal(option('xend', 'xend-unix-server', '3.0.0'), true);
    assert.equal(option('xend', 'xend-unix-server', '3.0.2'), false);
    assert.equal(option('xend', 'logfile', '3.0.2'), '/var/log/xend.log');
    assert.equal(option('xend', 'logfile', '3.0.3'), '/var/log/xen/xend.log');
  });

  it('words', () => {
    const words = (name: string, release: Release) => wordsAt(facts(name, 'xl', release).words, release);
    assert.deepEqual(words('vga', '4.3'), ['stdvga', 'cirrus']);
    assert.deepEqual(words('vga', '4.6'), ['stdvga', 'cirrus', 'none', 'qxl']);
    assert.ok(!words('on_crash', '4.6').includes('soft-reset'));
    assert.ok(words('on_crash', '4.7').includes('soft-reset'));
    assert.ok(words('device_model_version', '4.20').includes('qemu-xen-traditional'));
    assert.deepEqual(words('device_model_version', '4.21'), ['qemu-xen']);
    assert.deepEqual(words('tee', '4.17'), ['none', 'optee']);
    assert.deepEqual(words('tee', '4.18'), ['none', 'optee', 'ffa']);
  });

  it('any builder was taken until 4.9', () => {
    assert.equal(facts('builder', 'xl', '4.9').wordsOpen, true);
    assert.equal(facts('builder', 'xl', '4.10').wordsOpen, undefined);
    assert.deepEqual(wordsAt(facts('builder', 'xl', '4.10').words, '4.10'), ['hvm', 'generic']);
  });

  it('numbers without bounds until 4.12', () => {
    assert.deepEqual(facts('max_grant_frames', 'xl', '4.12').range, {});
    assert.equal(facts('max_grant_frames', 'xl', '4.13').range?.min, 0);
  });

  it('the same object is given again for the same release', () => {
    assert.equal(facts('vga', 'xl', '4.6'), facts('vga', 'xl', '4.6'));
  });
});

describe('the catalogue: sub-keys', () => {
  const has = (spec: string, key: string, toolstack: Toolstack, release: Release): boolean =>
    subkeysAt(spec, at(toolstack, release)).has(key);

  it('of vif', () => {
    assert.ok(!has('vif', 'gatewaydev', 'xl', '4.2'));
    assert.ok(has('vif', 'gatewaydev', 'xl', '4.3'));
    assert.ok(!has('vif', 'mtu', 'xl', '4.14'));
    assert.ok(has('vif', 'mtu', 'xl', '4.15'));
    assert.ok(!has('vif', 'mtu', 'xm', '4.4'));
    assert.ok(has('vif', 'policy', 'xm', '3.2'));
    assert.ok(!has('vif', 'policy', 'xl', '4.17'));
    assert.ok(has('vif', 'be_mac', 'xm', '3.0.0'));
    assert.ok(!has('vif', 'be_mac', 'xm', '3.0.2'));
    assert.deepEqual(wordsAt(subkeysAt('vif', at('xl', '4.17')).get('type')?.words, '4.17'), ['vif', 'ioemu']);
  });

  it('of disk, which xm writes without keys', () => {
    assert.ok(has('disk', 'specification', 'xl', '4.17'));
    assert.ok(!has('disk', 'specification', 'xl', '4.16'));
    assert.equal(subkeysAt('disk', at('xm', '4.4')).size, 0);
    assert.deepEqual(catalog.specs.get('disk')?.xm?.positional?.slice(0, 3), ['uname', 'device', 'mode']);
    const formats = (release: Release) => wordsAt(subkeysAt('disk', at('xl', release)).get('format')?.words, release);
    assert.ok(!formats('4.8').includes('qed'));
    assert.ok(formats('4.9').includes('qed'));
  });

  it('carry the releases of the toolstack asked for', () => {
    assert.equal(subkeysAt('vif', at('xl', '4.17')).get('mac')?.since, '4.0');
    assert.equal(subkeysAt('vif', at('xm', '4.1')).get('mac')?.since, '3.0.0');
    assert.equal(subkeysAt('vtpm', at('xm', '4.2')).get('backend')?.until, '4.2');
    assert.ok(!has('vtpm', 'backend', 'xm', '4.3'));
  });
});

describe('the catalogue: what to write instead', () => {
  it('the replacement, once the release calls the old name deprecated and has the new one', () => {
    assert.equal(replacement('builder', at('xl', '4.9')), undefined);
    assert.equal(replacement('builder', at('xl', '4.10')), 'type');
    assert.equal(replacement('pvh', at('xl', '4.9')), undefined, 'type is not there before 4.10');
    assert.equal(replacement('pvh', at('xl', '4.10')), 'type');
    assert.equal(replacement('stdvga', at('xl', '4.3')), 'vga');
    assert.equal(replacement('nics', at('xm', '3.0.3')), 'vif');
    assert.equal(replacement('memory', at('xl', '4.17')), undefined);
    assert.equal(replacement('nosuch', at('xl', '4.17')), undefined);
  });

  it('of a sub-key and of xl.conf', () => {
    const netdev = subkeysAt('vif', at('xl', '4.17')).get('netdev');
    assert.equal(netdev && deprecationAt(netdev, '4.17')?.replacedBy, 'gatewaydev');
    const old = catalog.conf.get('vifscript');
    assert.equal(old && deprecationAt(old, '4.2'), undefined);
    assert.equal(old && deprecationAt(old, '4.3')?.replacedBy, 'vif.default.script');
  });

  it('is never itself deprecated when it comes', () => {
    for (const { name, xl, xm } of catalog.domain.values()) {
      for (const [toolstack, own] of [
        ['xl', xl],
        ['xm', xm],
      ] as const) {
        const instead = own?.deprecated?.replacedBy;
        if (!own?.deprecated || !instead) continue;
        const other = catalog.domain.get(instead)?.[toolstack];
        assert.ok(other, `${name}: ${instead} exists in ${toolstack}`);
        assert.equal(deprecationAt(other, own.deprecated.since), undefined, `${name}: ${instead}`);
      }
    }
  });
});

describe('the catalogue: scripts', () => {
  it('the network and the vif script of a family', () => {
    const family = (name: string) => catalog.scripts.get(name)?.family;
    for (const name of ['bridge', 'route', 'nat']) {
      assert.equal(family(`network-${name}`), name);
      assert.equal(family(`vif-${name}`), name);
    }
    assert.equal(catalog.scripts.get('network-openvswitch'), undefined, 'never shipped');
  });

  it('what network-bridge names its bridge', () => {
    const bridge = catalog.scripts.get('network-bridge')?.parameters.find(({ name }) => name === 'bridge');
    const shell = (name: string) => `\${${name}}`;
    assert.deepEqual(bridge?.defaults, [shell('netdev')]);
    assert.deepEqual(bridge?.history?.[0]?.defaults, [`xenbr${shell('vifnum')}`]);
  });
});
