import assert from 'node:assert/strict';
import type { ConfigFile } from '../../../server/src/config/file.ts';
import { definitions } from '../../../server/src/language/definition.ts';
import { applyEdits } from '../../../server/src/language/edits.ts';
import { folds } from '../../../server/src/language/fold.ts';
import { highlights } from '../../../server/src/language/highlight.ts';
import { inlayHints } from '../../../server/src/language/inlay.ts';
import { candidates, links } from '../../../server/src/language/links.ts';
import { nameAt } from '../../../server/src/language/names/names.ts';
import { isRefusal, rename } from '../../../server/src/language/names/rename.ts';
import { selections } from '../../../server/src/language/select.ts';
import { semanticTokens } from '../../../server/src/language/semantic.ts';
import { type DocumentSymbol, symbols } from '../../../server/src/language/symbols.ts';
import { Service } from '../../../server/src/service.ts';
import type { Span } from '../../../server/src/syntax/text.ts';
import { inputOf, type Reading } from '../../support/check.ts';
import { placed } from '../../support/cursor.ts';

const XM = { toolstack: 'xm' } as const;
const XEND = { kind: 'xend', toolstack: 'xm', path: 'xend-config.sxp' } as const;

const open = (text: string, reading: Reading = {}) => {
  const service = new Service();
  const file = service.update(inputOf({ ...reading, text }));
  return { file, fleet: service.fleet };
};
const read = (text: string, reading: Reading = {}): ConfigFile => open(text, reading).file;
const textAt = ({ text }: ConfigFile, { start, end }: Span): string => text.slice(start, end);

describe('the outline', () => {
  const flat = (all: readonly DocumentSymbol[], depth = 0): string[] =>
    all.flatMap(({ name, kind, detail, children }) => [
      `${'  '.repeat(depth)}${kind} ${name}: ${detail ?? ''}`,
      ...flat(children, depth + 1),
    ]);

  it('has the guest with its settings and devices', () => {
    const text =
      "name = 'web1'\nmemory = 512\nvif = ['bridge=xenbr0', '']\ndisk = ['phy:/dev/a,xvda,w']\npci = ['01:00.0']\n";
    assert.deepEqual(flat(symbols(read(text))), [
      'guest web1: PV',
      '  setting name: web1',
      '  setting memory: 512',
      '  list vif: 2',
      '    interface vif 0: bridge=xenbr0',
      '    interface vif 1: ',
      '  list disk: 1',
      '    disk disk 0: phy:/dev/a,xvda,w',
      '  list pci: 1',
      '    device pci 0: 01:00.0',
    ]);
  });

  it('tells the variables of a program from its settings', () => {
    assert.deepEqual(flat(symbols(read("host = 'a'\nmemory = 64\n", XM))), ['variable host: a', 'setting memory: 64']);
  });

  it('has the options of xend', () => {
    assert.deepEqual(flat(symbols(read('(xend-port 8000)\n(vif-script vif-bridge)\n', XEND))), [
      'option xend-port: 8000',
      'option vif-script: vif-bridge',
    ]);
  });
});

describe('folding', () => {
  const cases: readonly (Reading & { text: string; folds: string[] })[] = [
    { text: "vif = [ 'a',\n 'b',\n]\na = 1\n", folds: ['0-1'] },
    { text: "vif = [ 'a',\n 'b' ]\n", folds: ['0-1'] },
    { text: "vif = [ 'a' ]\n", folds: [] },
    { text: '# a\n# b\n# c\n\n# d\nx = 1\n', folds: ['0-2 comment'] },
    { text: '# region net\na = 1\n#region in\nb = 2\n#endregion\n# endregion\n', folds: ['0-5 region', '2-4 region'] },
    { text: '(a\n  (b\n    1)\n)\n', ...XEND, folds: ['0-2', '1-2'] },
    { text: 'if 1:\n    a = 1\n    b = 2\n', ...XM, folds: ['0-2'] },
  ];
  for (const { text, folds: wanted, ...reading } of cases) {
    it(JSON.stringify(text), () => {
      const found = folds(read(text, reading)).map(({ from, to, kind }) => `${from}-${to}${kind ? ` ${kind}` : ''}`);
      assert.deepEqual(found, wanted);
    });
  }
});

describe('selection', () => {
  it('grows from a word to the file', () => {
    const { text, offset } = placed("memory = 1\nvif = [ 'mac=a,bridge=xen|br0', 'x' ]\n");
    const file = read(text);
    assert.deepEqual(
      selections(file, offset).map((one) => textAt(file, one)),
      [
        'xenbr0',
        'bridge=xenbr0',
        'mac=a,bridge=xenbr0',
        "'mac=a,bridge=xenbr0'",
        "[ 'mac=a,bridge=xenbr0', 'x' ]",
        "vif = [ 'mac=a,bridge=xenbr0', 'x' ]",
        text,
      ],
    );
  });

  it('grows in s-expressions', () => {
    const { text, offset } = placed('(a (b c|d))\n');
    const file = read(text, XEND);
    assert.deepEqual(
      selections(file, offset).map((one) => textAt(file, one)),
      ['cd', '(b cd)', '(a (b cd))', text],
    );
  });
});

