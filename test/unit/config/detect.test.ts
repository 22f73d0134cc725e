import assert from 'node:assert/strict';
import {
  fileName,
  kindByName,
  kindByText,
  kindOfFound,
  profileComment,
  profileOf,
} from '../../../server/src/config/detect.ts';

describe('the name of a file', () => {
  it('is what a person sees', () => {
    assert.equal(fileName('/etc/xen/web%201.cfg'), 'web%201.cfg');
    assert.equal(fileName('file:///etc/xen/web%201.cfg'), 'web 1.cfg');
    assert.equal(fileName('file:///etc/xen/bak/web%20%.cfg', 2), 'bak/web%20%.cfg');
  });
});

describe('the kind of a file', () => {
  const names: [string, string | undefined][] = [
    ['/etc/xen/xl.conf', 'conf'],
    ['/etc/xen/xlcpupool1.cfg', 'cpupool'],
    ['fast.cpupool', 'cpupool'],
    ['/etc/xen/xend-config.sxp', 'xend'],
    ['web1.xl', 'domain'],
    ['web1.xm', 'domain'],
    ['xmexample.hvm', 'domain'],
    ['/etc/xen/web1.cfg', 'domain'],
    ['/etc/xen/auto/web1', 'domain'],
    ['host/xen.d/web1.pv', 'domain'],
    ['/srv/app/setup.cfg', undefined],
    ['/etc/xen/README.txt', undefined],
    ['web1', undefined],
  ];
  for (const [path, kind] of names)
    it(`${path}: ${kind ?? 'not by its name'}`, () => assert.equal(kindByName(path), kind));

  it('shows in the text', () => {
    assert.equal(kindByText('# guest\nname = "web1"\nmemory = 512\n'), 'domain');
    assert.equal(kindByText('# host\n(xend-port 8000)\n'), 'xend');
    assert.equal(kindByText('[metadata]\nname = setuptools\nversion = 1\n'), undefined);
    assert.equal(kindByText('name = x\ntype = y\n'), undefined);
  });

  const found: [string, string, string | undefined][] = [
    ['/etc/xen/web1', 'memory = 512\n', 'domain'],
    ['/src/xen/Makefile', 'CFLAGS := -O2\nall: $(OBJS)\n', undefined],
    ['/etc/xen/web1.cfg', 'vcpus 2\n', 'domain'],
    ['/boot/efi/xen/xen.cfg', '# loader\n[global]\ndefault=xen\n', undefined],
    ['/srv/web1.xl', '[a]\n', 'domain'],
    ['/srv/web1.cfg', 'name = "web1"\nmemory = 512\n', 'domain'],
  ];
  for (const [path, text, kind] of found)
    it(`${path} below a folder: ${kind ?? 'not a configuration'}`, () => assert.equal(kindOfFound(path, text), kind));
});

describe('the profile of a file', () => {
  it('is asked for in the first five lines', () => {
    assert.deepEqual(profileComment('\n# xen: toolstack=xm release=4.1\n'), {
      toolstack: 'xm',
      release: '4.1',
      line: 1,
    });
    assert.equal(profileComment('\n\n\n\n\n# xen: toolstack=xm\n'), undefined);
  });

  const none = () => undefined;
  it('is the newest xl where nothing is said', () => {
    assert.deepEqual(profileOf('domain', '', [], none), {
      toolstack: 'xl',
      release: '4.22',
      releaseGiven: false,
      reason: 'the default',
    });
  });

  it('comes from the comment before the project file before the text', () => {
    const layers = [{ project: { toolstack: 'xl', release: '4.17' } as const, name: 'project' }];
    const proof = () => ({ toolstack: 'xm', reason: 'Python' }) as const;
    assert.equal(profileOf('domain', '# xen: toolstack=xm\n', layers, none).toolstack, 'xm');
    assert.equal(profileOf('domain', '', layers, proof).reason, 'project');
    assert.deepEqual(profileOf('domain', '', [], proof), {
      toolstack: 'xm',
      release: '4.4',
      releaseGiven: false,
      reason: 'Python',
    });
  });

  it('of a file that one toolstack alone reads is not for the other', () => {
    const layers = [{ project: { toolstack: 'xl', release: '4.17' } as const, name: 'project' }];
    const { toolstack, release } = profileOf('xend', '', layers, none);
    assert.deepEqual({ toolstack, release }, { toolstack: 'xm', release: '4.4' });
    assert.equal(profileOf('conf', '', [{ project: { toolstack: 'xm' }, name: 'project' }], none).toolstack, 'xl');
  });

  it('takes a release only where it has the toolstack, or was named together with it', () => {
    const layers = [{ project: { release: '4.17' } as const, name: 'project' }];
    const proof = () => ({ toolstack: 'xm', reason: 'Python' }) as const;
    assert.equal(profileOf('domain', '', layers, proof).release, '4.4');
    assert.equal(profileOf('domain', '# xen: release=4.1\n', layers, proof).release, '4.1');
    assert.equal(profileOf('domain', '# xen: toolstack=xm release=4.17\n', [], none).release, '4.17');
  });

  it('follows a release that has one toolstack alone', () => {
    const layers = [{ project: { release: '3.4' } as const, name: 'project' }];
    assert.deepEqual(profileOf('domain', '', layers, none), {
      toolstack: 'xm',
      release: '3.4',
      releaseGiven: true,
      reason: 'project: Xen 3.4 has no xl',
    });
    assert.equal(profileOf('domain', '', [{ project: { release: '4.1' }, name: 'project' }], none).toolstack, 'xl');
  });
});
