import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../client/src/extension.ts';
import type { Drawn } from '../../client/src/map/messages.ts';
import { changing, extension, open, placeOf, type, until } from './workspace.ts';

const GUESTS = ['build3', 'mail1', 'web1', 'db1', 'net1', 'web2', 'win1'];

describe('The network map', () => {
  let api: Api;
  before(async () => {
    api = await extension();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const show = async (condition: (drawn: Drawn) => boolean): Promise<Drawn> => {
    await vscode.commands.executeCommand('xen.showNetworkMap');
    const drawn = await until(
      () => api.map.drawn,
      (seen) => seen !== undefined && condition(seen),
    );
    return drawn as Drawn;
  };
  const labelled = ({ labels }: Drawn, start: string): boolean => labels.some((label) => label.startsWith(start));
  const isConflict = ({ labels }: Drawn, start: string): boolean =>
    labels.some((label) => label.startsWith(start) && label.includes('Conflict: '));

  /** All that the examples have; documents of other tests may still be there too. */
  const isWhole = (drawn: Drawn): boolean =>
    GUESTS.every((name) => labelled(drawn, `Guest ${name}: `)) &&
    isConflict(drawn, 'Guest win1: ') &&
    isConflict(drawn, 'Guest web2: ');

  it('shows every guest, network and interface of the workspace, and what is in conflict', async () => {
    const drawn = await show(isWhole);
    for (const start of ['Guest web1: ', 'Guest net1: ', 'Network xenbr0', 'Network network-route (routed)']) {
      assert.ok(labelled(drawn, start), `${start} in ${drawn.labels.join('\n')}`);
    }
    assert.match(
      drawn.labels.find((label) => label.startsWith('Guest win1: ')) ?? '',
      /Conflict: web2\.cfg.* MAC address/,
    );
  });

  it('opens the line behind a node that is clicked', async () => {
    await show(isWhole);
    api.map.press('Interface vif 1 00:16:3e:20:10:04');
    const editor = await until(
      () => vscode.window.activeTextEditor,
      (active) => active?.document.uri.path.endsWith('/xl-host/xen/web2.cfg') === true,
    );
    assert.ok(editor);
    await until(
      () => editor.document.getText(editor.selection),
      (text) => text === "'mac=00:16:3e:20:10:04,bridge=xenbr1'",
    );
    api.map.press('Network xenbr0');
    await until(
      () => vscode.window.activeTextEditor?.document.uri.path ?? '',
      (path) => path.endsWith('/xl-host/xen/xl.conf'),
    );
  });

  it('follows what is typed', async () => {
    await changing('xl-host/xen/win1.cfg', async (document) => {
      await show(({ guests, conflicts }) => guests === 7 && conflicts === 3);
      const place = placeOf(document, '00:16:3e:20:10:03');
      await type(document, new vscode.Range(place, place.translate(0, 17)), '00:16:3e:20:10:0f');
      await show((drawn) => !isConflict(drawn, 'Guest win1: ') && labelled(drawn, 'Interface win1 00:16:3e:20:10:0f'));
    });
    await show(isWhole);
  });

  it('draws a host small, and in full again, when its name is clicked', async () => {
    await open('xl-host/xen/web2.cfg');
    await show(isWhole);
    api.map.press('Close host xl-host/xen');
    await show((drawn) => labelled(drawn, 'Open host xl-host/xen') && !labelled(drawn, 'Interface win1 '));
    api.map.press('Open host xl-host/xen');
    await show((drawn) => labelled(drawn, 'Close host xl-host/xen') && labelled(drawn, 'Interface win1 '));
  });
});
