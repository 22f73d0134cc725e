import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/language/edits.ts';
import { format, formatRange } from '../../../../server/src/language/format/format.ts';
import { formatNewline } from '../../../../server/src/language/format/on-newline.ts';
import { Service } from '../../../../server/src/service.ts';
import { inputOf, type Reading } from '../../../support/check.ts';
import { placed } from '../../../support/cursor.ts';

interface Case extends Reading {
  readonly from: string;
  /** The text after; the same where absent. */
  readonly to?: string;
}

const XM = { toolstack: 'xm' } as const;
const XEND = { kind: 'xend', toolstack: 'xm', path: 'xend-config.sxp' } as const;
const LONG = "'mac=00:16:3e:11:22:01,bridge=xenbr0,vifname=all1,rate=10Mb/s'";

const CASES: Readonly<Record<string, readonly Case[]>> = {
  assignments: [
    { from: 'memory=512\n', to: 'memory = 512\n' },
    { from: '  memory\t=  512  \n', to: 'memory = 512\n' },
    { from: 'a=1;b=2 ; c=3\n', to: 'a = 1; b = 2; c = 3\n' },
    { from: 'a="x"\na+="y"\n', to: 'a = "x"\na += "y"\n' },
    { from: 'extra = "a  =  b"\n' },
    { from: 'a = 1', to: 'a = 1\n' },
    { from: '', to: '' },
    { from: 'a = 1\n\n\n', to: 'a = 1\n' },
    { from: 'a = 1\n\n\nb = 2\n' },
    { from: 'a = 1\n\n \n\t\n\nb = 2\n', to: 'a = 1\n\n\nb = 2\n' },
    { kind: 'conf', path: 'xl.conf', from: 'autoballoon="auto"\n', to: 'autoballoon = "auto"\n' },
    { kind: 'cpupool', path: 'a.cpupool', from: 'cpus=["1"]\n', to: 'cpus = [ "1" ]\n' },
  ],
  lists: [
    { from: "vif=['a','b']\n", to: "vif = [ 'a', 'b' ]\n" },
    { from: 'vif = [ ]\n', to: 'vif = []\n' },
    { from: 'vif = [\n]\n', to: 'vif = []\n' },
    { from: "vif = [ 'a',\n        'b' ]\n", to: "vif = [\n    'a',\n    'b'\n]\n" },
    { from: "vif = ['a', 'b',\n'c',]\n", to: "vif = [\n    'a',\n    'b',\n    'c',\n]\n" },
    { from: "vif = [ 'a'\n , 'b'\n ]\n", to: "vif = [\n    'a',\n    'b'\n]\n" },
    { from: `vif = [ ${LONG}, ${LONG} ]\n`, to: `vif = [\n    ${LONG},\n    ${LONG}\n]\n` },
    { from: `disk = [ '${'x'.repeat(200)}' ]\n` },
    { from: 'vnuma = [["a","b"],\n["c"]]\n', to: 'vnuma = [\n    [ "a", "b" ],\n    [ "c" ]\n]\n' },
    { from: 'vnuma = [["a",\n"b"]]\n', to: 'vnuma = [\n    [\n        "a",\n        "b"\n    ]\n]\n' },
  ],
  comments: [
    { from: 'memory=512 # MiB\n', to: 'memory = 512 # MiB\n' },
    { from: 'memory=512   # MiB\nvcpus=2      # two\n', to: 'memory = 512   # MiB\nvcpus = 2      # two\n' },
    { from: 'a=1 # one\n    # more\n', to: 'a = 1 # one\n      # more\n' },
    { from: 'a = 1\t# one\nbb = 2\t# two\n' },
    { from: '   # indented, and  blanks  \na = 1\n' },
    {
      from: "vif = [ 'a', # one\n#       'b',\n   # c\n   'd' ] # end\n",
      to: "vif = [\n    'a', # one\n#       'b',\n    # c\n    'd'\n] # end\n",
    },
    { from: "a = [ 'x' # one\n , 'y' ]\n", to: "a = [\n    'x' # one\n    , 'y'\n]\n" },
    // A comment silences a rule for its line: that line stays.
    {
      from: "vif=[ 'a', # xen-ignore vif-mac-global\n      'b' ]\na=1\n",
      to: "vif=[ 'a', # xen-ignore vif-mac-global\n      'b' ]\na = 1\n",
    },
    { from: "# xen-ignore vif-mac-global\nvif=[ 'a',\n 'b' ]\n" },
  ],
  'files that Xen refuses': [
    { from: 'memory=512\nvif=[\n' },
    { from: 'memory=512\r\n' },
    { ...XM, from: 'memory=512\nif 1\n' },
    { ...XEND, from: '(a  1)\n(b' },
  ],
  programs: [
    { ...XM, from: "memory=512\nvif=['a',\n'b']\n", to: "memory = 512\nvif = [\n    'a',\n    'b'\n]\n" },
    { ...XM, from: 'memory=512\r\nvcpus=1', to: 'memory = 512\r\nvcpus = 1\r\n' },
    { ...XM, from: "vif=['a',\r\n'b']\r\n", to: "vif = [\r\n    'a',\r\n    'b'\r\n]\r\n" },
    { ...XM, from: "disk=['%s'  %'a']\n" },
    { ...XM, from: "if 1:\n   a=1\n   b=[ 'x' ,\n 'y' ]\n" },
    { ...XM, from: "name='a'  'b'\nroot=( 'a' )\nextra='''x\n  y'''\n" },
    { ...XM, from: 'a=-1\nb=None\nc=u"x"\n', to: 'a = -1\nb = None\nc = u"x"\n' },
    { ...XM, from: '<xml>\n' },
  ],
  's-expressions': [
    { ...XEND, from: '( a   1 )\n  (b "x  y")\n', to: '(a 1)\n(b "x  y")\n' },
    { ...XEND, from: '(a\n(b 1)\n  (c 2)\n)\n', to: '(a\n    (b 1)\n    (c 2)\n)\n' },
    { ...XEND, from: '(a 1)(b 2)', to: '(a 1) (b 2)\n' },
    { ...XEND, from: '(a x[1] b;c)\n' },
    { ...XEND, from: '(a 1)   # one\n(bb   2) # two\n', to: '(a 1)   # one\n(bb 2) # two\n' },
    { ...XEND, from: "(a 'it''s')\r\n(b  1)\r\n", to: "(a 'it''s')\r\n(b 1)\r\n" },
  ],
};

