import assert from 'node:assert/strict';
import { readPython } from '../../../server/src/syntax/python/python.ts';
import { readSxp } from '../../../server/src/syntax/sxp.ts';
import { Lines, type Span } from '../../../server/src/syntax/text.ts';
import { readXl } from '../../../server/src/syntax/xl.ts';
import { applyFix } from '../../support/check.ts';
import { settingsOf } from '../../support/settings.ts';
import { HOST1 } from './host1.ts';
import type { Outline } from './slips.ts';
import { outlineSxp } from './sxp.ts';
import { VM1 } from './vm1.ts';
import { WEB1 } from './web1.ts';
import { outlineXl } from './xl.ts';
import { outlineXm } from './xm.ts';

/** The settings of vm1 whose values hang on others, by the first word of the statement. */
const DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  arch: ['arch_libdir'],
  if: ['arch_libdir', 'acpi', 'apic'],
  vmid: ['name', 'vif', 'disk', 'vncdisplay'],
  networks: ['vif'],
  def: ['vif'],
  for: ['networks', 'vif'],
  vcpus: ['acpi', 'apic'],
};

interface Subject {
  readonly base: string;
  readonly read: (text: string) => Outline;
  /** The settings with their places, and what is no code. */
  readonly settings: readonly { readonly name: string; readonly span: Span }[];
  readonly comments: readonly Span[];
  /** The settings whose values hang on what stands at a place, besides the one that stands there. */
  readonly dependents?: (at: number) => readonly string[];
}

const within = (spans: readonly Span[], at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);

/** What is wrong with the explanation of a slip at a place; empty when nothing is. */
function complaints({ base, read, settings, dependents }: Subject, at: number, text: string): string[] {
  const { ok, problems, values } = read(text);
  const [problem] = problems;
  if (ok && !problem) return [];
  if (!problem || problems.length > 1) return [`${problems.length} problems: ${JSON.stringify(problems)}`];
  const found: string[] = [];
  const own = settings.find(({ span }) => span.start <= at && at <= span.end);
  const lines = new Lines(text);
  const line = new Lines(base).lineAt(at);
  const places = [problem, ...problem.related].map((one) => lines.range(one.span));
  const first = own ? new Lines(base).lineAt(own.span.start) : line;
  if (!places.some(({ start, end }) => end.line >= first && start.line <= line + 1))
    found.push(`shown on lines ${places.map(({ start }) => start.line + 1)}`);
  const right = read(base).values;
  const free = new Set([...(own ? [own.name] : []), ...(dependents?.(at) ?? [])]);
  if (!ok) {
    const lost = [...right].filter(([name, value]) => !free.has(name) && values.get(name) !== value);
    if (lost.length) found.push(`${lost.map(([name]) => name)} lost`);
  }
  for (const fix of problem.fixes) {
    const mended = read(applyFix(text, fix));
    if (mended.problems.length) found.push(`"${fix.title}" leaves ${mended.problems.map(({ message }) => message)}`);
    const changed = [...right].filter(([name, value]) => !free.has(name) && mended.values.get(name) !== value);
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

describe('every sign of an xm config, with one problem and an intact rest', () => {
  const { body, comments } = readPython(VM1);
  const settings = settingsOf(VM1).assignments.map(({ name, span }) => ({ name, span }));
  /** What the statement at a place begins with, and what hangs on it. */
  const dependents = (at: number): readonly string[] => {
    const statement = body.find(({ span: { start, end } }) => start <= at && at <= end);
    const [first = ''] = VM1.slice(statement?.span.start).split(/[ :=.(]+/, 1);
    return DEPENDENTS[first] ?? [];
  };
  const subject = { base: VM1, read: outlineXm, settings, comments, dependents };
  tests(subject, `"'[](),=:`, [
    ['"', '“'],
    ['"', '‘'],
    ["'", '‘'],
    ["'", '’'],
    ["'", '“'],
    ["'", '"'],
    ['"', "'"],
    [',', ';'],
    [',', '.'],
    ['[', '('],
    [']', ')'],
    ['(', '['],
    [')', ']'],
    ['=', ':'],
    ['=', ' '],
    [' ', '\u00a0'],
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
    ['(', '['],
    ['(', '{'],
    [')', ']'],
    [')', '}'],
    [')', '('],
    [' ', '\u00a0'],
  ]);
});
