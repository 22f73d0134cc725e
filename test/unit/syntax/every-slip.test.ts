import assert from 'node:assert/strict';
import { readSxp } from '../../../server/src/syntax/sxp.ts';
import { Lines, type Span } from '../../../server/src/syntax/text.ts';
import { readXl } from '../../../server/src/syntax/xl.ts';
import { applyFix } from '../../support/check.ts';
import { HOST1 } from './host1.ts';
import type { Outline } from './slips.ts';
import { outlineSxp } from './sxp.ts';
import { WEB1 } from './web1.ts';
import { outlineXl } from './xl.ts';

interface Subject {
  readonly base: string;
  readonly read: (text: string) => Outline;
  /** The settings with their places, and what is no code. */
  readonly settings: readonly { readonly name: string; readonly span: Span }[];
  readonly comments: readonly Span[];
}

const within = (spans: readonly Span[], at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);

/** What is wrong with the explanation of a slip at a place; empty when nothing is. */
function complaints({ base, read, settings }: Subject, at: number, text: string): string[] {
  const { ok, problems, values } = read(text);
  const [problem] = problems;
  if (ok && !problem) return [];
  if (!problem || problems.length > 1) return [`${problems.length} problems: ${JSON.stringify(problems)}`];
  const found: string[] = [];
  const own = settings.find(({ span }) => span.start <= at && at <= span.end);
  const lines = new Lines(text);
  const line = new Lines(base).lineAt(at);
  const shown = lines.range(problem.span);
  const first = own ? new Lines(base).lineAt(own.span.start) : line;
  if (shown.end.line < first || shown.start.line > line + 1) found.push(`shown on line ${shown.start.line + 1}`);
  const right = read(base).values;
  if (!ok) {
    const lost = [...right].filter(([name, value]) => name !== own?.name && values.get(name) !== value);
    if (lost.length) found.push(`${lost.map(([name]) => name)} lost`);
  }
  for (const fix of problem.fixes) {
    const mended = read(applyFix(text, fix));
    if (mended.problems.length) found.push(`"${fix.title}" leaves ${mended.problems.map(({ message }) => message)}`);
    const changed = [...right].filter(([name, value]) => name !== own?.name && mended.values.get(name) !== value);
    if (changed.length) found.push(`"${fix.title}" changes ${changed.map(([name]) => name)}`);
  }
  return found.map((what) => `line ${line + 1}: ${JSON.stringify(text.split('\n')[line])}: ${what}`);
}

/** Makes a slip at every character of a kind outside of comments. */
function everywhere(subject: Subject, chars: string, slip: (char: string) => string): string[] {
  const found: string[] = [];
  for (let at = 0; at < subject.base.length; at++) {
    const char = subject.base.charAt(at);
    if (!chars.includes(char) || within(subject.comments, at)) continue;
    found.push(...complaints(subject, at, subject.base.slice(0, at) + slip(char) + subject.base.slice(at + 1)));
  }
  return found;
}

function tests(subject: Subject, chars: string, swaps: readonly (readonly [string, string])[]): void {
  it('left out', () =>
    assert.deepEqual(
      everywhere(subject, chars, () => ''),
      [],
    ));
  it('typed twice', () =>
    assert.deepEqual(
      everywhere(subject, chars, (char) => char + char),
      [],
    ));
  for (const [char, other] of swaps)
    it(`${JSON.stringify(other)} for ${JSON.stringify(char)}`, () =>
      assert.deepEqual(
        everywhere(subject, char, () => other),
        [],
      ));
}

describe('every sign of an xl config, with one problem and an intact rest', () => {
  const file = readXl(WEB1, '4.17');
  const subject = { base: WEB1, read: outlineXl('4.17'), settings: file.statements, comments: file.comments };
  tests(subject, `"'[],=`, [
    ['"', "'"],
    ["'", '"'],
    ['"', '“'],
    ['"', '”'],
    ["'", '‘'],
    ["'", '’'],
    [',', '.'],
    [',', ';'],
    [',', ' '],
    ['[', '('],
    ['[', '{'],
    [']', ')'],
    [']', '}'],
    ['=', ':'],
    ['=', '-'],
    ['=', ' '],
    [' ', '\u00a0'],
    [' ', '\u200b '],
    ['\n', '\r\n'],
  ]);
});

describe('every sign of a xend-config.sxp, with one problem and an intact rest', () => {
  const { forms, comments } = readSxp(HOST1, '4.4');
  const settings = forms.flatMap(({ kind, span }, i) => {
    const form = forms[i];
    const name = form?.kind === 'list' ? form.items[0] : undefined;
    return kind === 'list' && name && name.kind !== 'list' ? [{ name: name.text, span }] : [];
  });
  const subject = { base: HOST1, read: outlineSxp, settings, comments };
  tests(subject, `()'`, [
    ["'", '"'],
    ["'", '‘'],
    ["'", '’'],
    ["'", '“'],
    [')', ']'],
    [')', '}'],
    [')', '('],
    [' ', '\u00a0'],
  ]);
});
