import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../client/src/extension.ts';
import { changing, extension, noProblem, open, placeOf, problem, problems, rule, type, until } from './workspace.ts';

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** What is in front of the file after so many rounds, the last one first. */
const typed = (times: number): string => Array.from({ length: times }, (_, i) => `memmory${times - i} = 1\n`).join('');

describe('The language server', () => {
  const path = 'xl-host/xen/web2.cfg';
  let api: Api;
  before(async () => {
    api = await extension();
    await problem(await open(path), 'unknown-setting');
  });

  const anotherThan = (old: number) =>
    until(
      () => api.serverPid,
      (pid) => pid !== undefined && pid !== old,
    );

  /** Not only are the old problems back: the new server also hears of changes. */
  const works = () =>
    changing(path, async (document) => {
      await problem(document, 'unknown-setting');
      await type(document, new vscode.Range(placeOf(document, 'memmory'), placeOf(document, 'memmory', 7)), 'memory');
      await noProblem(document, 'unknown-setting');
    });

  it('comes back with its problems when it was killed', async () => {
    const document = await open(path);
    const old = api.serverPid;
    assert.ok(old);
    process.kill(old, 'SIGKILL');
    await anotherThan(old);
    await problem(document, 'unknown-setting');
    await works();
  });

  it('comes back each time when it is killed five times during edits, and the text is what was typed', () =>
    changing(path, async (document) => {
      const before = document.getText();
      for (let time = 1; time <= 5; time++) {
        const old = await until(
          () => api.serverPid,
          (pid) => pid !== undefined,
        );
        assert.ok(old);
        await type(document, new vscode.Position(0, 0), 'me');
        process.kill(old, 'SIGKILL');
        await type(document, new vscode.Position(0, 2), `mmory${time} = 1\n`);
        await anotherThan(old);
        await problems(document, (all) => all.filter((one) => rule(one) === 'unknown-setting').length === time + 1);
        assert.equal(document.getText(), `${typed(time)}${before}`);
      }
    }));

  it('starts anew by a command, and the old one is gone', async () => {
    const old = api.serverPid;
    assert.ok(old);
    await vscode.commands.executeCommand('xen.restartServer');
    await anotherThan(old);
    await until(
      () => isAlive(old),
      (alive) => !alive,
    );
    await works();
  });

  it('is told in the status item, and started by the command, when it has died too often', async () => {
    const seen = new Set<number>();
    await until(
      () => {
        const { serverPid: pid, status } = api;
        if (pid && !seen.has(pid)) {
          seen.add(pid);
          process.kill(pid, 'SIGKILL');
        }
        return status.text;
      },
      (text) => text === 'Xen: stopped',
    );
    await vscode.commands.executeCommand('xen.restartServer');
    await works();
  });

  it('has a log that a command shows', async () => {
    await vscode.commands.executeCommand('xen.showLog');
    const log = await until(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && /Xen Config/.test(uri.path)),
      (document) => document !== undefined,
    );
    await until(
      () => log?.getText() ?? '',
      (text) => text.includes('is started again'),
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

describe('The page of a rule', () => {
  it('opens from the link of a problem', async () => {
    const { code } = await problem(await open('xl-host/xen/web2.cfg'), 'unknown-setting');
    assert.ok(typeof code === 'object');
    assert.equal(code.target.scheme, 'command');
    const [id] = JSON.parse(decodeURIComponent(code.target.query)) as string[];
    assert.equal(id, 'unknown-setting');
    await vscode.commands.executeCommand(code.target.path, id);
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      (label) => label.includes('unknown-setting.md'),
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
