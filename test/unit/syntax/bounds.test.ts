import assert from 'node:assert/strict';
import type { SyntaxProblem } from '../../../server/src/syntax/problem.ts';
import { Lexer } from '../../../server/src/syntax/python/lexer.ts';
import { readPython } from '../../../server/src/syntax/python/python.ts';
import { readSxp, sxpTree } from '../../../server/src/syntax/sxp.ts';
import { readXl } from '../../../server/src/syntax/xl.ts';
import { xmSettings } from '../../../server/src/values/xm.ts';

const LONG = process.env['XEN_TEST_LONG'] === '1';
/** A million and 20 MB are for long runs; what is a little beyond a bound is as good. */
const MILLION = LONG ? 1_000_000 : 110_000;
/** More lines than a Python file may have. */
const LINES = LONG ? 1_000_000 : 160_000;

interface Bound {
  readonly text: string;
  /** Whether Xen's reader accepts it. */
  readonly ok: boolean;
  /** A rule and words of one of the problems. */
  readonly says: readonly [string, RegExp];
}

function checkBound(
  { text, ok, says }: Omit<Bound, 'says'> & { readonly says?: Bound['says'] },
  file: { ok: boolean; problems: readonly SyntaxProblem[] },
) {
  assert.equal(file.ok, ok, file.problems[0]?.message);
  assert.ok(file.problems.length <= 1010, `${file.problems.length} problems`);
  const found = file.problems.some(({ rule, message }) => !says || (rule === says[0] && says[1].test(message)));
  assert.ok(
    found || (!says && !file.problems.length),
    JSON.stringify(file.problems.slice(0, 3).map(({ message }) => message)),
  );
  for (const { message, span } of file.problems) {
    assert.ok(message.length < 400, message);
    assert.ok(span.end <= text.length);
  }
}

