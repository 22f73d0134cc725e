import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import { Client, type ClientOptions } from '../support/client.ts';

const guest = (name: string, mac: string): string =>
  `name = "${name}"\nmemory = 512\nkernel = "/boot/vmlinuz"\nvif = ['mac=00:16:3e:00:00:${mac},ip=192.0.2.${Number.parseInt(mac, 16)}']\n`;

describe('the language server and files that are not open', () => {
  let folder: string;
  let client: Client;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xen-workspace-'));
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    rmSync(folder, { recursive: true });
  });

  const path = (name: string): string => join(folder, name);
  const uri = (name: string): string => pathToFileURL(path(name)).href;
  const file = (name: string, text: string): void => {
    mkdirSync(join(path(name), '..'), { recursive: true });
    writeFileSync(path(name), text);
  };
  const start = async (options: ClientOptions = {}): Promise<void> => {
    client = await Client.start({ folders: [pathToFileURL(folder).href], ...options });
  };
  const has =
    (rule: string) =>
    (found: readonly Diagnostic[]): boolean =>
      found.some(({ code }) => code === rule);
  const lacks = (rule: string) => (found: readonly Diagnostic[]) => !has(rule)(found);

  it('tells their problems by push, and follows the disk', async () => {
    file('xen/a.cfg', guest('a', '01'));
    file('xen/b.cfg', guest('b', '01'));
    await start();
    const found = await client.pushed(uri('xen/a.cfg'), has('duplicate-mac'));
    const clash = found.find(({ code }) => code === 'duplicate-mac');
    assert.deepEqual(clash?.range.start, { line: 3, character: 12 });
    assert.equal(clash?.relatedInformation?.[0]?.location.uri, uri('xen/b.cfg'));
    await client.pushed(uri('xen/b.cfg'), has('duplicate-mac'));

    file('xen/b.cfg', guest('b', '02'));
    await client.watched({ uri: uri('xen/b.cfg'), type: 2 });
    await client.pushed(uri('xen/a.cfg'), lacks('duplicate-mac'));
    await client.pushed(uri('xen/b.cfg'), lacks('duplicate-mac'));
  });

  it('tells them to a client that asks, once', async () => {
    file('xen/a.cfg', guest('a', '01'));
    file('xen/b.cfg', guest('b', '01'));
    file('xen/c.cfg', guest('c', '03'));
    await start({ pull: true });
    const first: { uri: string; value: string }[] = [];
    while (first.length < 2) {
      for (const report of await client.workspacePulled(first)) {
        assert.ok(has('duplicate-mac')(report.items));
        const known = first.findIndex((one) => one.uri === report.uri);
        first.splice(known < 0 ? first.length : known, 1, { uri: report.uri, value: report.resultId });
      }
    }
    assert.deepEqual(first.map((one) => one.uri).sort(), [uri('xen/a.cfg'), uri('xen/b.cfg')]);
    assert.equal(client.wasPushed(uri('xen/a.cfg')), false);

    const next = client.workspacePulled(first);
    rmSync(path('xen/b.cfg'));
    await client.watched({ uri: uri('xen/b.cfg'), type: 3 });
    const cleared = await next;
    assert.ok(cleared.length);
    for (const report of cleared) assert.deepEqual(report.items, []);
  });

  it('checks an open document against files that are not open, and the other way round', async () => {
    file('xen/a.cfg', guest('a', '01'));
    file('xen/b.cfg', guest('b', '02'));
    await start();
    await client.open(uri('xen/a.cfg'), guest('a', '02'));
    await client.pushed(uri('xen/a.cfg'), has('duplicate-mac'));
    await client.pushed(uri('xen/b.cfg'), has('duplicate-mac'));
    await client.close(uri('xen/a.cfg'));
    await client.pushed(uri('xen/b.cfg'), lacks('duplicate-mac'));
  });

  it('counts nothing of a closed document in answers that are asked for later', async () => {
    file('xen/a.cfg', guest('a', '01'));
    await start();
    await client.open(uri('xen/b.cfg'), guest('b', '02'));
    const names = async (): Promise<string[]> => {
      const found = await client.connection.sendRequest<{ name: string }[]>('workspace/symbol', { query: '' });
      return found.map(({ name }) => name).sort();
    };
    await client.pushed(uri('xen/b.cfg'), () => true);
    await client.open(uri('notes.txt'), guest('c', '03'));
    await client.pushed(uri('notes.txt'), () => true);
    await client.open(uri('xen/a.cfg'), guest('changed', '04'));
    await client.pushed(uri('xen/a.cfg'), () => true);
    for (const name of ['xen/a.cfg', 'xen/b.cfg', 'notes.txt']) await client.close(uri(name));
    assert.deepEqual(await names(), ['a']);
  });

  it('shows a conflict that an edit makes in both files, and clears both with the edit that ends it', async () => {
    for (const pull of [false, true]) {
      file('xen/a.cfg', guest('a', '01'));
      file('xen/b.cfg', guest('b', '02'));
      file('xen/c.cfg', guest('c', '03'));
      await start({ pull });
      for (const name of ['a', 'b']) await client.open(uri(`xen/${name}.cfg`), guest(name, name === 'a' ? '01' : '02'));
      const octet = { start: { line: 3, character: 27 }, end: { line: 3, character: 29 } };
      const both = async (condition: (found: readonly Diagnostic[]) => boolean): Promise<void> => {
        for (const name of ['xen/a.cfg', 'xen/b.cfg']) {
          if (pull) assert.ok(condition(await client.pulled(uri(name))));
          else await client.pushed(uri(name), condition);
        }
      };
      await both(lacks('duplicate-mac'));
      await client.change(uri('xen/a.cfg'), '02', octet);
      await both(has('duplicate-mac'));
      await client.change(uri('xen/a.cfg'), '04', octet);
      await both(lacks('duplicate-mac'));
      // The same with a file that is not open.
      await client.change(uri('xen/a.cfg'), '03', octet);
      if (pull) {
        const [report] = await client.workspacePulled();
        assert.deepEqual([report?.uri, has('duplicate-mac')(report?.items ?? [])], [uri('xen/c.cfg'), true]);
        const next = client.workspacePulled([{ uri: uri('xen/c.cfg'), value: report?.resultId ?? '' }]);
        await client.change(uri('xen/a.cfg'), '04', octet);
        assert.deepEqual((await next)[0]?.items, []);
      } else {
        await client.pushed(uri('xen/c.cfg'), has('duplicate-mac'));
        await client.change(uri('xen/a.cfg'), '04', octet);
        await client.pushed(uri('xen/c.cfg'), lacks('duplicate-mac'));
        assert.equal(await client.stop(), 0);
      }
    }
  });

  it('follows folders that vanish and come, of which an editor names no file', async () => {
    file('xen/a.cfg', guest('a', '01'));
    file('more/xen/b.cfg', guest('b', '01'));
    file('more/xen/xl.conf', 'vif.default.script="vif-route"\n');
    file('more/xen/c.cfg', guest('c', '03').replace(/,ip=[0-9.]+/, ''));
    await start();
    await client.pushed(uri('xen/a.cfg'), has('duplicate-mac'));
    await client.pushed(uri('more/xen/c.cfg'), has('route-without-ip'));
    renameSync(path('more'), path('gone'));
    await client.watched({ uri: uri('more'), type: 3 });
    await client.pushed(uri('xen/a.cfg'), lacks('duplicate-mac'));
    await client.pushed(uri('more/xen/c.cfg'), (found) => !found.length);
    await client.watched({ uri: uri('gone'), type: 1 });
    await client.pushed(uri('xen/a.cfg'), has('duplicate-mac'));
    await client.pushed(uri('gone/xen/c.cfg'), has('route-without-ip'));
    rmSync(path('gone/xen/xl.conf'));
    await client.watched({ uri: uri('gone/xen/xl.conf'), type: 3 });
    await client.pushed(uri('gone/xen/c.cfg'), lacks('route-without-ip'));
  });

  it('takes a file for one however an editor spells its name', async () => {
    file('xen/a (copy)+1.cfg', guest('a', '01'));
    file('xen/b.cfg', guest('b', '02'));
    await start();
    const spelled = `${uri('xen')}/a%20(copy)%2b1.cfg`;
    const same = `${uri('xen')}/a%20%28copy%29%2B1.cfg`;
    await client.open(spelled, guest('a', '01'));
    await client.open(uri('xen/b.cfg'), guest('b', '02'));
    await client.pushed(uri('xen/b.cfg'), () => true);
    assert.deepEqual(
      [...(await client.pushed(same, () => true))].filter(({ severity }) => severity === 1),
      [],
    );
    await client.watched({ uri: spelled, type: 2 });
    await client.change(spelled, guest('a', '02'));
    const found = await client.pushed(uri('xen/b.cfg'), has('duplicate-mac'));
    assert.equal(found.find(({ code }) => code === 'duplicate-mac')?.relatedInformation?.length, 1);
    await client.close(spelled);
    await client.pushed(uri('xen/b.cfg'), lacks('duplicate-mac'));
  });

  it('leaves out what settings, .gitignore and the editor hide', async () => {
    file('xen/a.cfg', guest('a', '01'));
    file('xen/old/b.cfg', guest('b', '01'));
    file('xen/draft.cfg', guest('c', '01'));
    file('xen/.gitignore', 'draft.cfg\n');
    file('.xen-config.json', '{"ignore": ["old/"]}');
    file('xen/d.cfg', guest('d', '04'));
    file('xen/e.cfg', guest('e', '04'));
    await start();
    const found = await client.pushed(uri('xen/d.cfg'), has('duplicate-mac'));
    assert.equal(found.find(({ code }) => code === 'duplicate-mac')?.relatedInformation?.length, 1);
    assert.equal(client.wasPushed(uri('xen/a.cfg')), false);
    assert.equal(client.wasPushed(uri('xen/old/b.cfg')), false);

    file('xen/.gitignore', '\n');
    await client.watched({ uri: uri('xen/.gitignore'), type: 2 });
    await client.pushed(uri('xen/a.cfg'), has('duplicate-mac'));
  });

  it('shows how far the first reading is, and ends it when it is cancelled', async () => {
    for (let i = 0; i < 1500; i++)
      file(
        `xen/g${i}.cfg`,
        guest(`g${i}`, '01').replace('00:01', `${i >> 8 > 15 ? '' : '0'}${(i >> 8).toString(16)}:01`),
      );
    await start({ progress: true });
    const begun = await client.until(() => client.progress.find(({ value }) => value.kind === 'begin'));
    assert.equal(begun.value.cancellable, true);
    assert.match(begun.value.message ?? '', /1500 files/);
    await client.connection.sendNotification('window/workDoneProgress/cancel', { token: begun.token });
    await client.until(() => client.progress.find(({ value }) => value.kind === 'end'));
    await client.open(uri('xen/new.cfg'), guest('new', '99'));
    await client.pushed(uri('xen/new.cfg'), () => true);
  }).timeout(60_000);

  it('gets over files that vanish, move, cannot be read or are no configs', async () => {
    file('xen/a.cfg', guest('a', '01'));
    file('xen/b.cfg', guest('b', '01'));
    file('xen/huge.cfg', `name = "huge"\n${'# filled\n'.repeat(6_000_000)}`);
    file('xen/picture.cfg', '\0\x01\x02\x03\x04\x05\x06\x07'.repeat(200));
    mkdirSync(path('xen/folder.cfg'));
    await start();
    await client.pushed(uri('xen/a.cfg'), has('duplicate-mac'));

    renameSync(path('xen/b.cfg'), path('xen/moved.cfg'));
    await client.watched({ uri: uri('xen/b.cfg'), type: 3 }, { uri: uri('xen/moved.cfg'), type: 1 });
    await client.pushed(uri('xen/b.cfg'), (found) => !found.length);
    await client.pushed(uri('xen/moved.cfg'), has('duplicate-mac'));
    const still = await client.pushed(
      uri('xen/a.cfg'),
      (found) =>
        found.find(({ code }) => code === 'duplicate-mac')?.relatedInformation?.[0]?.location.uri ===
        uri('xen/moved.cfg'),
    );
    assert.ok(has('duplicate-mac')(still));

    rmSync(path('xen/moved.cfg'));
    mkdirSync(path('xen/moved.cfg'));
    await client.watched({ uri: uri('xen/moved.cfg'), type: 2 });
    await client.pushed(uri('xen/a.cfg'), lacks('duplicate-mac'));
    chmodSync(path('xen/a.cfg'), 0o000);
    await client.watched({ uri: uri('xen/a.cfg'), type: 2 }, { uri: uri('xen/gone.cfg'), type: 2 });
    await client.open(uri('xen/huge.cfg'), guest('huge', '09'));
    await client.pushed(uri('xen/huge.cfg'), () => true);
  }).timeout(60_000);

  it('counts an open document no more whose file was deleted, until it is there again', async () => {
    file('xen/a.cfg', guest('a', '01'));
    file('xen/b.cfg', guest('b', '02'));
    file('xen/c.cfg', guest('c', '01'));
    await start();
    await client.open(uri('xen/a.cfg'), guest('a', '01'));
    await client.open(uri('xen/b.cfg'), guest('b', '01'));
    const related = (count: number) => (found: readonly Diagnostic[]) =>
      (found.find(({ code }) => code === 'duplicate-mac')?.relatedInformation?.length ?? 0) === count;
    await client.pushed(uri('xen/c.cfg'), related(2));

    renameSync(path('xen/a.cfg'), path('a'));
    await client.watched({ uri: uri('xen/a.cfg'), type: 3 });
    await client.pushed(uri('xen/b.cfg'), related(1));
    await client.pushed(uri('xen/c.cfg'), related(1));
    await client.change(uri('xen/a.cfg'), `${guest('a', '01')}memmory = 1\n`);
    await client.pushed(uri('xen/a.cfg'), has('unknown-setting'));
    await client.pushed(uri('xen/b.cfg'), related(1));

    await client.watched({ uri: uri('xen'), type: 3 });
    await client.pushed(uri('xen/b.cfg'), related(0));
    renameSync(path('a'), path('xen/a.cfg'));
    await client.watched({ uri: uri('xen/a.cfg'), type: 1 }, { uri: uri('xen/b.cfg'), type: 1 });
    await client.pushed(uri('xen/b.cfg'), related(1));
    await client.pushed(uri('xen/a.cfg'), related(1));
  });

  it('keeps the text of the editor when the file changes on the disk', async () => {
    file('xen/a.cfg', guest('a', '01'));
    file('xen/b.cfg', guest('b', '02'));
    await start();
    await client.open(uri('xen/a.cfg'), guest('a', '02'));
    await client.pushed(uri('xen/b.cfg'), has('duplicate-mac'));
    file('xen/a.cfg', guest('a', '07'));
    await client.watched({ uri: uri('xen/a.cfg'), type: 2 });
    await client.change(uri('xen/a.cfg'), `${guest('a', '02')}# more\n`);
    await client.pushed(uri('xen/a.cfg'), (found, version) => version === 2 && has('duplicate-mac')(found));
    await client.close(uri('xen/a.cfg'));
    await client.pushed(uri('xen/b.cfg'), lacks('duplicate-mac'));
  });

  it('may be killed while it reads, and the next one knows everything', async () => {
    for (let i = 0; i < 400; i++) file(`xen/g${i}.cfg`, guest(`g${i}`, (i % 256).toString(16).padStart(2, '0')));
    await start();
    client.process.kill('SIGKILL');
    await new Promise((resolve) => client.process.once('exit', resolve));
    client.connection.dispose();
    await start();
    await client.pushed(uri('xen/g0.cfg'), has('duplicate-mac'));
    await client.pushed(uri('xen/g399.cfg'), has('duplicate-mac'));
  }).timeout(60_000);
});

