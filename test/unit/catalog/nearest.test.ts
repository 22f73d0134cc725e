import assert from 'node:assert/strict';
import { catalog, subkeysAt } from '../../../server/src/catalog/index.ts';
import { nearest } from '../../../server/src/catalog/nearest.ts';

const SETTINGS = [...catalog.domain.keys()];
const VIF = [...subkeysAt('vif', { toolstack: 'xl', release: '4.17' }).keys()];

describe('the nearest name', () => {
  const is = (candidates: readonly string[]) => (slip: string, meant: string | undefined) =>
    assert.equal(nearest(slip, candidates), meant, slip);

  it('finds the setting behind a slip', () => {
    const setting = is(SETTINGS);
    setting('memroy', 'memory');
    setting('memery', 'memory');
    setting('kernal', 'kernel');
    setting('vcpu', 'vcpus');
    setting('disks', 'disk');
    setting('on_powerof', 'on_poweroff');
    setting('bootlaoder', 'bootloader');
    setting('device_model_verison', 'device_model_version');
    setting('spicedisable_tiketing', 'spicedisable_ticketing');
    setting('vnx', 'vnc');
  });

  it('cares little about case and separators', () => {
    const setting = is(SETTINGS);
    setting('Memory', 'memory');
    setting('vnc_listen', 'vnclisten');
    setting('on-crash', 'on_crash');
    setting('max_mem', 'maxmem');
    setting('tscmode', 'tsc_mode');
    is(['xend-port', 'vif-script'])('xend_port', 'xend-port');
    is(['vif.default.bridge'])('vif_default_bridge', 'vif.default.bridge');
  });

  it('finds the sub-key behind a slip', () => {
    const key = is(VIF);
    key('brigde', 'bridge');
    key('maac', 'mac');
    key('vif_name', 'vifname');
    key('scirpt', 'script');
    key('mdoel', 'model');
  });

  it('says nothing when nothing is near', () => {
    const setting = is(SETTINGS);
    for (const name of ['x', 'zz', 'http_proxy', 'my_own_variable', 'colour', 'é', '']) setting(name, undefined);
    setting('a'.repeat(100_000), undefined);
  });

  it('says nothing when two are equally near', () => {
    is(['acpi_s3', 'acpi_s4'])('acpi_s5', undefined);
    is(['bat', 'cat'])('rat', undefined);
  });

  it('prefers the same first letter', () => {
    is(['bat', 'cut'])('but', 'bat');
    is(['rot', 'but'])('bot', 'but');
  });

  it('answers with the name itself when it is there', () => {
    is(['vif', 'vfb'])('vif', 'vif');
  });

  it('needs well below a millisecond for all settings', () => {
    const start = performance.now();
    for (let i = 0; i < 100; i++) nearest(`device_model_overide${i}`, SETTINGS);
    assert.ok(performance.now() - start < 1000, `${performance.now() - start} ms for 100`);
  });
});
