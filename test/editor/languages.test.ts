import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, uriOf } from './workspace.ts';

describe('Files of the examples', () => {
  it('are a copy, so that the tests may change them', () => {
    assert.doesNotMatch(uriOf('').fsPath.replaceAll('\\', '/'), /xen-config\/examples\/?$/);
  });

  const languages = {
    'xend-host/xen/web1.cfg': 'xen-domain',
    'xend-host/xen/farm.cfg': 'xen-domain',
    'xend-host/xen/xend-config.sxp': 'xen-sxp',
    'xl-host/xen/web2.cfg': 'xen-domain',
    'xl-host/xen/xl.conf': 'xen-conf',
  };
  for (const [path, language] of Object.entries(languages)) {
    it(`${path} is ${language}`, async () => {
      assert.equal((await open(path)).languageId, language);
    });
  }

  it("leave other people's .cfg files alone", async () => {
    const uri = uriOf('setup.cfg');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('[metadata]\nname = something\n'));
    try {
      assert.doesNotMatch((await open('setup.cfg')).languageId, /^xen-/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });
});

describe('The extension', () => {
  it('is running once such a file is open', async () => {
    await open('xl-host/xen/web2.cfg');
    const extension = vscode.extensions.getExtension('xen-config.xen-config');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
