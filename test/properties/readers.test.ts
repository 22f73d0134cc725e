import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Release } from '../../server/src/catalog/release.ts';
import { applyEdits } from '../../server/src/language/edits.ts';
import type { SyntaxProblem } from '../../server/src/syntax/problem.ts';
import { readPython } from '../../server/src/syntax/python/python.ts';
import { readSxp } from '../../server/src/syntax/sxp.ts';
import { contains, type Span } from '../../server/src/syntax/text.ts';
import { readXl } from '../../server/src/syntax/xl.ts';
import { bases } from './bases.ts';

/** What every reader answers with, whatever it reads. */
interface Read {
  readonly ok: boolean;
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Span[];
  /** What stands at the top level. */
  readonly top: readonly object[];
}

const read = ({ ok, problems, comments }: Omit<Read, 'top'>, top: readonly object[]): Read => ({
  ok,
  problems,
  comments,
  top,
});

const xl = (text: string, release: Release): Read => {
  const file = readXl(text, release);
  return read(file, file.statements);
};

const xend = (text: string, release: Release): Read => {
  const file = readSxp(text, release);
  return read(file, file.forms);
};

const READERS: Readonly<Record<string, (text: string) => Read>> = {
  xl: (text) => xl(text, '4.17'),
  'xl of Xen 4.2': (text) => xl(text, '4.2'),
  xm: (text) => {
    const file = readPython(text);
    return read(file, file.body);
  },
  xend: (text) => xend(text, '4.4'),
  'xend of Xen 3.0.3': (text) => xend(text, '3.0.3' as Release),
};

const LONG = process.env['XEN_TEST_LONG'] === '1';
const RUNS = Number(process.env['XEN_READER_RUNS'] ?? (LONG ? 4000 : 400));
/** Between two beginnings of an example, in characters. */
const STEP = LONG ? 1 : 7;
const texts = bases().map(({ text }) => text);

/** Characters that matter to a reader, and some that should not. */
const piece = fc.oneof(
  fc.constantFrom(...'"\'[](){},;:=+#\\\n\r\t\0 aA0-_.%@!\x04\u00a0\u200b\ufeff\ud800\udc00“é€', '\r\n', '"""', '😀'),
  fc.string({ unit: 'binary', maxLength: 2 }),
);

const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), piece);

/** An example with a few random edits, cut off at a random place or not at all. */
const damaged = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(edit, { maxLength: 3 }),
    fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  )
  .map(([base, edits, cut]) => {
    let text = base;
    for (const [where, left, added] of edits) {
      const at = Math.floor(where * text.length);
      text = text.slice(0, at) + added + text.slice(at + left);
    }
    return cut === null ? text : text.slice(0, Math.floor(cut * text.length));
  });

/** Signs in no order at all. */
const soup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

const spanOf = (node: object): Span | undefined => {
  const found = (node as { span?: Span }).span;
  return found && typeof found.start === 'number' ? found : undefined;
};

/** The parts of a node: its own properties, and those that its class computes. */
function parts(node: object): unknown[] {
  const names = new Set(Object.keys(node));
  for (let at = Object.getPrototypeOf(node); at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(at))) if (get) names.add(name);
  return [...names].map((name) => (node as Record<string, unknown>)[name]);
}

const isSpan = (value: object): value is Span => {
  const { start, end } = value as Span;
  return Object.keys(value).length === 2 && typeof start === 'number' && typeof end === 'number';
};

/** Every part of a tree lies in the part around it. */
function checkNesting(value: unknown, around: Span, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > 400) return;
  if (Array.isArray(value)) {
    for (const one of value) checkNesting(one, around, depth + 1);
    return;
  }
  if (isSpan(value)) {
    assert.ok(
      value.start <= value.end && contains(around, value),
      `${JSON.stringify(value)} in ${JSON.stringify(around)}`,
    );
    return;
  }
  const own = spanOf(value);
  if (own)
    assert.ok(own.start <= own.end && contains(around, own), `${JSON.stringify(own)} in ${JSON.stringify(around)}`);
  for (const part of parts(value)) checkNesting(part, own ?? around, depth + 1);
}

function checkOrder(spans: readonly Span[], what: string): void {
  spans.forEach(({ start }, i) => {
    const before = spans[i - 1];
    assert.ok(!before || before.end <= start, `${what} ${i} starts at ${start}, behind ${JSON.stringify(before)}`);
  });
}

function checkProblems(text: string, { ok, problems }: Read): void {
  assert.equal(ok, !problems.some(({ rejects }) => rejects));
  const whole = { start: 0, end: text.length };
  problems.forEach(({ span, message, fixes, related }, i) => {
    const before = problems[i - 1]?.span;
    assert.ok(span.start <= span.end && contains(whole, span), JSON.stringify(span));
    assert.ok(!before || before.start <= span.start, 'problems are in the order of the file');
    assert.ok(message.length > 0 && message.length < 400, message);
    for (const place of related) assert.ok(contains(whole, place.span), JSON.stringify(place));
    for (const { edits, title } of fixes) {
      const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
      for (const one of sorted) assert.ok(contains(whole, one.span), title);
      checkOrder(
        sorted.map((one) => one.span),
        `edit of "${title}"`,
      );
      assert.notEqual(applyEdits(text, edits), text, `"${title}" changes something`);
    }
  });
}

function check(read: (text: string) => Read, text: string): void {
  const found = read(text);
  const whole = { start: 0, end: text.length };
  checkProblems(text, found);
  checkOrder(found.comments, 'comment');
  checkOrder(
    found.top.map((node) => spanOf(node) as Span),
    'part',
  );
  for (const node of found.top) checkNesting(node, whole);
}

describe('readers', function () {
  this.timeout(600_000);

  for (const [name, read] of Object.entries(READERS)) {
    it(`of ${name} answer whatever is done to a file`, () => {
      fc.assert(
        fc.property(damaged, (text) => check(read, text)),
        { numRuns: RUNS },
      );
    });
    it(`of ${name} answer to signs in any order`, () => {
      fc.assert(
        fc.property(soup, (text) => check(read, text)),
        { numRuns: RUNS },
      );
    });
    it(`of ${name} answer to every beginning of the examples`, () => {
      for (const text of texts) for (let end = 0; end <= text.length; end += STEP) check(read, text.slice(0, end));
    });
  }

  it('leave nothing out: between parts and comments stand blanks and signs only', () => {
    const rests: Readonly<Record<string, RegExp>> = { xl: /^[ \t\n;]*$/, xm: /^[ \t\n;:]*$/, xend: /^\s*$/ };
    for (const { text, kind = 'domain', toolstack = 'xl' } of bases()) {
      const name = kind === 'xend' ? 'xend' : toolstack;
      const { problems, top, comments } = (READERS[name] as (text: string) => Read)(text);
      if (problems.length) continue;
      let rest = text;
      const covered = [...comments, ...top.map((node) => spanOf(node) as Span)].sort((a, b) => b.start - a.start);
      for (const { start, end } of covered) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
      assert.match(rest, rests[name] as RegExp, text);
      assert.equal(rest.length, text.length);
    }
  });
});
