import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering, open, until, uriOf, withFile, withSettings } from './workspace.ts';

const GUEST = 'name = "guest"\nmemory = 512\nvif = [ "" ]\n';

const isDomain = (document: vscode.TextDocument) => document.languageId === 'xen-domain';

/** Waits until the language of a document, which opens anew with each language, is that of domU configs. */
const untilDomain = (path: string) =>
  until(
    () => vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === uriOf(path).toString())?.languageId,
    (language) => language === 'xen-domain',
  );

/** Gives the extension time to do what it should not do. */
const aWhile = () => new Promise<void>((resolve) => setTimeout(resolve, 300));

describe('Files of the examples', () => {
  it('are a copy, so that the tests may change them', () => {
    assert.match(
      uriOf('').fsPath.replaceAll('\\', '/'),
      /\/xen-config-[^/]+\/examples\/?$|\/out\/editor\/examples\/?$/,
    );
  });

  const languages = {
    'xend-host/xen/web1.cfg': 'xen-domain',
    'xend-host/xen/farm.cfg': 'xen-domain',
    'xend-host/xen/xend-config.sxp': 'xen-sxp',
    'xl-host/xen/web2.cfg': 'xen-domain',
    'xl-host/xen/xl.conf': 'xen-conf',
  };
  for (const [path, language] of Object.entries(languages)) {
    it(`${path} is ${language}`, async () => {
      assert.equal((await open(path)).languageId, language);
    });
  }
});

describe('Files by their names', () => {
  const languages = {
    'guest.xl': 'xen-domain',
    'guest.xm': 'xen-domain',
    xmexample1: 'xen-domain',
    'xlexample.hvm': 'xen-domain',
    'xen.d/guest.pv': 'xen-domain',
    'other.sxp': 'xen-sxp',
    'xlcpupool1.cfg': 'xen-conf',
    'fast.cpupool': 'xen-conf',
  };
  for (const [path, language] of Object.entries(languages)) {
    it(`${path} is ${language}`, () =>
      withFile(path, '# empty\n', async ({ languageId }) => assert.equal(languageId, language)));
  }

  it("leave other people's .cfg files alone", () =>
    answering([], () =>
      withFile('setup.cfg', '[metadata]\nname = something\n', async (document) => {
        await aWhile();
        assert.ok(!isDomain(document));
      }),
    ));
});

describe('A .cfg file that looks like a domU config', () => {
  it('becomes one when the person says so', () =>
    answering(['This File'], () => withFile('vm1.cfg', GUEST, async () => void (await untilDomain('vm1.cfg')))));

  it('stays what it is when the person does not answer', () =>
    answering([undefined], () =>
      withFile('vm2.cfg', GUEST, async (document) => {
        await aWhile();
        assert.ok(!isDomain(document));
      }),
    ));

  it('is never asked about again after “Never”', () =>
    withSettings({ 'xen.recognize': undefined }, async () => {
      await answering(['Never'], () => withFile('vm3.cfg', GUEST, aWhile));
      await until(
        () => vscode.workspace.getConfiguration('xen').get('recognize'),
        (value) => value === 'never',
      );
      await answering([], () =>
        withFile('vm4.cfg', GUEST, async (document) => {
          await aWhile();
          assert.ok(!isDomain(document));
        }),
      );
    }));

  it('is one without a question where the settings say always', () =>
    withSettings({ 'xen.recognize': 'always' }, () =>
      answering([], () => withFile('vm5.cfg', GUEST, async () => void (await untilDomain('vm5.cfg')))),
    ));

  it('is one without a question and without an extension in a folder of Xen', () =>
    answering([], () =>
      withFile('xl-host/xen/auto-guest', GUEST, async () => void (await untilDomain('xl-host/xen/auto-guest'))),
    ));
});
