import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, changing, extension, noProblem, open, placeOf, problem, until, withFile } from './workspace.ts';

const { executeCommand: run } = vscode.commands;

/** Puts the cursor at a text of the active file. */
function goTo(document: vscode.TextDocument, text: string, further = 0): void {
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document, document);
  const place = placeOf(document, text, further);
  editor.selection = new vscode.Selection(place, place);
}

/** What information messages and the status bar said while something ran; nobody answers. */
async function said(work: () => Thenable<unknown>): Promise<string[]> {
  const { showInformationMessage, setStatusBarMessage } = vscode.window;
  const texts: string[] = [];
  const hear = async (text: string) => {
    texts.push(text);
  };
  Object.assign(vscode.window, { showInformationMessage: hear, setStatusBarMessage: hear });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showInformationMessage, setStatusBarMessage });
  }
  return texts;
}

const tab = (part: string) =>
  until(
    () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes(part))?.label,
    (label) => label !== undefined,
  );

describe('The command', () => {
  it('Generate MAC Address writes one that nobody has', () =>
    changing('xl-host/xen/net1.cfg', async (document) => {
      await problem(await open('xl-host/xen/web2.cfg'), 'unknown-setting');
      await open('xl-host/xen/net1.cfg');
      const place = placeOf(document, '00:16:3e:20:10:05');
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.selection = new vscode.Selection(place, place.translate(0, 17));
      await run('xen.generateMac');
      const [made] = /mac=(00:16:3e:[0-9a-f:]{8})/.exec(document.getText())?.slice(1) ?? [];
      assert.ok(made && made !== '00:16:3e:20:10:05', document.getText());
      await run('xen.generateMac');
      assert.ok(!document.getText().includes(made), 'another one');
    }));

  it('Generate MAC Address takes the place of the one at the cursor', () =>
    changing('xl-host/xen/net1.cfg', async (document) => {
      const before = document.getText();
      goTo(document, '00:16:3e:20:10:05', 4);
      await run('xen.generateMac');
      const text = document.getText();
      assert.match(text, /mac=00:16:3e:[0-9a-f:]{8},bridge/);
      assert.ok(text !== before && text.length === before.length, text);
    }));

  it('Explain Problem shows the page of the rule at the cursor', async () => {
    const document = await open('xl-host/xen/web2.cfg');
    await problem(document, 'unknown-setting');
    goTo(document, 'memmory', 3);
    await run('xen.explainProblem');
    await tab('unknown-setting.md');
    await run('workbench.action.closeActiveEditor');
    await open('xl-host/xen/web2.cfg');
    goTo(document, 'type');
    assert.match((await said(() => run('xen.explainProblem'))).join(), /no problem/);
  });

  it('Fix All applies every safe fix and nothing else', () =>
    changing('xend-host/xen/web1.cfg', async (document) => {
      await problem(document, 'vif-mac-malformed');
      const before = document.getText();
      await run('xen.fixAll');
      await noProblem(document, 'vif-mac-malformed');
      assert.match(document.getText(), /mac=00:16:3e:5b:7a:01/);
      assert.equal(document.getText().split('\n').length, before.split('\n').length);
      assert.match((await said(() => run('xen.fixAll'))).join(), /one right answer/);
    }));

  it('Show Effective Configuration finds the file behind a page that is in front, such as the walkthrough', async () => {
    await open('xl-host/xen/net1.cfg');
    await run('xen.openRule', 'unknown-setting');
    await tab('unknown-setting.md');
    assert.equal(vscode.window.activeTextEditor, undefined);
    await run('xen.showEffective');
    await tab('net1.cfg (effective)');
    await run('workbench.action.closeAllEditors');
  });

  it('Check Workspace counts the problems of all files and shows them', async () => {
    const [summary = ''] = await said(() => run('xen.checkWorkspace'));
    const [files = 0, errors = 0] = (/Files: (\d+)\. Errors: (\d+)/.exec(summary) ?? []).slice(1).map(Number);
    assert.ok(files >= 8, summary);
    assert.ok(errors >= 5, summary);
    const known = () =>
      vscode.languages
        .getDiagnostics()
        .flatMap(([, all]) => all)
        .filter(({ source, severity }) => source === 'xen' && !severity);
    await until(
      () => known().length,
      (count) => count === errors,
    );
  });

  it('Copy network-attach Command copies what xl wants to hear', async () => {
    const document = await open('xl-host/xen/net1.cfg');
    goTo(document, '00:16:3e:20:10:05');
    await run('xen.copyAttachCommand');
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^xl network-attach net1 .*mac=00:16:3e:20:10:05/);
  });

  it('Copy network-attach Command speaks to xm for a file of xm', async () => {
    await withFile(
      'xend-host/xen/app5.cfg',
      "# xen: toolstack=xm\nname = 'app5'\nvif = [ 'bridge=xenbr0' ]\n",
      async (document) => {
        goTo(document, 'bridge');
        await run('xen.copyAttachCommand');
        assert.match(await vscode.env.clipboard.readText(), /^xm network-attach app5 .*bridge=xenbr0/);
      },
    );
  });

  it('Add Interface takes such a command back into the file', () =>
    changing('xl-host/xen/net1.cfg', async (document) => {
      await vscode.env.clipboard.writeText('xl network-attach net1 mac=00:16:3e:00:00:77 bridge=xenbr1');
      assert.deepEqual(await said(() => run('xen.pasteAttachCommand')), []);
      assert.match(document.getText(), /^vif {2}= \[.*xenbr0.*00:16:3e:00:00:77,bridge=xenbr1.*\]/m);
      await vscode.env.clipboard.writeText('ls -l');
      assert.match((await said(() => run('xen.pasteAttachCommand'))).join(), /clipboard/);
    }));

  for (const [toolstack, words] of [
    ['xl', /type = "hvm"/],
    ['xm', /builder = "hvm"/],
  ] as const) {
    it(`New Guest begins a file for ${toolstack}`, async () => {
      await answering([toolstack, 'HVM guest'], async () => run('xen.newGuest'));
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.languageId, 'xen-domain');
      assert.match(document.getText(), new RegExp(`^# xen: toolstack=${toolstack}\n`));
      assert.match(document.getText(), words);
      assert.match(document.getText(), /^name +?= "guest"$/m);
      await run('workbench.action.revertAndCloseActiveEditor');
    });
  }

  it('New Guest leaves nothing behind when the kind is not chosen', async () => {
    const before = vscode.workspace.textDocuments.length;
    await answering(['xl', undefined], async () => run('xen.newGuest'));
    assert.equal(vscode.workspace.textDocuments.length, before);
  });

  it('Show Effective Configuration follows the file', () =>
    changing('xl-host/xen/net1.cfg', async (document) => {
      await run('xen.showEffective');
      const shown = await until(
        () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'xen-effective'),
        (found) => found !== undefined,
      );
      assert.match(shown?.getText() ?? '', /memory = 512/);
      await open('xl-host/xen/net1.cfg');
      const edit = new vscode.WorkspaceEdit();
      const place = placeOf(document, '512');
      edit.replace(document.uri, new vscode.Range(place, place.translate(0, 3)), '768');
      await vscode.workspace.applyEdit(edit);
      await until(
        () => shown?.getText() ?? '',
        (text) => /memory = 768/.test(text),
      );
      await run('workbench.action.closeEditorsInOtherGroups');
    }));
});

describe('The status item about limits', () => {
  it('is there only for a file that reaches one', async () => {
    const api = await extension();
    await withFile('xl-host/xen/huge.cfg', 'a = foo\n'.repeat(30_000), async () => {
      await until(
        () => api.limit,
        (limit) => limit !== undefined,
      );
    });
    await open('xl-host/xen/web2.cfg');
    await until(
      () => api.limit,
      (limit) => limit === undefined,
    );
  });
});
