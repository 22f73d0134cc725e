import assert from 'node:assert/strict';
import { IgnoreList } from '../../../server/src/config/ignore.ts';
import { IgnoreTree } from '../../../server/src/config/ignore-tree.ts';

describe('files to leave out', () => {
  const cases: [patterns: string[], path: string, folder: boolean, said: boolean | undefined][] = [
    [['*.bak'], 'xen/web1.bak', false, true],
    [['*.bak'], 'xen/web1.cfg', false, undefined],
    [['old/'], 'xen/old', true, true],
    [['old/'], 'xen/old', false, undefined],
    [['/old'], 'old', true, true],
    [['/old'], 'xen/old', true, undefined],
    [['xen/*.cfg'], 'xen/web1.cfg', false, true],
    [['xen/*.cfg'], 'host/xen/web1.cfg', false, undefined],
    [['**/xen/*.cfg'], 'host/xen/web1.cfg', false, true],
    [['*.cfg', '!web1.cfg'], 'xen/web1.cfg', false, false],
    [['*.cfg', '!web1.cfg'], 'xen/web2.cfg', false, true],
    [['.hidden'], 'xen/.hidden', false, true],
    [['[', '', '/', '!'], 'web1.cfg', false, undefined],
  ];
  for (const [patterns, path, folder, said] of cases) {
    it(`${JSON.stringify(patterns)} says ${said} of ${path}${folder ? '/' : ''}`, () => {
      assert.equal(new IgnoreList(patterns).says(path, folder), said);
    });
  }

  it('reads a .gitignore', () => {
    const list = IgnoreList.fromGitignore('# copies\r\n*.old\r\n\\#1.cfg\n  \nkept   \n');
    assert.equal(list.says('web.old', false), true);
    assert.equal(list.says('#1.cfg', false), true);
    assert.equal(list.says('kept', false), true);
    assert.equal(list.says('copies', false), undefined);
  });

  it('lets the nearest folder decide', () => {
    const tree = new IgnoreTree();
    tree.set('/etc', '.gitignore', new IgnoreList(['*.cfg']));
    tree.set('/etc/xen', '.gitignore', new IgnoreList(['!web1.cfg']));
    assert.equal(tree.leavesOut('/etc/xen/web1.cfg', false), false);
    assert.equal(tree.leavesOut('/etc/xen/web2.cfg', false), true);
    tree.set('/etc/xen', '.gitignore', undefined);
    assert.equal(tree.leavesOut('/etc/xen/web1.cfg', false), true);
    assert.equal(tree.leavesOutFile('/srv/a/b.cfg', '/srv'), false);
  });

  it('leaves out what is below a folder that is left out', () => {
    const tree = new IgnoreTree();
    tree.set('/srv', 'settings', new IgnoreList(['old/']));
    assert.equal(tree.leavesOutFile('/srv/xen/old/web1.cfg', '/srv'), true);
    assert.equal(tree.leavesOutFile('/srv/old/web1.cfg', '/srv/old'), false);
  });
});
