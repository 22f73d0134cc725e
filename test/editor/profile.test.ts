import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Api } from '../../client/src/extension.ts';
import { answering, changing, extension, open, until, uriOf, withSettings } from './workspace.ts';

const choose = (...answers: (string | undefined)[]) =>
  answering(answers, async () => vscode.commands.executeCommand('xen.selectProfile'));

describe('The status item', () => {
  let api: Api;
  before(async () => {
    api = await extension();
  });
  const shows = (text: string, detail: RegExp) =>
    until(
      () => api.status,
      (status) => status.text === text && detail.test(status.detail),
    );

  it('says for which toolstack and release a file is checked, and why', async () => {
    await open('xend-host/xen/farm.cfg');
    await shows('xm 4.4', /^line \d+ .*; the newest release$/);
    await open('xl-host/xen/web2.cfg');
    await shows('xl 4.22', /^line \d+ sets \w+, which only xl has; the newest release$/);
    await open('xend-host/xen/xend-config.sxp');
    await shows('xm 4.4', /xend belongs to xm/);
  });

  it('writes a choice into the file', () =>
    changing('xl-host/xen/net1.cfg', async (document) => {
      await choose('xl 4.17', 'In this file');
      assert.equal(document.lineAt(0).text, '# xen: toolstack=xl release=4.17');
      await shows('xl 4.17', /^line 1 says so$/);
      await choose('xm', 'In this file');
      assert.equal(document.lineAt(0).text, '# xen: toolstack=xm');
      await shows('xm 4.4', /^line 1 says so/);
      await choose('auto', 'In this file');
      assert.match(document.lineAt(0).text, /^# Driver domain/);
      await shows('xl 4.22', /which only xl has/);
    }));

  it('offers only releases with xend for xend-config.sxp, and writes no toolstack there', () =>
    changing('xend-host/xen/xend-config.sxp', async (document) => {
      await choose('xm 4.1', 'In this file');
      assert.equal(document.lineAt(0).text, '# xen: release=4.1');
      await shows('xm 4.1', /xend belongs to xm/);
    }));

  it('writes a choice into the settings of the workspace', () =>
    withSettings({ 'xen.toolstack': undefined, 'xen.release': undefined }, async () => {
      await open('xl-host/xen/net1.cfg');
      await choose('xl 4.19', 'In the workspace settings');
      await shows('xl 4.19', /^the settings say so$/);
      assert.ok(existsSync(uriOf('.vscode/settings.json').fsPath));
      await choose('auto', 'In the workspace settings');
      await shows('xl 4.22', /which only xl has/);
      const { workspaceValue } = vscode.workspace.getConfiguration('xen').inspect('release') ?? {};
      assert.equal(workspaceValue, undefined);
    }));

  it('changes nothing when a question stays open', () =>
    changing('xl-host/xen/net1.cfg', async (document) => {
      const before = document.getText();
      await choose(undefined);
      await choose('xl 4.17', undefined);
      assert.equal(document.getText(), before);
      await shows('xl 4.22', /which only xl has/);
    }));
});
