import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, type CodeAction, LSPErrorCodes, type TextDocumentEdit } from 'vscode-languageserver';
import { Client, type ClientOptions } from '../support/client.ts';

const URI = 'file:///tmp/nowhere/web1.cfg';
const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
const rules = (found: readonly { code?: unknown }[]): unknown[] => found.map(({ code }) => code);

/** The text after an action's edits of one document. */
function applied(text: string, action: CodeAction | undefined): string {
  const lines = text.split('\n');
  const change = action?.edit?.documentChanges?.[0] as TextDocumentEdit;
  const edits = change.edits as {
    range: { start: { line: number; character: number }; end: { line: number; character: number } };
    newText: string;
  }[];
  for (const { range, newText } of [...edits].reverse()) {
    assert.equal(range.start.line, range.end.line);
    const line = lines[range.start.line] as string;
    lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  return lines.join('\n');
}

describe('the language server', () => {
  let client: Client;
  const start = async (options?: ClientOptions): Promise<void> => {
    client = await Client.start(options);
  };
  afterEach(async () => assert.equal(await client.stop(), 0));

  const SLIP = 'name = "web1"\nvif = [\'mac=01:16:3e:5b:7a:01,ip=192.0.2.1\']\n';

  it('pushes problems to a client that does not pull', async () => {
    await start();
    assert.equal(client.capabilities['diagnosticProvider'], undefined);
    await client.open(URI, SLIP);
    const found = await client.pushed(URI, (diagnostics) => diagnostics.length > 0);
    const multicast = found.find(({ code }) => code === 'vif-mac-multicast');
    assert.deepEqual(multicast?.range, { start: { line: 1, character: 12 }, end: { line: 1, character: 14 } });
    assert.equal(multicast?.severity, 1);
    assert.equal(multicast?.source, 'xen');
  });

  it('answers a client that pulls, and pushes nothing', async () => {
    await start({ pull: true });
    assert.ok(client.capabilities['diagnosticProvider']);
    await client.open(URI, SLIP);
    assert.ok(rules(await client.pulled(URI)).includes('vif-mac-multicast'));
    assert.equal(client.wasPushed(URI), false);
  });

  it('sends problems once, and says so while they are the same', async () => {
    await start({ pull: true });
    await client.open(URI, SLIP);
    const pull = (previousResultId?: string) =>
      client.connection.sendRequest<{ kind: string; resultId?: string }>('textDocument/diagnostic', {
        textDocument: { uri: URI },
        ...(previousResultId ? { previousResultId } : {}),
      });
    const first = await pull();
    assert.equal(first.kind, 'full');
    assert.deepEqual(await pull(first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await client.change(URI, '#', at(0, 0));
    assert.equal((await pull(first.resultId)).kind, 'full');
  });

  it('asks to pull again when one open document makes the problems of another old, and only then', async () => {
    await start({ pull: true });
    const other = URI.replace('web1', 'web2');
    await client.open(URI, SLIP);
    await client.open(other, 'name = "web2"\nmemory = 512\n');
    await client.pulled(URI);
    await client.pulled(other);
    await client.quiet();
    const before = client.refreshed;
    await client.change(other, '1', { start: { line: 1, character: 9 }, end: { line: 1, character: 10 } });
    await client.pulled(other);
    await client.quiet();
    assert.equal(client.refreshed, before);
    await client.change(other, 'vif = ["mac=01:16:3e:5b:7a:01"]\n', at(2, 0));
    await client.pulled(other);
    await client.quiet();
    assert.equal(client.refreshed, before + 1);
    assert.ok(rules(await client.pulled(URI)).includes('duplicate-mac'));
  });

  it('lives on when the client refuses what it asks for', async () => {
    await start({ pull: true, refuses: true });
    await client.open(URI, SLIP);
    assert.ok((await client.pulled(URI)).length);
  });

  it('answers a request that was taken back without work', async () => {
    await start({ pull: true });
    await client.open(URI, SLIP);
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri: URI }, position: { line: 0, character: 1 } },
      source.token,
    );
    source.cancel();
    await asked.catch(({ code }: { code: number }) => assert.equal(code, LSPErrorCodes.RequestCancelled));
    assert.ok(await client.hover(URI, { line: 0, character: 1 }));
  });

  it('follows edits, and clears problems that are gone', async () => {
    await start();
    await client.open(URI, SLIP);
    await client.pushed(URI, (found) => rules(found).includes('vif-mac-multicast'));
    const version = await client.change(URI, '0', {
      start: { line: 1, character: 13 },
      end: { line: 1, character: 14 },
    });
    const found = await client.pushed(URI, (_, shown) => shown === version);
    assert.ok(!rules(found).includes('vif-mac-multicast'));
  });

  it('links each problem to its page', async () => {
    await start({ pull: true, ruleLink: 'vscode://xen/rules/{rule}' });
    await client.open(URI, SLIP);
    const found = (await client.pulled(URI)).find(({ code }) => code === 'vif-mac-multicast');
    assert.equal(found?.codeDescription?.href, 'vscode://xen/rules/vif-mac-multicast');
  });

  it('offers the quick fix, and a comment that silences', async () => {
    await start({ pull: true });
    await client.open(URI, SLIP);
    await client.pulled(URI);
    const actions = await client.actions(URI, at(1, 13));
    const fix = actions.find(({ isPreferred }) => isPreferred);
    assert.equal(fix?.kind, 'quickfix');
    assert.equal(applied(SLIP, fix), SLIP.replace('01:16', '00:16'));
    assert.ok(actions.some(({ title }) => title === 'Ignore vif-mac-multicast here'));
  });

  it('applies every safe fix on request', async () => {
    await start({ pull: true });
    const text = "name = \u201cweb1\u201d\nvif = ['ip=10.0.0.1',bridge=xenbr0, 'mac=01-16-3e-5b-7a-01']\n";
    await client.open(URI, text);
    const [all] = await client.actions(URI, at(0, 0), ['source.fixAll']);
    assert.equal(all?.kind, 'source.fixAll.xen');
    assert.equal(applied(text, all), "name = \"web1\"\nvif = ['ip=10.0.0.1,bridge=xenbr0', 'mac=00:16:3e:5b:7a:01']\n");
    assert.deepEqual(await client.actions(URI, at(0, 0), ['refactor']), []);
  });

  it('documents a setting and spells out a MAC address', async () => {
    await start();
    await client.open(URI, SLIP);
    const text = async (line: number, character: number): Promise<string> => {
      const found = await client.hover(URI, { line, character });
      return (found?.contents as { value?: string } | undefined)?.value ?? '';
    };
    assert.match(await text(0, 1), /\*\*name\*\*/);
    assert.match(await text(1, 9), /\*\*mac\*\*/);
    assert.match(await text(1, 15), /I\/G.* is 1/);
  });

  it('completes settings, sub-keys and bridges, with documentation on request', async () => {
    await start();
    await client.open(URI, "name = \"web1\"\nvif = ['bridge=br7', 'bridge=']\n\n");
    const names = await client.complete(URI, { line: 2, character: 0 });
    const memory = names.find(({ label }) => label === 'memory');
    assert.ok(memory && !names.some(({ label }) => label === 'name'));
    assert.match(((await client.resolve(memory)).documentation as { value: string }).value, /MiB/);
    const keys = await client.complete(URI, { line: 1, character: 8 });
    assert.ok(keys.some(({ label }) => label === 'mac') && !keys.some(({ label }) => label === 'bridge'));
    assert.ok((await client.complete(URI, { line: 1, character: 29 })).some(({ label }) => label === 'br7'));
  });

  it('asks for settings per file and obeys them', async () => {
    await start({ pull: true, settings: { rules: { 'vif-mac-multicast': 'hint' } } });
    await client.open(URI, SLIP);
    const severity = async () => (await client.pulled(URI)).find(({ code }) => code === 'vif-mac-multicast')?.severity;
    assert.equal(await severity(), 4);
    client.settings = { rules: { 'vif-mac-multicast': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.equal(await severity(), undefined);
  });

  it('says which rule of the settings it does not know', async () => {
    await start({ pull: true, settings: { rules: { 'vif-mac-multicst': 'off' } } });
    await client.open(URI, SLIP);
    assert.ok(rules(await client.pulled(URI)).includes('vif-mac-multicast'));
    const said = /vif-mac-multicst, which is not a rule; did you mean/;
    assert.ok(client.logged.some((line) => said.test(line)));
    assert.equal(client.shown.filter((line) => said.test(line)).length, 1);
  });

  it('tells what a file is checked for, and why', async () => {
    await start();
    await client.open(URI, '# xen: toolstack=xm release=4.1\nname = "web1"\n');
    await client.pushed(URI, () => true);
    assert.deepEqual(
      client.profiles.map(({ toolstack, release, reason }) => [toolstack, release, reason]),
      [['xm', '4.1', 'line 1 says so']],
    );
  });

  it('goes on after a request for a document that it does not know', async () => {
    await start();
    assert.equal(await client.hover('file:///tmp/unknown.cfg', { line: 3, character: 3 }), null);
    await client.open(URI, SLIP);
    assert.ok(await client.hover(URI, { line: 0, character: 1 }));
  });
});

describe('the language server over files that are not open', () => {
  let folder: string;
  let client: Client;
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xen-workspace-'));
    writeFileSync(join(folder, 'web2.xl'), 'name = "web2"\nvif = [\'mac=00:16:3e:5b:7a:01\']\n');
    client = await Client.start({ folders: [pathToFileURL(folder).href] });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    rmSync(folder, { recursive: true });
  });

  it('finds the same MAC address in another file, and forgets it when that is gone', async () => {
    await client.open(uri('web1.xl'), 'name = "web1"\nvif = [\'mac=00:16:3E:5b:7a:01\']\n');
    const found = await client.pushed(uri('web1.xl'), (all) => rules(all).includes('duplicate-mac'));
    const duplicate = found.find(({ code }) => code === 'duplicate-mac');
    assert.equal(duplicate?.relatedInformation?.[0]?.location.uri, uri('web2.xl'));
    rmSync(join(folder, 'web2.xl'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('web2.xl'), type: 3 }],
    });
    await client.pushed(uri('web1.xl'), (all) => !rules(all).includes('duplicate-mac'));
  });

  it('lets the xend-config.sxp beside a guest decide', async () => {
    await client.open(uri('web1.xm'), "name = 'web1'\nvif = ['mac=00:16:3e:5b:7a:09']\n");
    await client.pushed(uri('web1.xm'), () => true);
    writeFileSync(join(folder, 'xend-config.sxp'), '(network-script network-route)\n(vif-script vif-route)\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('xend-config.sxp'), type: 1 }],
    });
    const found = await client.pushed(uri('web1.xm'), (all) => rules(all).includes('route-without-ip'));
    const route = found.find(({ code }) => code === 'route-without-ip');
    assert.equal(route?.relatedInformation?.[0]?.location.uri, uri('xend-config.sxp'));
  });

  it('reads its .xen-config.json', async () => {
    writeFileSync(join(folder, '.xen-config.json'), '{"toolstack": "xm", "release": "4.1"}');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('.xen-config.json'), type: 1 }],
    });
    await client.open(uri('web1.xl'), 'name = "web1"\n');
    await client.pushed(uri('web1.xl'), () => true);
    assert.equal(client.profiles.at(-1)?.reason, '.xen-config.json says so');
  });

  it('shows what is wrong in its .xen-config.json, once', async () => {
    writeFileSync(join(folder, '.xen-config.json'), '{"rules": {"vif-mac-multicat": "off"}}');
    const changed = { changes: [{ uri: uri('.xen-config.json'), type: 2 }] };
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', changed);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', changed);
    await client.open(uri('web7.xl'), 'name = "web7"\n');
    await client.pushed(uri('web7.xl'), () => true);
    assert.deepEqual(
      client.shown.filter((message) => message.includes('vif-mac-multicat')),
      [
        `Xen Config: ${uri('.xen-config.json')}: "rules" names vif-mac-multicat, which is not a rule; did you mean vif-mac-multicast?`,
      ],
    );
  });
});
