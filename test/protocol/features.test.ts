import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  DocumentLink,
  DocumentSymbol,
  InlayHint,
  Location,
  SelectionRange,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { Client } from '../support/client.ts';

const URI = 'file:///tmp/nowhere/web1.cfg';

/** The capability that announces a method of the table. */
const CAPABILITIES: Readonly<Record<string, string>> = {
  didOpen: 'textDocumentSync',
  diagnostic: 'diagnosticProvider',
  hover: 'hoverProvider',
  completion: 'completionProvider',
  signatureHelp: 'signatureHelpProvider',
  codeAction: 'codeActionProvider',
  formatting: 'documentFormattingProvider',
  rangeFormatting: 'documentRangeFormattingProvider',
  onTypeFormatting: 'documentOnTypeFormattingProvider',
  documentSymbol: 'documentSymbolProvider',
  'workspace/symbol': 'workspaceSymbolProvider',
  foldingRange: 'foldingRangeProvider',
  selectionRange: 'selectionRangeProvider',
  documentHighlight: 'documentHighlightProvider',
  linkedEditingRange: 'linkedEditingRangeProvider',
  semanticTokens: 'semanticTokensProvider',
  inlayHint: 'inlayHintProvider',
  inlineValue: 'inlineValueProvider',
  documentLink: 'documentLinkProvider',
  definition: 'definitionProvider',
  declaration: 'declarationProvider',
  typeDefinition: 'typeDefinitionProvider',
  implementation: 'implementationProvider',
  references: 'referencesProvider',
  rename: 'renameProvider',
  codeLens: 'codeLensProvider',
  documentColor: 'colorProvider',
  moniker: 'monikerProvider',
  'workspace/executeCommand': 'executeCommandProvider',
};
/** Announced without a line of their own. */
const BESIDES = new Set(['workspace', 'experimental']);

/** Each method of the table with its state. */
const table = new Map(
  readFileSync('docs/features.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [, methods = '', state = ''] = line.split('|').map((cell) => cell.trim());
      return [...methods.matchAll(/`(?:textDocument\/)?([\w/]+)`/g)].map(
        (found) => [found[1] as string, state] as const,
      );
    }),
);

describe('the table of features', () => {
  for (const pull of [false, true]) {
    it(`is what the server announces${pull ? ' to a client that pulls' : ''}`, async () => {
      const client = await Client.start({ pull });
      try {
        const announced = new Set(Object.keys(client.capabilities).filter((name) => client.capabilities[name]));
        const wanted = Object.entries(CAPABILITIES).filter(([method]) => {
          const state = table.get(method);
          assert.ok(state, `${method} is not in the table`);
          return state === 'yes' || (state === 'pull' && pull);
        });
        const expected = [...wanted.map(([, capability]) => capability), ...BESIDES];
        assert.deepEqual([...announced].sort(), expected.sort());
      } finally {
        await client.stop();
      }
    });
  }
});

describe('reading through the language server', () => {
  let client: Client;
  beforeEach(async () => {
    client = await Client.start();
  });
  afterEach(async () => assert.equal(await client.stop(), 0));

  const ask = <T>(method: string, more = {}): Promise<T> =>
    client.connection.sendRequest<T>(method, { textDocument: { uri: URI }, ...more });
  const at = (line: number, character: number) => ({ line, character });

  const TEXT = "# xen: toolstack=xm\nhost = 'web'\nname = host + '1'\nvif = [ 'bridge=xenbr0',\n        '' ]\n";

  it('answers for the form of a document', async () => {
    await client.open(URI, TEXT);
    const [guest] = await ask<DocumentSymbol[]>('textDocument/documentSymbol');
    assert.deepEqual([guest?.name, guest?.children?.map(({ name }) => name)], ['web1', ['host', 'name', 'vif']]);
    assert.deepEqual(await ask('textDocument/foldingRange'), [{ startLine: 3, endLine: 4 }]);
    const [selection] = await ask<SelectionRange[]>('textDocument/selectionRange', { positions: [at(1, 1)] });
    assert.deepEqual(selection?.range, { start: at(1, 0), end: at(1, 4) });
    assert.ok(selection?.parent);
    const marks = await ask<{ range: { start: { line: number } } }[]>('textDocument/documentHighlight', {
      position: at(1, 1),
    });
    assert.deepEqual(
      marks.map(({ range }) => range.start.line),
      [1, 2],
    );
  });

  it('answers what words mean and what follows', async () => {
    await client.open(URI, TEXT);
    const { data } = await ask<{ data: number[] }>('textDocument/semanticTokens/full');
    assert.deepEqual(data.slice(0, 5), [1, 0, 4, 1, 0]);
    const range = { start: at(2, 0), end: at(2, 4) };
    const part = await ask<{ data: number[] }>('textDocument/semanticTokens/range', { range });
    assert.ok(part.data.length && part.data.length < data.length);
    const whole = { start: at(0, 0), end: at(5, 0) };
    const hints = await ask<InlayHint[]>('textDocument/inlayHint', { range: whole });
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['= "web1"', 'vif<domid>.0', 'vif<domid>.1'],
    );
    client.settings = { inlayHints: { interfaces: false } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    assert.equal((await ask<InlayHint[]>('textDocument/inlayHint', { range: whole })).length, 1);
  });

  it('follows and renames the names of a program', async () => {
    await client.open(URI, TEXT);
    const position = at(2, 8);
    const [made] = await ask<Location[]>('textDocument/definition', { position });
    assert.deepEqual(made, { uri: URI, range: { start: at(1, 0), end: at(1, 4) } });
    const context = { includeDeclaration: true };
    assert.equal((await ask<Location[]>('textDocument/references', { position, context })).length, 2);
    assert.deepEqual(await ask('textDocument/prepareRename', { position }), {
      range: { start: at(2, 7), end: at(2, 11) },
      placeholder: 'host',
    });
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { position, newName: 'server' });
    assert.equal(JSON.stringify(edit).match(/"newText":"server"/g)?.length, 2);
    await assert.rejects(ask('textDocument/rename', { position: at(2, 1), newName: 'x' }), /setting that xm reads/);
  });

  it('tells the effective configuration, and nothing of its own texts', async () => {
    await client.open(URI, TEXT);
    const { text } = await ask<{ text: string }>('xen/effective');
    assert.match(text, /name = "web1" +# line 3/);
    const own = 'xen-effective:/tmp/web1.cfg (effective)';
    await client.open(own, text);
    assert.equal(await client.hover(own, at(5, 2)), null);
  });
});

describe('links', () => {
  it('lead to files of the workspace that are there, and nowhere else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xen-links-'));
    mkdirSync(join(folder, 'scripts'));
    mkdirSync(join(folder, 'boot'));
    writeFileSync(join(folder, 'boot/vmlinuz'), '');
    writeFileSync(join(folder, 'scripts/vif-own'), '#!/bin/sh\n');
    const root = pathToFileURL(folder).href;
    const client = await Client.start({ folders: [root] });
    try {
      const uri = `${root}/web1.cfg`;
      await client.open(uri, 'kernel = "/boot/vmlinuz"\nramdisk = "/bin/sh"\nvif = [ "script=vif-own" ]\n');
      const textDocument = { uri };
      const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
      assert.deepEqual(
        links.map(({ target }) => target),
        [`${root}/boot/vmlinuz`, `${root}/scripts/vif-own`],
      );
      const position = { line: 2, character: 20 };
      const [made] = await client.connection.sendRequest<Location[]>('textDocument/definition', {
        textDocument,
        position,
      });
      assert.equal(made?.uri, `${root}/scripts/vif-own`);
    } finally {
      await client.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
