import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  changing,
  hoverText,
  noProblem,
  onDisk,
  open,
  placeOf,
  problem,
  save,
  suggestions,
  type,
  withSettings,
} from './workspace.ts';

describe('A xend-config.sxp', () => {
  const path = 'xend-host/xen/xend-config.sxp';

  it('shows scripts of two families', async () => {
    const document = await open(path);
    const found = await problem(document, 'script-family-mismatch');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
  });

  it('shows arguments of a script that stand outside of its quotes', async () => {
    const document = await open(path);
    const found = await problem(document, 'network-script-unquoted');
    assert.equal(found.range.start.line, placeOf(document, '(network-script').line);
  });

  it('explains an option under the mouse', async () => {
    const document = await open(path);
    assert.match(await hoverText(document, placeOf(document, 'dom0-min-mem', 3)), /dom0-min-mem/);
  });

  it('suggests options after a bracket', async () => {
    await changing(path, async (document) => {
      await type(document, new vscode.Position(document.lineCount, 0), '\n(xend-po');
      const labels = await suggestions(document, new vscode.Position(document.lineCount - 1, 8));
      assert.ok(labels.includes('xend-port'), labels.join(' '));
    });
  });

  const becomesQuoted = () =>
    changing(path, async (document) => {
      await problem(document, 'network-script-unquoted');
      await type(document, new vscode.Position(0, 0), '# edited\n');
      await save(document);
      assert.match(await onDisk(document), /\(network-script 'network-route netdev=eth0'\)/);
      await noProblem(document, 'network-script-unquoted');
    });

  it('has the script in quotes on the disk after a save', becomesQuoted);

  it('has them, too, where other things run on a save', () =>
    withSettings({ 'editor.codeActionsOnSave': { 'source.organizeImports': 'explicit' } }, becomesQuoted));

  /** Saves a change, and finds it on the disk with all that was there before. */
  const staysUnquoted = () =>
    changing(path, async (document) => {
      await problem(document, 'network-script-unquoted');
      await type(document, new vscode.Position(0, 0), '# edited\n');
      await save(document);
      assert.match(await onDisk(document), /^# edited\n[\s\S]*\(network-script network-route netdev=eth0\)/);
    });

  it('stays as it was typed on a save where its language turns that off', () =>
    withSettings({ '[xen-sxp]': { 'editor.codeActionsOnSave': { 'source.fixAll.xen': 'never' } } }, staysUnquoted));

  it('stays as it was typed on a save where that is turned off for everything', () =>
    withSettings({ 'editor.codeActionsOnSave': { 'source.fixAll.xen': 'never' } }, staysUnquoted));
});
