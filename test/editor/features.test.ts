import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, placeOf, problem, problems, type, uriOf, withFile } from './workspace.ts';

/** Asks VS Code, which asks whoever answers for the language of the file. */
const ask = <T>(command: string, { uri }: vscode.TextDocument, ...more: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, uri, ...more);

const LOOSE = 'name="app1"\nvif=[  "bridge=xenbr0",\n"bridge=xenbr1"  ]   \n# the end\n';
const NEAT = 'name = "app1"\nvif = [\n    "bridge=xenbr0",\n    "bridge=xenbr1"\n]\n# the end\n';
const OPTIONS = { tabSize: 4, insertSpaces: true };

const PROGRAM =
  "# xen: toolstack=xm\nhost = 'app2'\n# region network\nname = host + '1'\nvif = [ 'bridge=xenbr0',\n        '' ]\n# endregion\n";

describe('The editor with a Xen file', () => {
  const config = (test: (document: vscode.TextDocument) => Promise<void>) =>
    withFile('xl-host/xen/app1.cfg', LOOSE, test);
  const program = (test: (document: vscode.TextDocument) => Promise<void>) =>
    withFile('xend-host/xen/app2.cfg', PROGRAM, test);

  it('formats the whole document', () =>
    config(async (document) => {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      assert.equal(document.getText(), NEAT);
    }));

  it('formats what is selected', () =>
    config(async (document) => {
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.selection = new vscode.Selection(0, 0, 0, 5);
      await vscode.commands.executeCommand('editor.action.formatSelection');
      assert.equal(document.getText(), LOOSE.replace('name=', 'name = '));
    }));

  it('lays out a line when it is ended', () =>
    config(async (document) => {
      await type(document, new vscode.Position(0, 11), '\n');
      const edits = await ask<vscode.TextEdit[]>(
        'vscode.executeFormatOnTypeProvider',
        document,
        new vscode.Position(1, 0),
        '\n',
        OPTIONS,
      );
      assert.ok(edits?.length, 'there are edits');
    }));

  it('has an outline', () =>
    program(async (document) => {
      const [guest] = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document);
      assert.deepEqual(
        guest?.children.map(({ name }) => name),
        ['host', 'name', 'vif'],
      );
    }));

  it('folds lists and regions', () =>
    program(async (document) => {
      const ranges = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document);
      const lines = ranges.map(({ start, end }) => [start, end]);
      assert.deepEqual(
        lines.sort(([a = 0], [b = 0]) => a - b),
        [
          [2, 6],
          [4, 5],
        ],
      );
    }));

  it('selects more and more', () =>
    program(async (document) => {
      const place = placeOf(document, 'xenbr0', 2);
      const [range] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document, [place]);
      const texts: string[] = [];
      for (let one: vscode.SelectionRange | undefined = range; one; one = one.parent)
        texts.push(document.getText(one.range));
      assert.equal(texts[0], 'xenbr0');
      assert.ok(texts.includes('bridge=xenbr0'), texts.join('|'));
      assert.equal(texts.at(-1), document.getText());
    }));

  it('marks the places of a name', () =>
    program(async (document) => {
      const place = placeOf(document, 'host', 1);
      const marks = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document, place);
      assert.deepEqual(
        marks.map(({ range }) => range.start.line),
        [1, 3],
      );
    }));

  it('goes to where a name is made, and finds where it is used', () =>
    program(async (document) => {
      const place = placeOf(document, 'host +', 1);
      const [made] = await ask<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document,
        place,
      );
      assert.ok(made);
      assert.equal(('range' in made ? made.range : made.targetRange).start.line, 1);
      assert.equal((await ask<vscode.Location[]>('vscode.executeReferenceProvider', document, place)).length, 2);
    }));

  it('renames a variable of a program everywhere', () =>
    program(async (document) => {
      const place = placeOf(document, 'host', 1);
      const edit = await ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document, place, 'server');
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.match(document.getText(), /^server = 'app2'[\s\S]*name = server \+ '1'/m);
    }));

  it('leads to files of the workspace', async () => {
    await vscode.workspace.fs.writeFile(uriOf('scripts/vif-own'), Buffer.from('#!/bin/sh\n'));
    await withFile('xl-host/xen/app3.cfg', 'name = "app3"\nvif = [ "script=vif-own" ]\n', async (document) => {
      const [link] = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', document);
      assert.equal(link?.target?.path, uriOf('scripts/vif-own').path);
    });
    await vscode.workspace.fs.delete(uriOf('scripts'), { recursive: true });
  });

  it('colours words by their meaning', () =>
    program(async (document) => {
      const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document);
      assert.deepEqual([...tokens.data.slice(0, 3)], [1, 0, 4]);
      const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document);
      assert.ok(legend.tokenTypes[tokens.data[3] ?? -1]);
    }));

  it('hints at what a value comes to and how an interface will be called', () =>
    program(async (document) => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document, whole);
      assert.deepEqual(
        hints.map(({ label }) => label),
        ['= "app21"', 'vif<domid>.0', 'vif<domid>.1'],
      );
    }));

  it('shows the form of what counts by its place', () =>
    withFile('xl-host/xen/app4.cfg', "disk = [ '/dev/vg0/a,raw,' ]\n", async (document) => {
      const place = placeOf(document, 'raw,', 4);
      const help = await ask<vscode.SignatureHelp>('vscode.executeSignatureHelpProvider', document, place);
      const [form] = help.signatures;
      assert.match(form?.label ?? '', /target.*format.*vdev/);
      assert.equal(help.activeParameter, 2);
    }));

  it('has symbols of the whole workspace', async () => {
    await open('xl-host/xen/web2.cfg');
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'db1',
    );
    assert.ok(found.some(({ name, location }) => name === 'db1' && location.uri.path.endsWith('db1.cfg')));
  });

  it('knows the problems of files that are not open', async () => {
    await problem(await open('xl-host/xen/web2.cfg'), 'unknown-setting');
    const uri = uriOf('xl-host/xen/db1.cfg');
    await problems({ uri } as vscode.TextDocument, (found) => found.length > 0);
  });
});
