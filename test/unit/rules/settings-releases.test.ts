import assert from 'node:assert/strict';
import type { Release, Toolstack } from '../../../server/src/catalog/release.ts';
import type { FileKind } from '../../../server/src/config/profile.ts';
import { checkText } from '../../support/check.ts';

/** The rules on settings that report something above a hint, with their levels. */
const reports = (text: string, toolstack: Toolstack, release?: Release, kind: FileKind = 'domain'): string[] =>
  checkText(text, { toolstack, kind, ...(release && { release }) })
    .filter(({ severity, rule }) => severity !== 'hint' && rule !== 'missing-boot' && rule !== 'memory-missing')
    .map(({ rule, severity }) => `${rule} ${severity}`);

const PV = 'name = "a"\nkernel = "/k"\n';
const HVM = 'name = "a"\nbuilder = "hvm"\n';
const BUILDER = 'deprecated-setting info';

describe('rules on settings follow the release', () => {
  const XL: readonly [string, Release, string[]][] = [
    ['kernel = "/k"\n', '4.1', ['missing-name warning']],
    ['kernel = "/k"\n', '4.2', ['missing-name error']],
    [`${PV}vcpus = 0\n`, '4.21', ['out-of-range error']],
    [`${PV}vcpus = 0\n`, '4.22', ['out-of-range warning']],
    [`${PV}vcpus = 4\nmaxvcpus = 2\n`, '4.5', ['vcpus-over-maxvcpus error']],
    [`${PV}pvh = 1\n`, '4.8', []],
    [`${PV}pvh = 1\n`, '4.9', ['setting-not-in-release warning']],
    [`${PV}pvh = 1\n`, '4.3', ['setting-not-in-release warning']],
    [`${PV}on_crash = "soft-reset"\n`, '4.6', ['invalid-value error']],
    [`${PV}on_crash = "soft-reset"\n`, '4.7', []],
    [`${PV}builder = "linux"\n`, '4.9', []],
    [`${PV}builder = "linux"\n`, '4.10', ['deprecated-setting warning', 'invalid-value error']],
    [`${PV}builder = "linux"\n`, '4.11', [BUILDER, 'invalid-value error']],
    ['name = "a"\nbuilder = "HVM"\n', '4.9', ['invalid-value error']],
    [`${PV}timer_mode = "delay_for_missed_ticks"\n`, '4.9', ['wrong-guest-type warning']],
    [`${PV}timer_mode = "delay_for_missed_ticks"\n`, '4.10', ['timer-mode-pv error']],
    [`${PV}tsc_mode = 1\n`, '4.1', []],
    [`${PV}tsc_mode = 1\n`, '4.2', ['deprecated-setting warning']],
    [`${PV}tsc_mode = "native_paravirt"\n`, '4.11', []],
    [`${PV}tsc_mode = "native_paravirt"\n`, '4.12', ['tsc-mode-removed error']],
    [`${PV}max_grant_frames = "x"\n`, '4.12', ['wrong-type error']],
    [`${PV}cmdline = "a"\nextra = "b"\n`, '4.4', ['setting-not-in-release warning']],
    [`${PV}cmdline = "a"\nextra = "b"\n`, '4.5', ['cmdline-overrides warning']],
    [`${HVM}extra = "b"\n`, '4.4', ['wrong-guest-type warning']],
    [`${HVM}extra = "b"\n`, '4.5', []],
    [`${HVM}extra = "b"\n`, '4.6', ['cmdline-without-kernel error']],
    [`${HVM}kernel = "/k"\n`, '4.4', ['kernel-hvmloader warning']],
    [`${HVM}kernel = "/k"\n`, '4.5', []],
    [`${HVM}videoram = 4\n`, '4.3', []],
    [`${HVM}videoram = 4\n`, '4.4', ['videoram-small error']],
    [`${HVM}soundhw = "foo"\n`, '4.16', [BUILDER]],
    [`${HVM}soundhw = "foo"\n`, '4.17', [BUILDER, 'invalid-value error']],
    [`${HVM}viridian = ["freq"]\n`, '4.5', ['viridian-without-base error']],
    [`${HVM}viridian = ["freq"]\n`, '4.4', ['wrong-type error']],
    [`${HVM}device_model_version = "qemu-xen-traditional"\n`, '4.20', [BUILDER]],
    [`${HVM}device_model_version = "qemu-xen-traditional"\n`, '4.21', [BUILDER, 'invalid-value error']],
    [`${HVM}bootloader = "pygrub"\ndisk = ["/d,raw,xvda,w"]\n`, '4.9', ['wrong-guest-type warning']],
    [`${HVM}bootloader = "pygrub"\ndisk = ["/d,raw,xvda,w"]\n`, '4.17', [BUILDER, 'wrong-guest-type warning']],
    [`${PV}cpus = "node:0"\n`, '4.3', ['cpus-invalid error']],
    [`${PV}cpus = "node:0"\n`, '4.4', []],
  ];
  for (const [text, release, expected] of XL) {
    it(`xl ${release}: ${text.trim().split('\n').slice(-2).join('; ')}`, () =>
      assert.deepEqual(reports(text, 'xl', release), expected));
  }

  it('speaks of the newest release when none was given, and says so', () => {
    const problem = checkText(`${PV}pvh = 1\n`).find(({ rule }) => rule === 'setting-not-in-release');
    assert.match(problem?.message ?? '', /Xen 4\.22 \(the newest\) ignores it/);
  });

  it('doubts a builder that some older xend may have known when no release was given', () => {
    assert.deepEqual(reports("kernel = '/k'\nbuilder = 'vmx'\n", 'xm'), ['invalid-value warning']);
    assert.deepEqual(reports("kernel = '/k'\nbuilder = 'vmx'\n", 'xm', '4.1'), ['invalid-value error']);
    assert.deepEqual(reports("kernel = '/k'\nbuilder = 'vmx'\n", 'xm', '3.0.2'), []);
  });

  it('lets fixes run on save only when the release is known to have the new form', () => {
    const safe = (release?: Release): boolean | undefined =>
      checkText('vifscript = "vif-route"\n', { kind: 'conf', ...(release && { release }) })[0]?.fixes[0]?.safe;
    assert.equal(safe(), false);
    assert.equal(safe('4.17'), true);
  });
});
