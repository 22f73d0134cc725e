import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  changing,
  fixesFor,
  hoverText,
  noProblem,
  onDisk,
  open,
  placeOf,
  problem,
  save,
  suggestions,
  type,
} from './workspace.ts';

describe('A domU config', () => {
  const xl = 'xl-host/xen/web2.cfg';
  const xm = 'xend-host/xen/web1.cfg';

  it('shows a misspelt setting, exactly where it stands', async () => {
    const document = await open(xl);
    const found = await problem(document, 'unknown-setting');
    assert.equal(document.getText(found.range), 'memmory');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(found.source, 'xen');
    assert.match(found.message, /memory/);
  });

  it('shows an argument that stands outside of its string', async () => {
    const document = await open(xm);
    const found = await problem(document, 'value-outside-quotes');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(found.range.start.line, placeOf(document, 'script=').line);
  });

  it('shows an address that another file of the host has, too', async () => {
    const found = await problem(await open('xl-host/xen/win1.cfg'), 'duplicate-mac');
    const [related] = found.relatedInformation ?? [];
    assert.match(related?.location.uri.path ?? '', /web2\.cfg$/);
  });

  it('is no second guest where an older text of it is shown beside it', async () => {
    const document = await open('xl-host/xen/net1.cfg');
    const versions = vscode.workspace.registerTextDocumentContentProvider('xen-test-version', {
      provideTextDocumentContent: () => document.getText().replace('vcpus', 'memmory = 1\nvcpus'),
    });
    const older = await vscode.workspace.openTextDocument(document.uri.with({ scheme: 'xen-test-version' }));
    assert.equal(older.languageId, 'xen-domain');
    await vscode.window.showTextDocument(older, { preview: false, viewColumn: vscode.ViewColumn.Beside });
    const names = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'net1',
    );
    assert.deepEqual(
      names.filter(({ name }) => name === 'net1').map(({ location }) => location.uri.scheme),
      ['file'],
    );
    versions.dispose();
    await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('explains a setting under the mouse', async () => {
    const document = await open(xl);
    assert.match(await hoverText(document, placeOf(document, 'vcpus', 2)), /vcpus/);
  });

  it('suggests settings at the start of a line', async () => {
    await changing(xl, async (document) => {
      await type(document, new vscode.Position(document.lineCount, 0), '\non_c');
      const labels = await suggestions(document, new vscode.Position(document.lineCount - 1, 4));
      assert.ok(labels.includes('on_crash'), labels.join(' '));
    });
  });

  it('suggests the keys of an interface inside its string', async () => {
    await changing(xl, async (document) => {
      const place = placeOf(document, ',bridge=xenbr0', 1);
      await type(document, place, 'sc');
      const labels = await suggestions(document, place.translate(0, 2));
      assert.ok(labels.includes('script'), labels.join(' '));
    });
  });

  it('mends a problem with a quick fix', async () => {
    await changing(xl, async (document) => {
      const found = await problem(document, 'unknown-setting');
      const fix = (await fixesFor(document, found)).find(({ edit }) => edit);
      assert.ok(fix?.edit);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      assert.match(document.getText(), /^memory = 2048$/m);
      await noProblem(document, 'unknown-setting');
      await save(document);
      assert.match(await onDisk(document), /^memory = 2048$/m);
    });
  });

  it('has its safe fixes on the disk after a save', async () => {
    await changing(xm, async (document) => {
      await problem(document, 'vif-mac-malformed');
      await type(document, new vscode.Position(0, 0), '# edited\n');
      await save(document);
      const text = await onDisk(document);
      assert.match(text, /^# edited\n/);
      assert.match(text, /mac=00:16:3e:5b:7a:01/);
      assert.equal(document.getText(), text);
      await noProblem(document, 'vif-mac-malformed');
    });
  });

  it('keeps what needs a decision as it is on a save', async () => {
    await changing(xl, async (document) => {
      await problem(document, 'unknown-setting');
      await type(document, new vscode.Position(0, 0), '# edited\n');
      await save(document);
      assert.match(await onDisk(document), /^memmory = 2048$/m);
    });
  });
});
