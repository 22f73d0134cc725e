import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, rule, uriOf } from './workspace.ts';

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

  it('is offered, with its problem matcher', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'xen-config' });
    assert.deepEqual(
      tasks.map(({ name, problemMatchers }) => [name, problemMatchers]),
      [['check workspace', ['$xen-config']]],
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
          tasks: [{ type: 'xen-config', label: 'one file', paths: ['guest.txt'], problemMatcher: '$xen-config' }],
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
      // On a busy machine VS Code may end a task before it has read the last lines of its terminal; then it is run again.
      const problems = () => vscode.languages.getDiagnostics(uri).filter((one) => rule(one) === 'vif-mac-multicast');
      for (let tries = 0; tries < 4 && !problems().length; tries++) {
        await ended(task);
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
      const [found] = problems();
      assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
      assert.deepEqual([found?.range.start.line, found?.range.start.character], [3, 13]);
    } finally {
      await vscode.workspace.fs.delete(uri);
      await vscode.workspace.fs.delete(uriOf('.vscode/tasks.json'));
    }
  });
});
