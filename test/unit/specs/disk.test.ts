import assert from 'node:assert/strict';
import type { Release, Toolstack } from '../../../server/src/catalog/release.ts';
import { type Disk, diskPart, readDisk } from '../../../server/src/specs/disk.ts';
import { type StringValue, TextMap } from '../../../server/src/values/value.ts';

const string = (text: string): StringValue => ({
  kind: 'string',
  span: { start: 0, end: text.length + 2 },
  text,
  map: TextMap.plain(1, text.length),
});

const read = (text: string, release: Release = '4.22', toolstack: Toolstack = 'xl'): Disk =>
  readDisk(string(text), { toolstack, release });

/** A disk in a line: its fields, or the faults in their order. */
function line(disk: Disk): string {
  if (disk.faults.length)
    return disk.faults.map(({ what, of, piece }) => `${what}${of ? ` ${of}` : ''} "${piece.text}"`).join(', ');
  const { target, vdev, format, writable, cdrom, backendtype, specification, script, backend, discard, colo } = disk;
  const more = { backendtype, specification, script, backend: backend?.text, discard, colo };
  const named = Object.entries(more).filter(([, value]) => value !== undefined);
  return [
    `${target?.text ?? '(none)'} ${format} ${vdev?.text ?? '(none)'} ${writable ? 'w' : 'r'}${cdrom ? ' cd' : ''}`,
    ...named.map(([name, value]) => `${name}=${value}`),
  ].join(' ');
}