const read = (text: string, reading: Reading) => new Service().update(inputOf({ ...reading, text }));

describe('formatting', () => {
  for (const [group, cases] of Object.entries(CASES)) {
    describe(group, () => {
      for (const { from, to = from, ...reading } of cases) {
        it(JSON.stringify(from), () => {
          const file = read(from, reading);
          assert.equal(applyEdits(from, format(file)), to);
          assert.equal(applyEdits(to, format(read(to, reading))), to);
        });
      }
    });
  }

  it('indents as the request says', () => {
    const text = "vif = [ 'a',\n'b' ]\n";
    const as = (tabSize: number, insertSpaces: boolean) =>
      applyEdits(text, format(read(text, {}), { tabSize, insertSpaces }));
    assert.equal(as(2, true), "vif = [\n  'a',\n  'b'\n]\n");
    assert.equal(as(8, false), "vif = [\n\t'a',\n\t'b'\n]\n");
  });

  it('keeps a comment about the profile where it counts', () => {
    const text = '\n\n\n\n\n# xen: toolstack=xm\nmemory=512\n';
    assert.equal(applyEdits(text, format(read(text, {}))), text);
  });

  it('of a range takes the statements in its lines whole', () => {
    const text = "a=1\nvif=['a',\n'b']\nb=2\n";
    const where = text.indexOf("'b'");
    const edits = formatRange(read(text, {}), { start: where, end: where });
    assert.equal(applyEdits(text, edits), "a=1\nvif = [\n    'a',\n    'b'\n]\nb=2\n");
  });
});

describe('a new line', () => {
  const cases: readonly (Reading & { from: string; to: string })[] = [
    { from: 'memory=512\n|', to: 'memory = 512\n' },
    { from: 'a=1\nmemory=512\n|\nb=2\n', to: 'a=1\nmemory = 512\n\nb=2\n' },
    { from: 'vif = [\n|', to: 'vif = [\n    ' },
    { from: "vif = [\n    'a',\n|\n]\n", to: "vif = [\n    'a',\n    \n]\n" },
    { from: 'vif = [\n|]\n', to: 'vif = [\n]\n' },
    { ...XEND, from: '(a\n|', to: '(a\n    ' },
    { ...XEND, from: '(a   1)\n|', to: '(a 1)\n' },
    { ...XM, from: 'def f():\n    return 1\n    |', to: 'def f():\n    return 1\n    ' },
    { ...XM, from: "x = f(\n  |'a')\n", to: "x = f(\n  'a')\n" },
  ];
  for (const { from, to, ...reading } of cases) {
    it(JSON.stringify(from), () => {
      const { text, offset } = placed(from);
      const edits = formatNewline(read(text, reading), offset, { tabSize: 4, insertSpaces: true });
      assert.equal(applyEdits(text, edits), to);
    });
  }
});
