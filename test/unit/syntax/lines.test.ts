import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lines } from '../../../server/src/syntax/text.ts';

/** Where lines start, by the plain rule. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

const texts = fc
  .array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'bc', ' '), { maxLength: 30 })
  .map((all) => all.join(''));

describe('lines', () => {
  it('are those of editors, in whatever order they are asked for', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(40), { maxLength: 8 }), (text, asked) => {
        const starts = startsOf(text);
        const lines = new Lines(text);
        for (const number of asked) {
          const offset = Math.min(number, text.length);
          const line = starts.findLastIndex((start) => start <= offset);
          assert.deepEqual(lines.position(number), { line, character: offset - (starts[line] as number) });
          const [start, next] = [starts[number], starts[number + 1]];
          const end =
            start === undefined ? text.length : start + (text.slice(start, next).split(/[\r\n]/, 1)[0] ?? '').length;
          assert.deepEqual(lines.line(number), { start: start ?? text.length, end });
          assert.equal(lines.offset({ line: number, character: 99 }), end);
          assert.equal(lines.offset({ line: number, character: 0 }), start ?? text.length);
        }
        assert.equal(lines.count, starts.length);
      }),
    );
  });

  it('behind the last one are its end', () => {
    const lines = new Lines('a\nb');
    assert.equal(lines.offset({ line: 7, character: 0 }), 3);
    assert.deepEqual(lines.position(99), { line: 1, character: 1 });
    assert.deepEqual(lines.position(-5), { line: 0, character: 0 });
  });
});