describe('the language server and what several files share', () => {
  let folder: string;
  let client: Client;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xen-shared-'));
    mkdirSync(join(folder, 'xen'));
    const put = (name: string, text: string): void => writeFileSync(join(folder, 'xen', name), text);
    put(
      'a.cfg',
      'name = "a"\nvif = [\'mac=00:16:3e:00:00:01,bridge=br-web\']\ndisk = ["phy:/dev/vg0/shared,xvda,r"]\n',
    );
    put('b.cfg', "name = 'b'\nvif = ['bridge=br-web']\ndisk = [\"phy:/dev/vg0/shared,xvda,r\"]\n");
    put('xl.conf', 'vif.default.bridge="br-web"\n');
    client = await Client.start({ folders: [pathToFileURL(folder).href] });
    await client.open(
      uri('a.cfg'),
      'name = "a"\nvif = [\'mac=00:16:3e:00:00:01,bridge=br-web\']\ndisk = ["phy:/dev/vg0/shared,xvda,r"]\n',
    );
    await client.pushed(uri('a.cfg'), () => true);
    await settled();
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    rmSync(folder, { recursive: true });
  });

  const uri = (name: string): string => pathToFileURL(join(folder, 'xen', name)).href;
  const ask = <T>(method: string, params: object): Promise<T> => client.connection.sendRequest<T>(method, params);
  const at = (line: number, character: number) => ({
    textDocument: { uri: uri('a.cfg') },
    position: { line, character },
  });
  const bridge = () => at(1, 38);

  /** Waits until the files that are not open have been read. */
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 200; i++) {
      if ((await ask<unknown[]>('workspace/symbol', { query: 'b' })).length >= 2) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('finds guests and bridges by name', async () => {
    const found = await ask<{ name: string; containerName: string }[]>('workspace/symbol', { query: 'bw' });
    assert.deepEqual(
      found.map(({ name, containerName }) => [name, containerName]),
      [['br-web', 'xl.conf']],
    );
    const all = await ask<{ name: string }[]>('workspace/symbol', { query: '' });
    assert.deepEqual(all.map(({ name }) => name).sort(), ['a', 'b', 'br-web']);
  });

  it('finds every use of a bridge', async () => {
    const found = await ask<{ uri: string }[]>('textDocument/references', {
      ...bridge(),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found.map((one) => one.uri),
      [uri('a.cfg'), uri('b.cfg'), uri('xl.conf')],
    );
  });

  it('renames a bridge in every file', async () => {
    const place = await ask<{ placeholder: string }>('textDocument/prepareRename', bridge());
    assert.equal(place.placeholder, 'br-web');
    const edit = await ask<{
      documentChanges: { textDocument: { uri: string }; edits: { newText: string; range: unknown }[] }[];
    }>('textDocument/rename', { ...bridge(), newName: 'br-dmz' });
    assert.deepEqual(
      edit.documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits[0]?.range, edits[0]?.newText]),
      [
        [uri('a.cfg'), { start: { line: 1, character: 37 }, end: { line: 1, character: 43 } }, 'br-dmz'],
        [uri('b.cfg'), { start: { line: 1, character: 15 }, end: { line: 1, character: 21 } }, 'br-dmz'],
        [uri('xl.conf'), { start: { line: 0, character: 20 }, end: { line: 0, character: 26 } }, 'br-dmz'],
      ],
    );
    await assert.rejects(ask('textDocument/rename', { ...bridge(), newName: 'br dmz' }), /letters, digits/);
  });

  it('renames a guest between its quotes', async () => {
    const edit = await ask<{ documentChanges: { edits: { range: unknown }[] }[] }>('textDocument/rename', {
      ...at(0, 9),
      newName: 'web',
    });
    assert.deepEqual(edit.documentChanges[0]?.edits[0]?.range, {
      start: { line: 0, character: 8 },
      end: { line: 0, character: 9 },
    });
  });

  it('counts the guests that use a disk or bridge', async () => {
    const lenses = await ask<{ range: { start: { line: number } }; command: { title: string } }[]>(
      'textDocument/codeLens',
      {
        textDocument: { uri: uri('a.cfg') },
      },
    );
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command.title]),
      [
        [1, 'used by 2 guests'],
        [2, 'used by 2 guests'],
      ],
    );
  });
});
