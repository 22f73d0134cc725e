import assert from 'node:assert/strict';
import type { Release, Toolstack } from '../../../server/src/catalog/release.ts';
import { checkText } from '../../support/check.ts';

/** The disk rules that report something, with their levels, in the order of the file. */
const reports = (text: string, toolstack: Toolstack, release?: Release): string[] =>
  checkText(text, { toolstack, ...(release && { release }) })
    .filter(({ rule }) => rule.startsWith('disk-'))
    .map(({ rule, severity }) => `${rule} ${severity}`);

const disks = (...strings: string[]): string => `disk = [${strings.map((text) => `'${text}'`).join(', ')}]\n`;
const HVM = 'builder = "hvm"\n';

describe('rules on disks', () => {
  describe('follow the release', () => {
    const XL: readonly (readonly [string, Release, readonly string[]])[] = [
      [disks('/a,qed,xvda'), '4.8', ['disk-format error']],
      [disks('/a,qed,xvda'), '4.9', []],
      [disks('backend=dom1,/a,raw,xvda'), '4.2', ['disk-syntax error']],
      [disks('backend=dom1,/a,raw,xvda'), '4.3', []],
      [disks('phy:/a,xvda,w'), '4.1', []],
      [disks('phy:/a,xvda,w'), '4.2', ['disk-prefix-deprecated info']],
      [disks('phy:/a,xvda,rw'), '4.1', ['disk-access warning']],
      [disks('/a,raw,xvda,w'), '4.1', ['disk-syntax error']],
      [disks('/a,raw,xvda,w'), '4.2', []],
      [disks('tap:aio:/a,xvda'), '4.0', ['disk-syntax error']],
      [disks('tap:aio:/a,xvda'), '4.1', []],
      [`${HVM}${disks('/a,raw,hda,r')}`, '4.5', []],
      [`${HVM}${disks('/a,raw,hda,r')}`, '4.6', ['disk-readonly-hvm error']],
      [`${HVM}${disks('/a,raw,sda,r')}`, '4.6', ['disk-readonly-hvm error']],
      [`${HVM}${disks('/a,raw,sda,r')}`, '4.7', []],
      [`${HVM}${disks('/a,raw,hda', '/b,raw,xvda')}`, '4.2', []],
      [`${HVM}${disks('/a,raw,hda', '/b,raw,xvda')}`, '4.3', ['disk-vdev-duplicate error']],
      [disks('vdev=hdc,cdrom,backendtype=phy'), '4.6', []],
      [disks('vdev=hdc,cdrom,backendtype=phy'), '4.7', ['disk-backend error']],
      [disks('vdev=hdc,cdrom,backendtype=phy'), '4.19', []],
      [disks('/a,raw,xvda,backendtype=tap'), '4.12', []],
      [disks('/a,raw,xvda,backendtype=tap'), '4.13', ['disk-backend error']],
      [disks('/a,raw,xvda,backendtype=tap'), '4.19', []],
      [disks('/a,empty,hdc,cdrom'), '4.6', []],
      [disks('/a,empty,hdc,cdrom'), '4.7', ['disk-empty error']],
    ];
    for (const [text, release, expected] of XL)
      it(`xl ${release}: ${text.trim().replace('\n', '; ')}`, () =>
        assert.deepEqual(reports(text, 'xl', release), expected));

    const XM: readonly (readonly [string, Release, readonly string[]])[] = [
      [disks('phy:a,hda,w', 'phy:/dev/a,hdb,w'), '3.1', []],
      [disks('phy:a,hda,w', 'phy:/dev/a,hdb,w'), '3.2', ['disk-target-duplicate error']],
      [disks('phy:a,hda,x'), '3.0.2', []],
      [disks('phy:a,hda,x'), '3.0.3', ['disk-access error']],
      [disks('tap:foo:/a,hda,w'), '3.1', []],
      [disks('tap:foo:/a,hda,w'), '3.2', ['disk-format error']],
      [disks('nbd:a,hda,w'), '3.3', ['disk-syntax error']],
      [disks('nbd:a,hda,w'), '3.4', []],
      [disks('phy:a,vda,w'), '4.0', ['disk-vdev-invalid warning']],
      [disks('phy:a,vda,w'), '4.1', ['disk-vdev-invalid error']],
      [disks('phy:a,xda1,w'), '4.0', []],
      [disks('phy:a,xda1,w'), '4.1', ['disk-vdev-invalid error']],
      [disks('phy:a,xvdq,w'), '3.2', ['disk-vdev-invalid warning']],
      [disks('phy:a,xvdq,w'), '3.3', []],
    ];
    for (const [text, release, expected] of XM)
      it(`xm ${release}: ${text.trim()}`, () => assert.deepEqual(reports(text, 'xm', release), expected));
  });

  describe('follow the guest', () => {
    const two = disks('/a,raw,hda', '/b,raw,xvda');
    const CASES: readonly (readonly [string, string, readonly string[]])[] = [
      ['a PV guest', two, []],
      ['a PVH guest', `type = "pvh"\n${two}`, []],
      ['an HVM guest', `type = "hvm"\n${two}`, ['disk-vdev-duplicate error']],
      ['an HVM guest with AHCI', `type = "hvm"\nhdtype = "AHCI"\n${two}`, ['disk-vdev-duplicate error']],
      ['AHCI and a CD drive', `type = "hvm"\nhdtype = "ahci"\n${disks('/a,raw,xvdc', 'vdev=hdc,cdrom')}`, []],
      ['IDE and a CD drive', `type = "hvm"\n${disks('/a,raw,xvdc', 'vdev=hdc,cdrom')}`, ['disk-vdev-duplicate error']],
      ['a stub domain', `type = "hvm"\ndevice_model_stubdomain_override = 1\n${two}`, []],
      ['a type that is not known', `type = "foo"\n${two}`, []],
      ['the fifth disk', `type = "hvm"\n${disks('/a,raw,xvde')}`, ['disk-not-emulated hint']],
      ['the fifth disk on AHCI', `type = "hvm"\nhdtype = "ahci"\n${disks('/a,raw,xvde')}`, []],
    ];
    for (const [title, text, expected] of CASES) it(title, () => assert.deepEqual(reports(text, 'xl'), expected));

    it('qemu-xen-traditional minds neither', () => {
      const old = 'builder = "hvm"\ndevice_model_version = "qemu-xen-traditional"\n';
      assert.deepEqual(reports(`${old}${two}${disks('/a,raw,hda,r')}`, 'xl', '4.17'), []);
    });
  });

  describe('are silent about what is not known', () => {
    it('of values that are computed', () => {
      assert.deepEqual(reports('import os\ndisk = [os.environ["DISK"], "phy:a,hda,w"]\n', 'xm'), []);
    });

    it('and mend only what the file spells', () => {
      const text = 'vg = "vg0"\ndisk = ["phy:%s/a,xvda,rw" % vg, "phy:%s/b,%s,w" % (vg, "VDA".lower())]\n';
      const problems = checkText(text, { toolstack: 'xm', release: '4.4' }).filter(({ rule }) =>
        rule.startsWith('disk-'),
      );
      assert.deepEqual(
        problems.map(({ rule, fixes }) => `${rule} ${fixes.length}`),
        ['disk-access 1', 'disk-vdev-invalid 0'],
      );
    });
  });

  it('mend with the right characters where a string has escapes', () => {
    const text = "disk = ['phy:/dev/vg/a\\\\b,xvda,w']\n";
    const [problem] = checkText(text).filter(({ rule }) => rule === 'disk-prefix-deprecated');
    assert.equal(problem?.fixes[0]?.edits[0]?.newText, 'format=raw,vdev=xvda,access=w,target=/dev/vg/a\\\\b');
  });

  it('take no longer than the file is long', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `'/a,raw,xvda${(i % 9) + 1}'`).join(',');
    const long = ['vdev=x,', 'format=w,', 'a=b,', '/a,raw,', 'phy:', 'cdrom,'].map((text) => `'${text.repeat(3000)}'`);
    const start = performance.now();
    for (const strings of [many, ...long]) checkText(`type = "hvm"\ndisk = [${strings}]\n`);
    assert.ok(performance.now() - start < 15_000);
  });
});
