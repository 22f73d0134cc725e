import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import manifest from '../../package.json' with { type: 'json' };
import { extension, open, problem, until, withFile } from './workspace.ts';

// The file's name comes first in the alphabet: only before all other tests has no Xen file been open yet.
describe('The extension', () => {
  it('starts no language server for other files', async () => {
    await withFile('setup.cfg', '[metadata]\nname = something\n', async () => {
      const api = await extension();
      assert.equal(api.serverPid, undefined);
    });
  });

  it('starts it with the first Xen file', async () => {
    const api = await extension();
    await problem(await open('xl-host/xen/web2.cfg'), 'unknown-setting');
    await until(
      () => api.serverPid,
      (pid) => pid !== undefined,
    );
  });

  it('has every command that its manifest promises', async () => {
    await extension();
    const known = await vscode.commands.getCommands(true);
    for (const { command } of manifest.contributes.commands) assert.ok(known.includes(command), command);
  });

  it('completes inside strings without being asked, for each of its languages', () => {
    for (const { id } of manifest.contributes.languages) {
      const settings = vscode.workspace.getConfiguration('editor', { languageId: id });
      assert.equal(settings.get('quickSuggestions.strings'), true, id);
    }
  });
});
