import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, problem, problems, rule, uriOf } from './workspace.ts';

const GUEST = 'name = "web1"\nmemory = 512\nkernel = "/boot/vmlinuz"\nvif = [ "mac=01:16:3e:00:00:01" ]\n';

/** Runs a task to its end. */
const ended = (task: vscode.Task): Promise<void> =>
  new Promise((resolve, reject) => {
    const listener = vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.name !== task.name) return;
      listener.dispose();
      resolve();
    });
    vscode.tasks.executeTask(task).then(undefined, reject);
  });

describe('The task “check workspace”', () => {
  before(extension);

  it('is offered, and needs no problem matcher', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'xen-config' });
    assert.deepEqual(
      tasks.map(({ name, problemMatchers }) => [name, problemMatchers]),
      [['check workspace', []]],
    );
  });

  it('lists the problems of files that only the command line looks at', async () => {
    // A named file is always checked, whatever it is called; the language server leaves a .txt alone.
    const uri = uriOf('guest.txt');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(GUEST));
    await vscode.workspace.fs.writeFile(
      uriOf('.vscode/tasks.json'),
      Buffer.from(
        JSON.stringify({
          version: '2.0.0',
          tasks: [{ type: 'xen-config', label: 'one file', paths: ['guest.txt'] }],
        }),
      ),
    );
    try {
      const task = await (async () => {
        for (;;) {
          const found = (await vscode.tasks.fetchTasks()).find(({ name }) => name === 'one file');
          if (found) return found;
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      })();
      await ended(task);
      const found = await problem({ uri } as vscode.TextDocument, 'vif-mac-multicast');
      assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
      assert.deepEqual([found.range.start.line, found.range.start.character], [3, 13]);
    } finally {
      await vscode.workspace.fs.delete(uri);
      await vscode.workspace.fs.delete(uriOf('.vscode/tasks.json'));
    }
  });

  it('lists no problem of a file twice, and leaves them to the language server as soon as it tells them', async () => {
    const whole = (await vscode.tasks.fetchTasks({ type: 'xen-config' })).find(
      ({ name }) => name === 'check workspace',
    );
    assert.ok(whole);
    const closed = { uri: uriOf('xl-host/xen/db1.cfg') } as vscode.TextDocument;
    await problems(closed, (all) => all.some(({ source }) => source === 'xen'));
    await ended(whole);
    const listed = vscode.languages
      .getDiagnostics()
      .flatMap(([uri, all]) =>
        all.map((one) => `${uri.path}:${one.range.start.line}:${one.range.start.character} ${rule(one)}`),
      );
    assert.ok(listed.length > 5);
    assert.deepEqual(listed, [...new Set(listed)]);
  });
});