describe('highlights', () => {
  const cases: readonly (Reading & { at: string; marks: number[] })[] = [
    { at: 'mem|ory = 1\nvcpus = 1\nmemory = 2\n', marks: [0, 2] },
    { at: "vif = [ 'bridge=xen|br0',\n 'bridge=other',\n 'bridge=xenbr0' ]\n", marks: [0, 2] },
    { at: "x| = 'a'\nname = x\ndef f(x):\n    return x\n", ...XM, marks: [0, 1] },
    { at: '(a| 1)\n(b 2)\n(a 3)\n', ...XEND, marks: [0, 2] },
    { at: 'memory = 5|12\n', marks: [] },
  ];
  for (const { at, marks, ...reading } of cases) {
    it(JSON.stringify(at), () => {
      const { text, offset } = placed(at);
      const { file, fleet } = open(text, reading);
      assert.deepEqual(
        highlights(file, offset, fleet).map(({ span }) => file.lines.lineAt(span.start)),
        marks,
      );
    });
  }
});

describe('the meaning of words', () => {
  const cases: readonly (Reading & { text: string; tokens: string[] })[] = [
    {
      text: 'memory = 512\nmemry = 1\non_crash = "restart"\n',
      tokens: ['memory property', 'memry variable unknown', 'on_crash property', 'restart enumMember'],
    },
    {
      text: "vif = [ 'mac=00:16:3e:00:00:01,model=e1000,brige=a' ]\n",
      tokens: ['vif property', 'mac parameter', '00:16:3e:00:00:01 number', 'model parameter', 'e1000 enumMember'],
    },
    {
      text: "x = 'a'\nname = x\ndef f(y):\n    return y\n",
      ...XM,
      tokens: ['x variable', 'name property', 'x variable', 'f function', 'y parameter', 'y variable'],
    },
    {
      text: '(xend-unix-server yes)\n(nonsense 1)\n',
      ...XEND,
      tokens: ['xend-unix-server property', 'nonsense variable unknown'],
    },
  ];
  for (const { text, tokens, ...reading } of cases) {
    it(JSON.stringify(text), () => {
      const file = read(text, reading);
      const found = semanticTokens(file).map(
        ({ span, type, modifier }) => `${textAt(file, span)} ${type}${modifier ? ` ${modifier}` : ''}`,
      );
      assert.deepEqual(found, tokens);
    });
  }
});

describe('inlay hints', () => {
  /** The text with its hints in angle brackets. */
  const shown = (text: string, reading: Reading = {}): string => {
    const hints = inlayHints(read(text, reading));
    return applyEdits(
      text,
      hints.map(({ offset, label }) => ({ span: { start: offset, end: offset }, newText: `«${label}»` })),
    );
  };
  const cases: readonly (Reading & { from: string; to: string })[] = [
    { from: "vif = [ 'a', 'vifname=x' ]\n", to: "vif = [ 'a'«vif<domid>.0», 'vifname=x' ]\n" },
    { from: "vif = [ 'devid=3' ]\n", to: "vif = [ 'devid=3'«vif<domid>.3» ]\n" },
    {
      from: "vif = [ 'vifname=a-name-that-is-too-long' ]\n",
      to: "vif = [ 'vifname=a-name-that-is-too-long'«a-name-that-is-» ]\n",
    },
    { from: "disk = [ 'phy:/dev/a,xvda,w' ]\n", to: "disk = [ 'phy:/dev/a,xvda«51712»,w' ]\n" },
    {
      from: "n = 2\nname = 'web%d' % n\nmemory = 64\n",
      ...XM,
      to: 'n = 2\nname = \'web%d\' % n«= "web2"»\nmemory = 64\n',
    },
    { from: 'import os\nname = os.environ["A"]\n', ...XM, to: 'import os\nname = os.environ["A"]\n' },
  ];
  for (const { from, to, ...reading } of cases) it(from, () => assert.equal(shown(from, reading), to));

  it('come only where they are wanted', () => {
    const file = read("vif = [ 'a' ]\ndisk = [ 'phy:/dev/a,xvda,w' ]\n");
    const labels = (choice: { interfaces: boolean; devices: boolean }) =>
      inlayHints(file, { ...choice, values: true }).map(({ label }) => label);
    assert.deepEqual(labels({ interfaces: false, devices: true }), ['51712']);
    assert.deepEqual(labels({ interfaces: true, devices: false }), ['vif<domid>.0']);
  });
});

