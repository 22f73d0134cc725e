import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { kindByName } from '../../../server/src/config/detect.ts';
import type { FileKind } from '../../../server/src/config/profile.ts';
import { complete } from '../../../server/src/language/complete.ts';
import { definitions } from '../../../server/src/language/definition.ts';
import { documentation } from '../../../server/src/language/documentation.ts';
import { folds } from '../../../server/src/language/fold.ts';
import { formatNewline } from '../../../server/src/language/format/on-newline.ts';
import { highlights } from '../../../server/src/language/highlight.ts';
import { hover } from '../../../server/src/language/hover.ts';
import { inlayHints } from '../../../server/src/language/inlay.ts';
import { links } from '../../../server/src/language/links.ts';
import { rename } from '../../../server/src/language/names/rename.ts';
import { selections } from '../../../server/src/language/select.ts';
import { semanticTokens } from '../../../server/src/language/semantic.ts';
import { signature } from '../../../server/src/language/signature.ts';
import { type DocumentSymbol, symbols } from '../../../server/src/language/symbols.ts';
import { Service } from '../../../server/src/service.ts';
import { contains } from '../../../server/src/syntax/text.ts';
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
  const around = selections(file, offset);
  assert.deepEqual(around.at(-1), { start: 0, end: text.length });
  for (const [i, one] of around.entries()) assert.ok(contains(around[i + 1] ?? one, one), `selection at ${offset}`);
  for (const { span } of highlights(file, offset, service.fleet))
    assert.ok(span.start <= span.end && span.end <= text.length);
  definitions(file, offset, service.fleet);
  rename(file, offset, 'another');
  formatNewline(file, offset, { tabSize: 4, insertSpaces: true });
  const form = signature(file, offset);
  if (form) assert.ok(form.active === undefined || form.active < form.parts.length);
}

function nested(all: readonly DocumentSymbol[], within: { start: number; end: number }): void {
  for (const { span, selection, children } of all) {
    assert.ok(contains(within, span) && contains(span, selection));
    nested(children, span);
  }
}

/** Asks for what concerns the whole text. */
function askWhole(text: string, reading: Reading): void {
  const file = new Service().update(inputOf({ ...reading, text }));
  nested(symbols(file), { start: 0, end: text.length });
  for (const { from, to } of folds(file)) assert.ok(0 <= from && from < to && to < file.lines.count);
  let end = 0;
  for (const { span } of semanticTokens(file)) {
    assert.ok(end <= span.start && span.start < span.end && span.end <= text.length);
    end = span.end;
  }
  for (const { offset } of inlayHints(file)) assert.ok(0 <= offset && offset <= text.length);
  for (const { span } of links(file)) assert.ok(span.start <= span.end && span.end <= text.length);
}

describe('at any place of any text', () => {
  for (const { name, kind, text } of examples) {
    it(`${name}: there is an answer, and it fits`, () => {
      askWhole(text, { kind, path: name });
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
          askWhole(torn, { kind });
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
        askWhole(text, { kind, toolstack });
        for (let offset = 0; offset <= text.length; offset++) ask(text, offset, { kind, toolstack });
      }),
      { numRuns: 150 },
    );
  });
});
