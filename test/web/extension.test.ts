import * as vscode from 'vscode';

function ok(good: unknown, message: string): asserts good {
  if (!good) throw new Error(message);
}

const uriOf = (path: string) => vscode.Uri.from({ scheme: 'mem', path: `/examples/${path}` });
const rule = ({ code }: vscode.Diagnostic) => String(typeof code === 'object' ? code.value : code);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function problems(
  { uri }: vscode.TextDocument,
  good: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  for (;;) {
    const found = vscode.languages.getDiagnostics(uri);
    if (good(found)) return found;
    await new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}

async function problem(document: vscode.TextDocument, id: string): Promise<vscode.Diagnostic> {
  const found = (await problems(document, (all) => all.some((one) => rule(one) === id))).find(
    (one) => rule(one) === id,
  );
  ok(found, id);
  return found;
}

function placeOf(document: vscode.TextDocument, text: string, further = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  ok(offset >= 0, `${text} is in the file`);
  return document.positionAt(offset + further);
}

async function type({ uri }: vscode.TextDocument, at: vscode.Position | vscode.Range, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, at instanceof vscode.Range ? at : new vscode.Range(at, at), text);
  ok(await vscode.workspace.applyEdit(edit), 'the edit is applied');
}

describe('The extension in a browser', () => {
  it('runs in a worker, without Node', () => ok(typeof process === 'undefined', 'no process'));

  it('shows a misspelt setting, exactly where it stands', async () => {
    const document = await open('xl-host/xen/web2.cfg');
    const { range } = await problem(document, 'unknown-setting');
    ok(document.getText(range) === 'memmory', document.getText(range));
  });

  it('shows an address that another file of the workspace has, too: it reads what is not open', async () => {
    const found = await problem(await open('xl-host/xen/win1.cfg'), 'duplicate-mac');
    const path = found.relatedInformation?.[0]?.location.uri.toString() ?? '';
    ok(path === uriOf('xl-host/xen/web2.cfg').toString(), path);
  });

  it('explains a setting under the mouse, with the texts beside the server', async () => {
    const document = await open('xl-host/xen/web2.cfg');
    for (;;) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeOf(document, 'vcpus', 2),
      );
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (part as vscode.MarkdownString).value)
        .join();
      ok(text.includes('vcpus'), text);
      if (text.length > 150) return; // the texts have arrived
    }
  });

  it('suggests settings, and keys inside strings', async () => {
    const document = await open('xl-host/xen/net1.cfg');
    const labels = async (place: vscode.Position) => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        place,
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    await type(document, new vscode.Position(0, 0), "on_c\nvif = [ 'scr' ]\n");
    ok((await labels(new vscode.Position(0, 4))).includes('on_crash'), 'on_crash');
    ok((await labels(new vscode.Position(1, 12))).includes('script'), 'script');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('mends a problem with a quick fix, and the safe ones on a save', async () => {
    const document = await open('xend-host/xen/web1.cfg');
    await problem(document, 'vif-mac-malformed');
    await type(document, new vscode.Position(0, 0), '# edited\n');
    ok(await document.save(), 'it is saved');
    const saved = decode(await vscode.workspace.fs.readFile(document.uri));
    ok(/^# edited\n[\s\S]*mac=00:16:3e:5b:7a:01/.test(saved), saved);
    const other = await open('xl-host/xen/web2.cfg');
    const { range } = await problem(other, 'unknown-setting');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      other.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ edit }) => edit);
    ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)), 'the fix is applied');
    await problems(other, (all) => all.every((one) => rule(one) !== 'unknown-setting'));
    ok(/^memory = 2048$/m.test(other.getText()), other.getText());
  });

  it('shows the page of a rule', async () => {
    await vscode.commands.executeCommand('xen.openRule', 'unknown-setting');
    const page = vscode.Uri.from({ scheme: 'xen-rule', path: '/unknown-setting.md' });
    ok((await vscode.workspace.openTextDocument(page)).getText().startsWith('# unknown-setting'), 'the page');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('starts its server anew by a command', async () => {
    const document = await open('xl-host/xen/win1.cfg');
    await vscode.commands.executeCommand('xen.restartServer');
    await problem(document, 'duplicate-mac');
    await type(document, new vscode.Position(0, 0), 'memmory = 1\n');
    await problem(document, 'unknown-setting');
  });
});
