import assert from 'node:assert/strict';
import { readPython } from '../../../server/src/syntax/python/python.ts';
import { xmSettings } from '../../../server/src/values/xm.ts';

const repeat = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

interface Measured {
  readonly rules: readonly string[];
  readonly kind: (name: string) => string | undefined;
  readonly open: boolean;
  readonly seconds: number;
}

/** Reads and evaluates a text; the time is the processor's, as other work must not count. */
function measure(text: string): Measured {
  const before = process.cpuUsage();
  const file = readPython(text);
  const { last, open } = xmSettings(file);
  const { user } = process.cpuUsage(before);
  const kind = (name: string) => last.get(name)?.result.kind;
  return { rules: file.problems.map(({ rule }) => rule), kind, open, seconds: user / 1e6 };
}

/** Several times what it takes on a plain machine, far less than what a quadratic way would take. */
const MOST_SECONDS = 8;

describe('a hostile xm file', function () {
  this.timeout(120_000);

  const unfollowed: Readonly<Record<string, string>> = {
    'a loop without an end': 'while True:\n  pass\nmemory = 1\n',
    'a list that grows without an end': "a = []\nwhile 1:\n  a.append('x')\nmemory = 1\n",
    'a text that doubles without an end': "a = 'x'\nwhile 1:\n  a += a\nmemory = 1\n",
    'a function that calls itself': 'def f(x, f): return f(x, f)\na = f(1, f)\nmemory = 1\n',
    'loops inside loops': `${repeat(12, (i) => `${' '.repeat(i)}for i${i} in range(9):\n`)}${' '.repeat(12)}a = 1\nmemory = 1\n`,
    'huge numbers': 'a = 9 ** 9 ** 9\nb = 1 << 10 ** 9\nmemory = 1\n',
    'huge values': "a = [0] * 10 ** 9\nb = 'x' * 10 ** 9\nc = '%999999999s' % 1\nd = range(10 ** 9)\nmemory = 1\n",
    'a list of lists of itself': 'a = []\nfor i in range(9): a.append(a)\nmemory = 1\n',
    'lists that double': `a = []\n${'a = [a, a]\n'.repeat(200)}memory = 1\n`,
    'tuples deep as a well': `t = ()\n${'t = (t,)\n'.repeat(5000)}d = {t: 1}\na = [t == t, repr(t)]\nmemory = 1\n`,
    'long chains': `a = 1${' + 1'.repeat(100_000)}\nb = x${'.y'.repeat(100_000)}\nc = x${'()'.repeat(100_000)}\nmemory = 1\n`,
    'many ways': `${'if xm_help: a = 1\n'.repeat(20_000)}memory = 1\n`,
    'a wall of elif': `if xm_help == 0: a = 0\n${repeat(20_000, (i) => `elif xm_help == ${i}: a = ${i}\n`)}memory = 1\n`,
    'a name for each exception': `${'a = 1 / 0\n'.repeat(50_000)}memory = 1\n`,
    'a shared giant': `a = ['x'] * 100000\n${repeat(20_000, (i) => `a${i} = a\n`)}memory = 1\n`,
    'work on a long text':
      "a = 'x' * 1000000\nwhile 1:\n  b = a[0] + a[1:3]; c = a in a; d = {a: 1}; e = a.upper()\nmemory = 1\n",
  };
  for (const [what, text] of Object.entries(unfollowed)) {
    it(`with ${what} is given up in time, and read on behind it`, () => {
      const { kind, seconds } = measure(text);
      assert.equal(kind('memory'), 'number');
      assert.ok(seconds < MOST_SECONDS, `${seconds} s`);
    });
  }

  const tooLarge: Readonly<Record<string, string>> = {
    '100,000 open brackets': `a = ${'['.repeat(100_000)}`,
    '100,000 brackets': `a = ${'('.repeat(100_000)}1${')'.repeat(100_000)}\n`,
    '100,000 signs': `a = ${'-'.repeat(100_000)}1\n`,
    '100,000 nots': `a = ${'not '.repeat(100_000)}1\n`,
    '100,000 lambdas': `a = ${'lambda: '.repeat(100_000)}1\n`,
    '100,000 conditions': `a = 1${' if x else 1'.repeat(100_000)}\n`,
    '3,000 blocks': repeat(3000, (i) => `${' '.repeat(i)}if 1:\n`),
    '1,000,000 statements': repeat(1_000_000, (i) => `a${i}=1\n`),
    '1,000,000 slips': 'a = = 1\n'.repeat(1_000_000),
    '300,000 open strings': "a = 'b\n".repeat(300_000),
    '300,000 broken items': `a = [${'b c, '.repeat(300_000)}]\n`,
    '31 million characters': `#${'x'.repeat(31_000_000)}`,
  };
  for (const [what, text] of Object.entries(tooLarge)) {
    it(`with ${what} is said to be too large`, () => {
      const { rules, seconds } = measure(text);
      assert.ok(rules.includes('too-large'), rules.slice(0, 5).join());
      assert.ok(rules.length <= 1100, `${rules.length} problems`);
      assert.ok(seconds < MOST_SECONDS, `${seconds} s`);
    });
  }

  const harmless: Readonly<Record<string, string>> = {
    'a giant string': `a = '${'x'.repeat(20_000_000)}'\n`,
    'a giant string of escapes': `a = '${'\\x41'.repeat(1_000_000)}'\n`,
    'a giant number': `a = ${'1'.repeat(1_000_000)}\n`,
    'a giant comment': `#${'x'.repeat(20_000_000)}\na = 1\n`,
    'a list of 300,000 items': `a = [${"'x', ".repeat(300_000)}]\n`,
    'a dict of 150,000 entries': `a = {${repeat(150_000, (i) => `${i}: 1, `)}}\n`,
    'nothing but quotes': "'".repeat(1_000_000),
    'nothing but empty lines': '\n'.repeat(5_000_000),
    'line after line joined': `a = ${'\\\n'.repeat(500_000)}1\n`,
  };
  for (const [what, text] of Object.entries(harmless)) {
    it(`with ${what} is read in time`, () => {
      const { seconds } = measure(text);
      assert.ok(seconds < MOST_SECONDS, `${seconds} s`);
    });
  }

  it('takes time in proportion to its size', () => {
    const line = (i: number): string => `name = 'web${i}'\nvif = [ 'mac=00:16:3e:00:00:01, bridge=xenbr0' ]\n`;
    const [small, large] = [repeat(10_000, line), repeat(40_000, line)];
    measure(small);
    const one = Math.min(measure(small).seconds, measure(small).seconds);
    const four = Math.min(measure(large).seconds, measure(large).seconds);
    assert.ok(four < one * 16, `${one} s for one part, ${four} s for four`);
  });

  it('leaves what stands before a loop without an end known, but for what the loop changes', () => {
    const text = "name = 'web'\nvif = []\nwhile 1:\n  vif.append(1)\nmemory = 1\n";
    const { kind, open } = measure(text);
    assert.deepEqual(['name', 'vif', 'memory'].map(kind), ['string', 'unknown', 'number']);
    assert.ok(open);
  });
});