describe('a disk string', () => {
  describe('xl since 4.2', () => {
    const READ: readonly (readonly [string, string])[] = [
      ['/dev/vg/a,raw,xvda,rw', '/dev/vg/a raw xvda w'],
      ['/dev/vg/a,,xvda', '/dev/vg/a raw xvda w'],
      ['/dev/vg/a,,xvda,', '/dev/vg/a raw xvda w'],
      ['/a.qcow2, qcow2, xvdb, ro', '/a.qcow2 qcow2 xvdb r'],
      ['vdev=xvda,target=/a,b.img', '/a,b.img raw xvda w'],
      ['vdev=xvda,target=/a,', '/a raw xvda w'],
      ['vdev=hdc,cdrom', '(none) empty hdc r cd'],
      ['vdev=hdc,cdrom,target=', ' empty hdc r cd'],
      ['vdev=hdc,devtype=cdrom,devtype=disk,target=/a', '/a raw hdc w'],
      ['/a.iso,,hdc:cdrom,r', '/a.iso raw hdc r cd'],
      [',hdc:cdrom', ' empty hdc r cd'],
      ['empty,,hdc:cdrom', 'empty raw hdc r cd'],
      ['access=ro,/a,raw,xvda', '/a raw xvda r'],
      ['access=ro,/a,raw,xvda,rw', '/a raw xvda w'],
      ['/a,vdev=xvda,raw,ro', '/a raw xvda r'],
      ['format=qcow2,/a,xvda', '/a qcow2 xvda w'],
      ['/a:b.img,raw,xvda', '/a:b.img raw xvda w'],
      ['rbd:pool/a,raw,xvda', 'rbd:pool/a raw xvda w'],
      ['phy:/dev/a,xvda,w', '/dev/a raw xvda w'],
      ['phy:,hdc:cdrom,r', ' empty hdc r cd'],
      ['tap:aio:/a,xvda', '/a raw xvda w'],
      ['tap2:tapdisk:qcow2:/a,ioemu:hda,w', '/a qcow2 hda w'],
      ['raw:format=raw,/a,xvda', '/a raw xvda w'],
      ['drbd:res,xvda,w', 'res raw xvda w script=block-drbd'],
      ['script=block-x,vdev=xvda,target=y', 'y raw xvda w script=block-x'],
      ['backend=dom1,/a,raw,xvda', '/a raw xvda w backend=dom1'],
      ['backendtype=qdisk,vdev=xvda,backendtype=qdisk,target=/a', '/a raw xvda w backendtype=qdisk'],
      [
        'specification=virtio,backendtype=standalone,/a,raw,xvda',
        '/a raw xvda w backendtype=standalone specification=virtio',
      ],
      ['/a,raw,xvda,rw,discard,no-discard,colo', '/a raw xvda w discard=false colo=true'],
      ['vdev=,vdev=xvda,target=/a', '/a raw xvda w'],
      ['/a,raw,xvda=', '/a raw xvda w'],
      [' \t/a,\n raw,xvda', '/a raw xvda w'],
    ];
    for (const [text, disk] of READ) it(`reads ${JSON.stringify(text)}`, () => assert.equal(line(read(text)), disk));

    const REFUSED: readonly (readonly [string, string])[] = [
      ['/a.img', 'no-vdev "/a.img"'],
      ['vdev=xvda', 'no-target "vdev=xvda"'],
      ['/a,xvda,w', 'unknown-word format "xvda"'],
      ['/a,raw,xvda,RW', 'unknown-word access "RW"'],
      ['/a,raw ,xvda', 'unknown-word format "raw "'],
      ['/a,raw,hdc:cd', 'unknown-word devtype "cd"'],
      ['devtype=floppy,vdev=xvda,target=/a', 'unknown-word devtype "floppy"'],
      ['backendtype=file,vdev=xvda,target=/a', 'unknown-word backendtype "file"'],
      ['colo-port=x,vdev=xvda,target=/a', 'unknown-word colo-port "x"'],
      ['foo=bar,baz=1,/a,raw,xvda', 'unknown-key "foo", unknown-key "baz"'],
      ['cdrom=1,vdev=hdc', 'unknown-key "cdrom"'],
      ['vdev=xvda,vdev=xvda,target=/a', 'respecified vdev "xvda"'],
      ['format=raw,format=qcow2,vdev=xvda,target=/a', 'respecified format "qcow2"'],
      ['nbd:x,script=y,xvda', 'respecified script "y"'],
      ['readonly,vdev=xvda,target=/a', 'respecified target "/a"'],
      ['/a,raw,xvda,w,x,y', 'too-many "x"'],
      ['/a=b.img,raw,xvda', 'stray-equals "=b.img"'],
      ['Format=raw,vdev=xvda', 'stray-equals "=raw"'],
      ['vmdk:/a.img,xvda,w', 'unknown-prefix "vmdk"'],
      ['http://x/a.iso,raw,hdc', 'unknown-prefix "http"'],
      ['/a,raw,hdc:', 'unknown-prefix "hdc"'],
      ['phy:/a,xvda,w!', 'unknown-word access "w!"'],
      ['target=/a,vdev=xvda', 'no-vdev "target=/a,vdev=xvda"'],
      ['', 'no-vdev ""'],
    ];
    for (const [text, faults] of REFUSED) it(`refuses "${text}"`, () => assert.equal(line(read(text)), faults));

    it('knows the words of its release', () => {
      const since: readonly (readonly [string, Release, Release])[] = [
        ['backend=dom1,/a,raw,xvda', '4.2', '4.3'],
        ['discard,/a,raw,xvda', '4.4', '4.5'],
        ['direct-io-safe,/a,raw,xvda', '4.4', '4.5'],
        ['/a,qed,xvda', '4.8', '4.9'],
        ['specification=xen,/a,raw,xvda', '4.16', '4.17'],
        ['backendtype=standalone,/a,raw,xvda', '4.16', '4.17'],
        ['grant_usage=1,/a,raw,xvda', '4.18', '4.19'],
      ];
      for (const [text, before, first] of since) {
        assert.notDeepEqual(read(text, before).faults, [], `${text} in ${before}`);
        assert.deepEqual(read(text, first).faults, [], `${text} in ${first}`);
      }
    });

    it('knows them when the scanner that was released does', () => {
      for (const [text, before, first] of [
        ['untrusted,/a,raw,xvda', '4.18', '4.19'],
        ['colo-port=80,/a,raw,xvda', '4.7', '4.8'],
      ] as const) {
        assert.notDeepEqual(read(text, before).faults, []);
        assert.deepEqual(read(text, first).faults, []);
      }
    });
  });

  describe('xl 4.1', () => {
    const READ: readonly (readonly [string, string])[] = [
      ['phy:/dev/a,xvda,w', '/dev/a raw xvda w backendtype=phy'],
      ['phy:/dev/a,xvda', '/dev/a raw xvda r backendtype=phy'],
      ['phy:/dev/a,xvda,rw', '/dev/a raw xvda r backendtype=phy'],
      ['file:/a.img,ioemu:hda,w', '/a.img raw hda w backendtype=tap'],
      ['tap2:aio:/a,xvda,w', '/a raw xvda w backendtype=tap'],
      ['tap:aio:qcow2:/a,xvda,w', '/a qcow2 xvda w backendtype=qdisk'],
      ['tap:/a,xvda,w', '/a raw xvda w backendtype=tap'],
      [',hdc:cdrom,r', ' empty hdc r cd backendtype=tap'],
      ['phy:/a,hdc:cdrom,w', '/a raw hdc r cd backendtype=phy'],
      ['/dev/a,raw,xvda,w', ' empty raw r backendtype=tap'],
    ];
    for (const [text, disk] of READ) it(`reads "${text}"`, () => assert.equal(line(read(text, '4.1')), disk));

    const REFUSED: readonly (readonly [string, string])[] = [
      ['/a', 'unfinished "/a"'],
      ['phy:/a', 'unfinished "phy:/a"'],
      ['nbd:/a,xvda,w', 'unknown-prefix "nbd"'],
      ['tap:qed:/a,xvda,w', 'unknown-driver "qed"'],
      ['phy:/a,xvda:disk,w', 'unknown-word devtype "disk"'],
      ['phy:/a,,w', 'no-vdev "phy:/a,,w"'],
      ['phy:,hdc:cdrom,r', 'no-target "phy:,hdc:cdrom,r"'],
    ];
    for (const [text, faults] of REFUSED) it(`refuses "${text}"`, () => assert.equal(line(read(text, '4.1')), faults));

    it('drops a path without a type', () => {
      assert.equal(diskPart(read('/dev/a,raw,xvda,w', '4.1'), 'unread')?.value?.text, '/dev/a');
    });
  });

  describe('xl 4.0', () => {
    const READ: readonly (readonly [string, string])[] = [
      ['phy:/dev/a,xvda,w', '/dev/a raw xvda w backendtype=phy'],
      [' file: /a.img, hda, r', '/a.img raw hda r backendtype=tap'],
      ['tap:vhd:/a,,xvda,w', '/a vhd xvda w backendtype=tap'],
      ['phy:/a,hdc:cdrom,r', '/a raw hdc r cd backendtype=phy'],
      ['phy:/a,hdc:disk,r', '/a raw hdc r backendtype=phy'],
    ];
    for (const [text, disk] of READ) it(`reads "${text}"`, () => assert.equal(line(read(text, '4.0')), disk));

    for (const text of ['phy:/a,xvda', 'tap:', '', 'phy:'])
      it(`dies of "${text}"`, () => assert.equal(line(read(text, '4.0')), `unfinished "${text}"`));

    it('has no type for what it does not know', () => {
      assert.equal(line(read('tap2:aio:/a,xvda,w', '4.0')), 'unknown-prefix "tap2"');
      assert.equal(line(read('tap:raw:/a,xvda,w', '4.0')), 'unknown-driver "raw"');
      assert.equal(line(read(',hdc:cdrom,r', '4.0')), 'unknown-prefix "hdc"');
    });
  });

  describe('xm', () => {
    const READ: readonly (readonly [string, string])[] = [
      ['phy:hda1,hda1,w', 'hda1 raw hda1 w'],
      ['file:/a.img,ioemu:hda,r', '/a.img raw hda r'],
      ['tap:aio:/a,xvda,w!', '/a raw xvda w'],
      ['tap:tapdisk:vhd:/a,xvda,w', '/a vhd xvda w'],
      ['tap:qcow2:/a:b,xvda,w', '/a:b qcow2 xvda w'],
      [',hdc:cdrom,r', ' empty hdc r cd'],
      ['phy:/a,ioemu:hdc:cdrom,r,storage', '/a raw hdc r cd backend=storage'],
      ['phy:/a,xvda,w,,x86_32-abi', '/a raw xvda w'],
    ];
    for (const [text, disk] of READ) it(`reads "${text}"`, () => assert.equal(line(read(text, '4.4', 'xm')), disk));

    const REFUSED: readonly (readonly [string, string])[] = [
      ['phy:hda1,w', 'part-count "phy:hda1,w"'],
      ['a,b,c,d,e,f', 'part-count "a,b,c,d,e,f"'],
      ['/dev/a,hda1,w', 'unknown-prefix "/dev/a"'],
      ['nbd:a,hda1,w', 'unknown-prefix "nbd"'],
      ['tap:/a,xvda,w', 'unknown-driver "tap:/a"'],
      ['tap:raw:/a,xvda,w', 'unknown-driver "raw"'],
      ['phy:/a,,w', 'no-vdev "phy:/a,,w"'],
      ['phy:/a,xvda,rw', 'unknown-word access "rw"'],
      [',hdc,r', 'no-target ",hdc,r"'],
    ];
    for (const [text, faults] of REFUSED)
      it(`refuses "${text}"`, () => assert.equal(line(read(text, '4.4', 'xm')), faults));

    it('takes a protocol since 3.3, checks drivers since 3.2 and modes since 3.0.3', () => {
      assert.equal(line(read('phy:/a,xvda,w,,x', '3.2', 'xm')), 'part-count "phy:/a,xvda,w,,x"');
      assert.deepEqual(read('tap:foo:/a,xvda,w', '3.1', 'xm').faults, []);
      assert.deepEqual(read('phy:/a,xvda,x', '3.0.2', 'xm').faults, []);
    });
  });

  it('knows the place of each part through escapes', () => {
    // '\x2fa,raw,xvda' in a file: the first character is spelled with four.
    const text = '/a,raw,xvda';
    const map = new TextMap(
      [
        { from: 0, length: 1, source: { start: 1, end: 5 }, literal: true },
        { from: 1, length: text.length - 1, source: { start: 5, end: 4 + text.length }, literal: true },
      ],
      { start: 1, end: 1 },
    );
    const disk = readDisk(
      { kind: 'string', span: { start: 0, end: 20 }, text, map },
      { toolstack: 'xl', release: '4.22' },
    );
    assert.deepEqual(disk.target?.span, { start: 1, end: 6 });
    assert.deepEqual(disk.vdev?.span, { start: 11, end: 15 });
  });

  it('takes no longer than the text is long', () => {
    const many = 40_000;
    for (const text of [',', '=', ' ', ':', 'a', '/a,raw,', 'a=b,', 'vdev=,', 'phy:', 'a-', '\n,', 'tap:aio:', 'A b '])
      for (const [toolstack, release] of [
        ['xl', '4.22'],
        ['xl', '4.1'],
        ['xl', '4.0'],
        ['xm', '4.4'],
      ] as const) {
        const start = performance.now();
        read(text.repeat(many / text.length), release, toolstack);
        assert.ok(performance.now() - start < 3000, `${JSON.stringify(text)} in ${release}`);
      }
  });
});