/** None of these is a configuration, but every one must have an answer. */
const XL: Readonly<Record<string, () => Bound>> = {
  '100,000 nested lists': () => ({
    text: `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
    ok: false,
    says: ['too-large', /nested so deep that the parser of xl gives up/],
  }),
  '1,000 nested lists': () => ({
    text: `a = ${'['.repeat(1000)}${']'.repeat(1000)}\n`,
    ok: true,
    says: ['too-large', /nested more than 100 deep/],
  }),
  '100,000 brackets that are never closed': () => ({
    text: `a = ${'['.repeat(100_000)}`,
    ok: false,
    says: ['syntax', /never closed|closes nothing|unexpected|refuses/],
  }),
  '100,000 brackets of all kinds': () => ({
    text: `a = ${'([{'.repeat(33_333)}\n`,
    ok: false,
    says: ['syntax', /xl refuses|refuses/],
  }),
  'a string of 20 MB': () => ({
    text: `name = "${'x'.repeat(20 * MILLION)}"\n`,
    ok: true,
    says: ['too-large', /longer than 100,000 characters/],
  }),
  'a string of 20 MB without an end': () => ({
    text: `name = "${'x'.repeat(20 * MILLION)}\n`,
    ok: false,
    says: ['syntax', /no closing "/],
  }),
  '10 million escapes': () => ({
    text: `name = "${'\\n'.repeat(10 * MILLION)}"\n`,
    ok: true,
    says: ['too-large', /longer than 100,000 characters/],
  }),
  '10 million wrong escapes': () => ({
    text: `name = "${'\\x'.repeat(10 * MILLION)}"\n`,
    ok: false,
    says: ['syntax', /refuses every \\x escape/],
  }),
  'a million settings': () => ({
    text: Array.from({ length: MILLION }, (_, i) => `a${i} = ${i}\n`).join(''),
    ok: true,
    says: ['too-large', /more than 100,000 values/],
  }),
  'a million items': () => ({
    text: `a = [${'"x",'.repeat(MILLION)}]\n`,
    ok: true,
    says: ['too-large', /more than 100,000 values/],
  }),
  'a million wrong settings': () => ({
    text: 'a = foo\n'.repeat(MILLION),
    ok: false,
    says: ['too-large', /more than 1000 problems/],
  }),
  'a million wrong settings on one line': () => ({
    text: 'a = foo;'.repeat(MILLION),
    ok: false,
    says: ['too-large', /This line has too many slips/],
  }),
  'a million strings without commas': () => ({
    text: `a = [${'"x" '.repeat(MILLION)}]\n`,
    ok: false,
    says: ['too-large', /more than 1000 problems/],
  }),
  'a million quotes': () => ({ text: `a = ${'"'.repeat(MILLION)}\n`, ok: false, says: ['syntax', /quote/] }),
  'a million NUL characters': () => ({
    text: `a = 1${'\0'.repeat(MILLION)}\n`,
    ok: false,
    says: ['syntax', /UTF-16 or no text at all/],
  }),
  'NUL characters in strings': () => ({
    text: 'a = "\0"\n'.repeat(100_000),
    ok: false,
    says: ['syntax', /NUL character stands in this string/],
  }),
  'surrogates without a partner': () => ({
    text: 'a = "\ud800"\n\udc00 = 1\n'.repeat(100_000),
    ok: false,
    says: ['syntax', /refuses/],
  }),
  'a word of 20 MB': () => ({
    text: `${'a'.repeat(20 * MILLION)} = x\n`,
    ok: false,
    says: ['syntax', /must stand in quotes/],
  }),
  'a number of 20 MB': () => ({
    text: `a = ${'1'.repeat(20 * MILLION)}\nb\n`,
    ok: false,
    says: ['syntax', /stands alone/],
  }),
  'a million Windows line ends': () => ({
    text: 'a = 1\r\n'.repeat(MILLION),
    ok: false,
    says: ['syntax', /Windows line ends/],
  }),
};

const SXP: Readonly<Record<string, () => Bound>> = {
  '100,000 nested lists': () => ({
    text: `${'('.repeat(100_000)}${')'.repeat(100_000)}`,
    ok: true,
    says: ['too-large', /nested deeper than 200/],
  }),
  'a million brackets that are never closed': () => ({
    text: '('.repeat(MILLION),
    ok: false,
    says: ['syntax', new RegExp(`still open where the file ends.* Write "${MILLION} times \\)"`)],
  }),
  'a million brackets that close nothing': () => ({
    text: ')'.repeat(MILLION),
    ok: false,
    says: ['too-large', /more than 1000 problems/],
  }),
  'a string of 20 MB': () => ({
    text: `(a '${'x'.repeat(20 * MILLION)}')\n(b 1)\n`,
    ok: true,
    says: ['too-large', /longer than 100,000 characters/],
  }),
  'a word of 20 MB': () => ({
    text: `(a ${'x'.repeat(20 * MILLION)})\n(b 1)\n`,
    ok: true,
    says: ['too-large', /longer than 100,000 characters/],
  }),
  'a string of 20 MB without an end': () => ({
    text: `(a '${'x'.repeat(20 * MILLION)}\n`,
    ok: false,
    says: ['syntax', /no closing '/],
  }),
  '10 million escapes': () => ({
    text: `(a '${'\\n'.repeat(10 * MILLION)}')`,
    ok: true,
    says: ['too-large', /longer than 100,000 characters/],
  }),
  '10 million wrong escapes': () => ({
    text: `(a '${'\\q'.repeat(10 * MILLION)}')`,
    ok: true,
    says: ['syntax', /\\q is no escape/],
  }),
  'a million options': () => ({
    text: Array.from({ length: MILLION }, (_, i) => `(a${i} ${i})\n`).join(''),
    ok: true,
    says: ['too-large', /more than 100,000 values/],
  }),
  'a million values': () => ({
    text: `(a ${'b '.repeat(MILLION)})`,
    ok: true,
    says: ['too-large', /more than 100,000 values/],
  }),
  'a million options without their ends': () => ({
    text: '(a b\n'.repeat(MILLION),
    ok: false,
    says: ['too-large', /more than 1000 problems/],
  }),
  'a million words outside of lists': () => ({
    text: 'a = b\n'.repeat(MILLION / 3),
    ok: true,
    says: ['too-large', /more than 1000 problems/],
  }),
  'a million quotes of two kinds': () => ({
    text: `'"`.repeat(MILLION - (MILLION % 3)),
    ok: true,
    says: ['syntax', /outside a list/],
  }),
  'a million quotes of two kinds and a last one': () => ({
    text: `'"`.repeat(MILLION),
    ok: false,
    says: ['syntax', /no closing "/],
  }),
  'a million NUL characters': () => ({
    text: `(a ${'\0'.repeat(MILLION)})`,
    ok: false,
    says: ['syntax', /NUL character/],
  }),
  'surrogates without a partner': () => ({
    text: "(a '\ud800')\n(\udc00 1)\n".repeat(100_000),
    ok: false,
    says: ['syntax', /no word that starts with/],
  }),
};

/** Python takes what is in no configuration, up to its own bounds; `says` is absent where there is nothing to say. */
const XM: Readonly<Record<string, () => Omit<Bound, 'says'> & { readonly says?: Bound['says'] }>> = {
  '100,000 nested parentheses': () => ({
    text: `a = ${'('.repeat(100_000)}1${')'.repeat(100_000)}\n`,
    ok: false,
    says: ['too-large', /Nested deeper than 99 brackets/],
  }),
  '100,000 nested lists': () => ({
    text: `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
    ok: false,
    says: ['too-large', /Nested deeper than 99 brackets/],
  }),
  'a chain of 100,000 "not"': () => ({
    text: `a = ${'not '.repeat(100_000)}1\n`,
    ok: false,
    says: ['too-large', /Nested too deeply/],
  }),
  'a chain of 100,000 signs': () => ({
    text: `a = ${'-'.repeat(100_000)}1\n`,
    ok: false,
    says: ['too-large', /Nested too deeply/],
  }),
  'a chain of 100,000 attributes': () => ({
    text: `a = b${'.c'.repeat(100_000)}\n`,
    ok: false,
    says: ['too-large', /Nested too deeply/],
  }),
  '1,000 blocks inside each other': () => ({
    text: Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}if 1:\n`).join(''),
    ok: false,
    says: ['too-large', /Indented a hundred levels deep/],
  }),
  '100,000 items': () => ({ text: `a = [${'1, '.repeat(100_000)}]\n`, ok: true }),
  '100,000 sums': () => ({ text: `a = ${'1 + '.repeat(100_000)}1\n`, ok: true }),
  'a string of 20 MB': () => ({
    text: `name = "${'x'.repeat(20 * MILLION)}"\n`,
    ok: true,
    says: ['too-large', /longer than 100,000 characters/],
  }),
  '10 million escapes': () => ({
    text: `name = u"${'\\n'.repeat(10 * MILLION)}"\n`,
    ok: true,
    says: ['too-large', /longer than 100,000 characters/],
  }),
  'a million strings side by side': () => ({
    text: `name = ${"'x' ".repeat(MILLION)}\n`,
    ok: !LONG,
    says: ['too-large', /longer than 100,000 characters/],
  }),
  'a million named arguments': () => ({
    text: `a = f(${Array.from({ length: MILLION }, (_, i) => `a${i}=1`).join()})\n`,
    ok: !LONG,
    ...(LONG && { says: ['too-large', /more than a million words/] }),
  }),
  'a million parameters': () => ({
    text: `def f(${Array.from({ length: MILLION }, (_, i) => `a${i}`).join()}): pass\n`,
    ok: !LONG,
    ...(LONG && { says: ['too-large', /more than a million words/] }),
  }),
  'a class with very many bases': () => ({ text: `class A(${'1,'.repeat(200_000)}1): pass\n`, ok: true }),
  'a list of very many items in a function with globals': () => ({
    text: `def f():\n  global a\n  a = [${'1,'.repeat(200_000)}1]\n`,
    ok: true,
  }),
  'names of characters without an end': () => ({
    text: `a = u'${'\\N{'.repeat(MILLION / 10)}'\n`,
    ok: false,
    says: ['syntax', /needs a name in braces/],
  }),
  '3 million words': () => ({
    text: `a = 1${' + 1'.repeat(600_000)}\n`,
    ok: false,
    says: ['too-large', /more than a million words and signs/],
  }),
  'a string of 20 MB without an end': () => ({
    text: `name = "${'x'.repeat(20 * MILLION)}\n`,
    ok: false,
    says: ['syntax', /"/],
  }),
  'a million settings': () => ({
    text: Array.from({ length: LINES }, (_, i) => `a${i} = ${i}\n`).join(''),
    ok: false,
    says: ['too-large', /more than 150,000 lines/],
  }),
  'a million wrong settings': () => ({
    text: 'a = = 1\n'.repeat(MILLION),
    ok: false,
    says: ['too-large', /more than 1000 problems/],
  }),
  'a million quotes': () => ({ text: `a = ${'"'.repeat(MILLION + 1)}\n`, ok: false, says: ['syntax', /"/] }),
  'a million NUL characters': () => ({
    text: `a = 1${'\0'.repeat(MILLION)}\n`,
    ok: false,
    says: ['syntax', /NUL/],
  }),
  'surrogates without a partner': () => ({
    text: 'a = "\ud800"\n\udc00 = 1\n'.repeat(100_000),
    ok: false,
    says: ['too-large', /more than 1000 problems/],
  }),
};

describe('what is no configuration', function () {
  this.timeout(600_000);

  for (const [name, bound] of Object.entries(XL))
    it(`xl: ${name}`, () => {
      const given = bound();
      checkBound(given, readXl(given.text, '4.17'));
    });

  for (const [name, bound] of Object.entries(SXP))
    it(`xend: ${name}`, () => {
      const given = bound();
      checkBound(given, readSxp(given.text, '4.4'));
    });

  for (const [name, bound] of Object.entries(XM))
    it(`xm: ${name}`, () => {
      const given = bound();
      const file = readPython(given.text);
      checkBound(given, file);
      xmSettings(file);
    });

  it('xm: no more is split into words than is read', () => {
    const { tokens, comments } = new Lexer('a = 1 # one\n'.repeat(200_000)).run();
    // Four for each of 150,000 lines, and the end.
    assert.equal(tokens.length, 600_001);
    assert.equal(comments.length, 150_000);
    assert.ok(new Lexer(`a = [${'1, '.repeat(1_000_000)}]`).run().tokens.length < 1_000_010);
  });

  it('xm: behind 30,000 statements the syntax alone is looked at', () => {
    const text = 'a = 1\n'.repeat(60_000);
    const right = readPython(text);
    assert.deepEqual(
      right.problems.map(({ rule, rejects, span }) => [rule, rejects, span.start]),
      [['too-large', false, 180_000]],
    );
    assert.equal(right.body.length, 30_001);
    assert.equal(right.body.at(-1)?.kind, 'error');
    const wrong = readPython(`${text}b = [1 2]\n`);
    assert.equal(wrong.ok, false);
    assert.deepEqual(
      wrong.problems.map(({ rule }) => rule),
      ['too-large', 'missing-comma'],
    );
    assert.equal(readPython(`${text}from __future__ import division\n`).ok, false);
  });

  it('xm: what stands behind a string that is too long is read all the same', () => {
    const { ok, body } = readPython(`a = "${'x'.repeat(200_000)}", 1 2\nb = 1\n`);
    assert.equal(ok, false);
    assert.deepEqual(
      body.map(({ kind }) => kind),
      ['error', 'assign'],
    );
  });

  it('xl: what stands behind a string that is too long is read all the same', () => {
    const { statements } = readXl(`a = "${'x'.repeat(200_000)}"\nb = 1\n`, '4.17');
    assert.deepEqual(
      statements.map(({ name, value }) => [name, value.kind]),
      [
        ['a', 'broken'],
        ['b', 'number'],
      ],
    );
  });

  it('xend: what stands behind a value that is too long is read all the same', () => {
    const long = 'x'.repeat(200_000);
    assert.deepEqual(sxpTree(readSxp(`(a (b '${long}') (c ${long}))\n(d 1)\n`, '4.4')), [['d', '1']]);
  });
});
