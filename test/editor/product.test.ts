import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  changing,
  fixesFor,
  noProblem,
  open,
  placeOf,
  problem,
  suggestions,
  until,
  withFile,
  withSettings,
} from './workspace.ts';

const { executeCommand: run } = vscode.commands;

describe('The extension as a product', () => {
  it('opens its walkthrough', async () => {
    await run('workbench.action.openWalkthrough', 'xen-config.xen-config#start', false);
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      (label) => /Walkthrough|Welcome/.test(label),
    );
    await run('workbench.action.closeActiveEditor');
  });

  it('knows what may stand in a .xen-config.json', () =>
    withFile('xl-host/.xen-config.json', '{ "" }\n', async (document) => {
      const labels = async () => suggestions(document, new vscode.Position(0, 3));
      for (let tries = 0; tries < 60; tries++) {
        if ((await labels()).some((label) => label.includes('toolstack'))) return;
        await new Promise((resolve) => setTimeout(resolve, 250)); // until the schema has been read
      }
      assert.fail((await labels()).join());
    }));

  it('silences a rule in a line by a quick fix, below all fixes that mend something', () =>
    changing('xl-host/xen/web2.cfg', async (document) => {
      const found = await problem(document, 'unknown-setting');
      const fixes = await fixesFor(document, found);
      assert.match(fixes[0]?.title ?? '', /memory/);
      const silence = fixes.find(({ title }) => title === 'Ignore unknown-setting here');
      assert.ok(silence?.edit);
      assert.equal(fixes.at(-1), silence);
      assert.ok(await vscode.workspace.applyEdit(silence.edit));
      await noProblem(document, 'unknown-setting');
      assert.equal(document.lineAt(placeOf(document, 'memmory').line - 1).text, '# xen-ignore unknown-setting');
    }));

  it('takes the level of a rule from the settings', async () => {
    const document = await open('xl-host/xen/web2.cfg');
    await problem(document, 'unknown-setting');
    await withSettings({ 'xen.rules': { 'unknown-setting': 'off' } }, () =>
      noProblem(document, 'unknown-setting').then(),
    );
    await problem(document, 'unknown-setting');
  });
});
