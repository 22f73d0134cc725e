import assert from 'node:assert/strict';
import { catalog } from '../../../server/src/catalog/index.ts';
import { type DocKind, docOf } from '../../../server/src/catalog/texts.ts';
import type { Doc, Word } from '../../../server/src/catalog/types.ts';

interface Entry {
  readonly label: string;
  readonly name: string;
  readonly doc: Doc | undefined;
  /** Words that a person can choose from, each of which wants a sentence. */
  readonly words: readonly Word[];
}

function* entries(): Iterable<Entry> {
  const entry = (kind: DocKind, name: string, part?: string, words: readonly Word[] = []): Entry => ({
    label: part === undefined ? `${kind} ${name}` : `${kind} ${name} ${part}`,
    name: part ?? name,
    doc: docOf(kind, name, part),
    words: words.filter((word) => /[a-z]/i.test(word.name)),
  });
  for (const { name, xl, xm } of catalog.domain.values()) {
    yield entry('domain', name, undefined, [...(xl?.words ?? []), ...(xm?.words ?? [])]);
  }
  for (const kind of ['conf', 'cpupool', 'xend'] as const) {
    for (const { name, words } of catalog[kind].values()) yield entry(kind, name, undefined, words);
  }
  for (const { name, subkeys } of catalog.specs.values()) {
    for (const subkey of subkeys) yield entry('specs', name, subkey.name, subkey.words);
  }
  for (const { name, parameters } of catalog.scripts.values()) {
    yield entry('scripts', name);
    for (const parameter of parameters) yield entry('scripts', name, parameter.name);
  }
}

const none = (labels: readonly string[]) => assert.deepEqual(labels, []);
const all = [...entries()];

describe('the documentation texts', () => {
  it('are there for every entry', () => {
    none(all.filter(({ doc }) => !doc).map(({ label }) => label));
  });

  it('say something, with a source', () => {
    none(
      all
        .filter(
          ({ doc }) =>
            doc && ([doc.summary, ...doc.details].join(' ').length < 30 || !doc.details.length || !doc.source),
        )
        .map(({ label }) => label),
    );
  });

  it('start with one sentence', () => {
    none(
      all
        .filter(
          ({ doc }) => doc && (!/[.!)]$/.test(doc.summary) || doc.summary.length > 260 || doc.summary.includes('\n')),
        )
        .map(({ label }) => label),
    );
  });

  it('have a sentence for every word of a closed set', () => {
    none(
      all.flatMap(({ label, doc, words }) =>
        doc
          ? words.filter(({ name }) => !Object.hasOwn(doc.words ?? {}, name)).map(({ name }) => `${label}: ${name}`)
          : [],
      ),
    );
  });

  it('have examples that mention the option', () => {
    none(all.filter(({ doc, name }) => doc?.example && !doc.example.includes(name)).map(({ label }) => label));
  });

  it('are undefined for what does not exist', () => {
    assert.equal(docOf('domain', 'nosuch'), undefined);
    assert.equal(docOf('specs', 'vif', 'constructor'), undefined);
    assert.equal(docOf('domain', '__proto__'), undefined);
  });
});
