import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { kindByName } from '../../../server/src/config/detect.ts';
import type { FileKind } from '../../../server/src/config/profile.ts';
import { complete } from '../../../server/src/language/complete.ts';
import { documentation } from '../../../server/src/language/documentation.ts';
import { hover } from '../../../server/src/language/hover.ts';
import { signature } from '../../../server/src/language/signature.ts';
import { Service } from '../../../server/src/service.ts';
import { inputOf, type Reading } from '../../support/check.ts';

const EXAMPLES = join(process.cwd(), 'examples');
const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
  const kind = kindByName(join(EXAMPLES, name));
  return kind ? [{ name, kind, text: readFileSync(join(EXAMPLES, name), 'utf8') }] : [];
});

/** Asks for everything at one place, and holds the answers against what an editor relies on. */
function ask(text: string, offset: number, reading: Reading): void {
  // No cursor stands between the two characters of a line end.
  if (text[offset - 1] === '\r' && text[offset] === '\n') return;
  const service = new Service();
  const file = service.update(inputOf({ ...reading, text }));
  const line = file.lines.lineAt(offset);
  for (const { span, label, doc } of complete(file, offset, service.fleet).items) {
    assert.ok(span.start <= offset && offset <= span.end, `${label} at ${offset}`);
    assert.equal(file.lines.lineAt(span.start), line, label);
    assert.ok(file.lines.line(line).end >= span.end, label);
    if (doc) documentation(doc, file.profile);
  }
  const shown = hover(file, offset, service.fleet);
  if (shown) assert.ok(shown.span.start <= shown.span.end && shown.span.end <= text.length && shown.markdown);
  const form = signature(file, offset);
  if (form) assert.ok(form.active === undefined || form.active < form.parts.length);
}

describe('at any place of any text', () => {
  for (const { name, kind, text } of examples) {
    it(`${name}: there is an answer, and it fits`, () => {
      for (let offset = 0; offset <= text.length; offset += 3) ask(text, offset, { kind, path: name });
    });
  }

  it('of files cut off, doubled or torn apart', () => {
    const example = fc.constantFrom(...examples);
    const cut = fc.tuple(
      example,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        cut,
        fc.constantFrom('', "'", '"', '[', ']', ',', '=', '\n', '(', '\\', '#', '\r\n'),
        ([{ kind, text }, a, b], sign) => {
          const from = Math.floor(a * text.length);
          const to = Math.min(text.length, from + Math.floor(b * 40));
          const torn = text.slice(0, from) + sign + text.slice(to);
          for (let offset = Math.max(0, from - 3); offset <= Math.min(torn.length, from + 6); offset++)
            ask(torn, offset, { kind });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('of letters and signs that mean nothing', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ab=\'"[](),;:#.%\\ \n\r\té€'), maxLength: 30 });
    const kinds = fc.constantFrom<FileKind>('domain', 'xend', 'conf', 'cpupool');
    fc.assert(
      fc.property(letters, kinds, fc.constantFrom('xl', 'xm'), (text, kind, toolstack) => {
        for (let offset = 0; offset <= text.length; offset++) ask(text, offset, { kind, toolstack });
      }),
      { numRuns: 150 },
    );
  });
});
