import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, problem } from './workspace.ts';

describe('A code lens', () => {
  it('tells how many guests use a bridge, and its command shows where', async () => {
    const document = await open('xl-host/xen/web2.cfg');
    await problem(document, 'unknown-setting');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      9,
    );
    const { command } = lenses.find((lens) => /used by \d+ guests/.test(lens.command?.title ?? '')) ?? {};
    assert.equal(command?.command, 'xen.showPlaces');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await vscode.commands.executeCommand('closeReferenceSearch');
  });
});
