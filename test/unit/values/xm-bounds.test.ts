import assert from 'node:assert/strict';
import { readPython } from '../../../server/src/syntax/python/python.ts';
import { xmSettings } from '../../../server/src/values/xm.ts';

const repeat = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

/** Programs that cannot be followed to their end. What stands behind them must be known all the same; without a budget these tests never end. */
const ENDLESS: Readonly<Record<string, string>> = {
  'a loop without an end': 'while True:\n  pass\n',
  'a list that grows without an end': "a = []\nwhile 1:\n  a.append('x')\n",
  'a text that doubles without an end': "a = 'x'\nwhile 1:\n  a += a\n",
  'a number that grows without an end': 'a = 3\nwhile 1:\n  a = a * a\n  b = str(a)\n',
  'a function that calls itself': 'def f(x, f): return f(x, f)\na = f(1, f)\n',
  'a function that calls itself twice': 'def f(x, f): return f(x - 1, f) + f(x - 2, f) if x > 1 else 1\na = f(60, f)\n',
  'loops inside loops': `${repeat(12, (i) => `${' '.repeat(i)}for i${i} in range(9):\n`)}${' '.repeat(12)}a = 1\n`,
  'comprehensions inside comprehensions': `a = ${'['.repeat(30)}1${' for i in range(9)]'.repeat(30)}\n`,
  'a comprehension of many loops': `a = [w ${'for w in range(1000) '.repeat(50)}]\n`,
  'huge numbers': 'a = 9 ** 9 ** 9\nb = 1 << 10 ** 9\nc = 2 ** 999999999\nd = 1 << 10 ** 50\ne = pow(3, 10 ** 5000)\n',
  'huge texts':
    "a = 'x' * 10 ** 9\nb = '%999999999s' % 1\nc = '%.999999999f' % 1.5\nd = '%*d' % (999999999, 1)\ne = 'x'.ljust(10 ** 9)\nf = '{0:999999999d}'.format(1)\ng = format(1, '999999999d')\n",
  'huge lists': 'a = [0] * 10 ** 9\nb = range(10 ** 9)\nc = xrange(10 ** 12)\nd = sum(x for x in xrange(10 ** 9))\n',
  'a text that is replaced to a longer one': `a = 'x' * 1000\n${"a = a.replace('x', 'xxxxxxxxxx')\n".repeat(20)}`,
  'a text that is formatted to a longer one': `a = 'x' * 1000\n${"a = '%s%s%s%s%s%s%s%s' % (a, a, a, a, a, a, a, a)\n".repeat(20)}`,
  'a list of lists of itself': 'a = []\nfor i in range(9): a.append(a)\nb = repr(a)\n',
  'lists that double': `a = []\n${'a = [a, a]\n'.repeat(200)}b = repr(a)\nc = a == a\n`,
  'tuples deep as a well': `t = ()\n${'t = (t,)\n'.repeat(5000)}d = {t: 1}\na = [t == t, repr(t)]\n`,
  'long chains': `a = 1${' + 1'.repeat(30_000)}\nb = x${'.y'.repeat(30_000)}\nc = x${'()'.repeat(30_000)}\n`,
  'many ways': 'if xm_help: a = 1\n'.repeat(10_000),
  'a wall of elif': `if xm_help == 0: a = 0\n${repeat(10_000, (i) => `elif xm_help == ${i}: a = ${i}\n`)}`,
  'a name for each exception': 'a = 1 / 0\n'.repeat(20_000),
  'a shared giant': `a = ['x'] * 100000\n${repeat(10_000, (i) => `a${i} = a\n`)}`,
  'work on a long text':
    "a = 'x' * 1000000\nwhile 1:\n  b = a[0] + a[1:3]; c = a in a; d = {a: 1}; e = a.upper(); f = a.find('xy')\n",
  'work on a long list':
    'a = range(100000)\nwhile 1:\n  a.sort(); a.insert(0, 1); a.pop(0); b = a[::-1]; c = a == b; d = -1 in a\n',
};

describe('a hostile xm file', function () {
  this.timeout(120_000);

  for (const [what, text] of Object.entries(ENDLESS)) {
    it(`with ${what} is given up in time, and read on behind it`, () => {
      const { last } = xmSettings(readPython(`${text}memory = 1\n`));
      assert.equal(last.get('memory')?.result.kind, 'number');
    });
  }

  it('leaves what stands before a loop without an end known, but for what the loop changes', () => {
    const text = "name = 'web'\nvif = []\nwhile 1:\n  vif.append(1)\nmemory = 1\n";
    const { last, open } = xmSettings(readPython(text));
    assert.deepEqual(
      ['name', 'vif', 'memory'].map((name) => last.get(name)?.result.kind),
      ['string', 'unknown', 'number'],
    );
    assert.ok(open);
  });

  it('takes a text of more than 100,000 characters for one that is not known', () => {
    const long = 'x'.repeat(100_001);
    const { last } = xmSettings(readPython(`a = '${long}'\nb = '${long.slice(1)}'\nc = u"""${long}\\n"""\nd = 'x'\n`));
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => last.get(name)?.result.kind),
      ['unknown', 'string', 'unknown', 'string'],
    );
  });

  it('is followed for 30,000 statements, and may do anything behind them', () => {
    const text = repeat(30_010, (i) => `a${i % 1000} = ${i}\n`);
    const { assignments, open } = xmSettings(readPython(text));
    assert.equal(assignments.length, 30_000);
    assert.ok(open);
    assert.equal(xmSettings(readPython('a = 1\n'.repeat(30_000))).open, false);
  });
});
