import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from '../support/client.ts';

interface Drawn {
  readonly svg: string;
  readonly places: readonly { readonly path: string; readonly range: { readonly start: { readonly line: number } } }[];
  readonly open: readonly string[];
  readonly guests: number;
  readonly conflicts: number;
}

const guest = (name: string, mac: string): string =>
  `name = "${name}"\nmemory = 512\nkernel = "/boot/vmlinuz"\nvif = ['mac=00:16:3e:00:00:${mac},bridge=lan']\n`;

describe('the network map of the language server', () => {
  let folder: string;
  let client: Client;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xen-map-'));
    mkdirSync(join(folder, 'h 1/xen'), { recursive: true });
    write('h 1/xen/xl.conf', 'vif.default.bridge = "lan"\n');
    write('h 1/xen/a.cfg', guest('a', '01'));
    write('h 1/xen/b.cfg', guest('b', '02'));
    client = await Client.start({ folders: [pathToFileURL(folder).href] });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  const ask = (open?: readonly string[]): Promise<Drawn> =>
    client.connection.sendRequest<Drawn>('xen/map', open ? { open } : {});
  /** Settles when the server says that the map has changed. */
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      const listener = client.connection.onNotification('xen/mapChanged', () => {
        listener.dispose();
        resolve();
      });
    });
  /** Asks until the map is as it should be: the first answer may come before the whole folder has been read. */
  const drawn = async (condition: (map: Drawn) => boolean): Promise<Drawn> => {
    for (;;) {
      const changed = change();
      const map = await ask();
      if (condition(map)) return map;
      await changed;
    }
  };

  it('shows files that are not open, with the lines of their nodes', async () => {
    const map = await drawn(({ guests }) => guests === 2);
    assert.deepEqual(map.open, ['h 1/xen']);
    assert.equal(map.conflicts, 0);
    const [, number] = /aria-label="Interface vif 0 00:16:3e:00:00:02"[^>]* data-at="(\d+)"/.exec(map.svg) ?? [];
    const place = map.places[Number(number)];
    assert.deepEqual([place?.path, place?.range.start.line], [uri('h 1/xen/b.cfg'), 3]);
  });

  it('follows what is typed, and marks both sides of a conflict', async () => {
    await drawn(({ guests }) => guests === 2);
    await client.open(uri('h 1/xen/a.cfg'), guest('a', '01'));
    await client.change(uri('h 1/xen/a.cfg'), guest('renamed', '02'));
    const map = await drawn(({ conflicts }) => conflicts === 2);
    assert.match(map.svg, /Guest renamed: /);
    await client.change(uri('h 1/xen/a.cfg'), guest('renamed', '03'));
    await drawn(({ conflicts }) => conflicts === 0);
    await client.close(uri('h 1/xen/a.cfg'));
    assert.match((await drawn(({ svg }) => /Guest a: /.test(svg))).svg, /00:16:3e:00:00:01/);
  });

  it('follows the disk', async () => {
    await drawn(({ guests }) => guests === 2);
    write('h 1/xen/c.cfg', guest('c', '02'));
    await client.watched({ uri: uri('h 1/xen/c.cfg'), type: 1 });
    await drawn(({ guests, conflicts }) => guests === 3 && conflicts === 2);
    rmSync(join(folder, 'h 1/xen/c.cfg'));
    await client.watched({ uri: uri('h 1/xen/c.cfg'), type: 3 });
    await drawn(({ guests, conflicts }) => guests === 2 && conflicts === 0);
  });

  it('shows no guest of an open document whose file was deleted', async () => {
    await drawn(({ guests }) => guests === 2);
    await client.open(uri('h 1/xen/a.cfg'), guest('a', '02'));
    await drawn(({ conflicts }) => conflicts === 2);
    rmSync(join(folder, 'h 1/xen/a.cfg'));
    await client.watched({ uri: uri('h 1/xen/a.cfg'), type: 3 });
    await drawn(({ guests, conflicts }) => guests === 1 && conflicts === 0);
  });

  it('draws in full only the hosts that are asked for', async () => {
    await drawn(({ guests }) => guests === 2);
    const map = await ask([]);
    assert.deepEqual(map.open, []);
    assert.match(map.svg, /class="node guest cell"/);
  });
});