describe('links', () => {
  it('are paths, scripts and rules', () => {
    const file = read(
      'kernel = "/boot/a"\ndisk = [ "file:/srv/b.img,xvda,w" ]\nvif = [ "script=vif-x" ] # xen-ignore vif-mac-global none\n',
    );
    assert.deepEqual(
      links(file).map((link) => [textAt(file, link.span), 'rule' in link ? link.rule : link.path]),
      [
        ['vif-mac-global', 'vif-mac-global'],
        ['/boot/a', '/boot/a'],
        ['/srv/b.img', '/srv/b.img'],
        ['vif-x', 'vif-x'],
      ],
    );
  });

  it('lead into the workspace alone', () => {
    const roots = ['file:///w'];
    const file = 'file:///w/xen/a.cfg';
    assert.deepEqual(candidates('/boot/a', false, file, roots), ['file:///w/boot/a']);
    assert.deepEqual(candidates('/w/boot/a', false, file, roots), ['file:///w/boot/a', 'file:///w/w/boot/a']);
    assert.deepEqual(candidates('a b', false, file, roots), ['file:///w/xen/a%20b', 'file:///w/a%20b']);
    assert.ok(candidates('vif-x', true, file, roots).includes('file:///w/xen/scripts/vif-x'));
    assert.deepEqual(candidates('../../etc/passwd', false, file, roots), []);
    assert.deepEqual(candidates('a', false, 'file:///elsewhere/a.cfg', []), []);
  });
});

describe('names of a program', () => {
  const lines = (at: string): number[] => {
    const { text, offset } = placed(at);
    const file = read(text, XM);
    return (nameAt(file, offset)?.uses ?? []).map(({ span }) => file.lines.lineAt(span.start));
  };

  it('are the same where Python takes them for the same', () => {
    assert.deepEqual(lines("x| = 'a'\nname = x + 'b'\nx += 'c'\n"), [0, 1, 2]);
    assert.deepEqual(lines('for i| in range(3):\n    vcpus = i\nmemory = i\n'), [0, 1, 2]);
    assert.deepEqual(lines('def f():\n    return 1\nmemory = f|()\n'), [0, 2]);
    assert.deepEqual(lines('import os\nname = o|s.getpid()\n'), [0, 1]);
  });

  it('of the file are not seen in functions, as xm runs it', () => {
    assert.deepEqual(lines("x| = 'a'\ndef f():\n    return x\ndef g(y=x):\n    return y\n"), [0, 3]);
    assert.deepEqual(lines('def f(a):\n    b = a|\n    return a\na = 1\n'), [0, 1, 2]);
    assert.deepEqual(lines('x| = 1\ny = [x for x in (1,)]\nz = list(x for x in (x,))\n'), [0, 1, 1, 2]);
  });

  const renamed = (at: string, to: string): string => {
    const { text, offset } = placed(at);
    const answer = rename(read(text, XM), offset, to);
    if (!answer) return 'nothing';
    return isRefusal(answer) ? answer.refused : applyEdits(text, answer);
  };

  it('get another name everywhere', () => {
    assert.equal(renamed("host| = 'a'\nname = host + '1'\n", 'server'), "server = 'a'\nname = server + '1'\n");
    assert.equal(renamed('def f|():\n    return 1\nmemory = f()\n', 'g'), 'def g():\n    return 1\nmemory = g()\n');
  });

  it('keep theirs where that would change what xm reads', () => {
    assert.match(renamed('mem|ory = 64\n', 'm'), /setting that xm reads/);
    assert.match(renamed('x| = 64\n', 'memory'), /setting that xm reads/);
    assert.match(renamed('x| = 1\ny = 2\n', 'y'), /already/);
    assert.match(renamed('x| = 1\n', 'for'), /no name/);
    assert.match(renamed('x| = 1\nname = "%(x)d" % locals()\n', 'y'), /as texts/);
    assert.match(renamed('import os|\n', 'o'), /imported/);
    assert.match(renamed('def f(a|):\n    return a\nmemory = f(a=1)\n', 'b'), /named argument/);
    assert.equal(renamed('memory = 6|4\n', 'm'), 'nothing');
  });
});

describe('definitions', () => {
  it('are where a program sets a name', () => {
    const { text, offset } = placed("x = 'a'\nname = x|\n");
    const { file, fleet } = open(text, XM);
    assert.deepEqual(definitions(file, offset, fleet), [
      { path: 'test.cfg', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } },
    ]);
  });

  it('of bridges are in the configuration of the host', () => {
    const service = new Service();
    service.update(inputOf({ kind: 'conf', path: 'xl.conf', text: 'claim_mode = 1\nvif.default.bridge = "xenbr0"\n' }));
    const { text, offset } = placed("vif = [ 'bridge=xen|br0' ]\n");
    const file = service.update(inputOf({ text }));
    const found = definitions(file, offset, service.fleet);
    assert.deepEqual(
      found.map(({ path, range }) => [path, range.start.line]),
      [['xl.conf', 1]],
    );
  });
});
