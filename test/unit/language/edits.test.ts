import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, EditedText } from '../../../server/src/language/edits.ts';
import type { Edit } from '../../../server/src/syntax/problem.ts';

const edit = (start: number, end: number, newText: string): Edit => ({ span: { start, end }, newText });

describe('edits in rounds', () => {
  it('become edits of the original', () => {
    const text = new EditedText('memory = 512\nname = x\n');
    text.apply([edit(20, 21, '"x"'), edit(0, 6, 'maxmem')]);
    assert.equal(text.text, 'maxmem = 512\nname = "x"\n');
    text.apply([edit(9, 12, '1024')]);
    assert.equal(text.text, 'maxmem = 1024\nname = "x"\n');
    assert.deepEqual(text.edits(), [edit(0, 6, 'maxmem'), edit(9, 12, '1024'), edit(20, 21, '"x"')]);
  });

  it('give the same text at once as one after the other', () => {
    const place = fc.tuple(fc.nat(30), fc.nat(5), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, maxLength: 30 }),
        fc.array(fc.array(place, { maxLength: 3 }), { maxLength: 4 }),
        (original, rounds) => {
          const edited = new EditedText(original);
          for (const round of rounds) {
            const { length } = edited.text;
            const edits: Edit[] = [];
            let least = 0;
            for (const [at, size, newText] of [...round].sort((a, b) => a[0] - b[0])) {
              const start = Math.min(Math.max(at, least), length);
              const end = Math.min(start + size, length);
              edits.push(edit(start, end, newText));
              least = end + 1;
            }
            const expected = applyEdits(edited.text, edits);
            edited.apply(edits);
            assert.equal(edited.text, expected);
          }
          assert.equal(applyEdits(original, edited.edits()), edited.text);
        },
      ),
      { numRuns: 300 },
    );
  });
});
