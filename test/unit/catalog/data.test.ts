import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Read {
  readonly errors: readonly { readonly file: string; readonly text: string }[];
}
type Entry = Record<string, unknown>;

const DATA = resolve('server/src/catalog/data');

describe('the catalogue’s data files', () => {
  let readCatalog: (folder: string) => Read;
  let folder: string;

  before(async () => {
    // Not bundled: the build reads the data with this very file.
    ({ readCatalog } = await import(pathToFileURL(resolve('scripts/catalog/read.mjs')).href));
    folder = mkdtempSync(join(tmpdir(), 'xen-catalog-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What the build says when one file is changed so. */
  function saying(path: string, change: Entry | string): readonly string[] {
    cpSync(DATA, folder, { recursive: true });
    const entries = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    writeFileSync(join(folder, path), typeof change === 'string' ? change : JSON.stringify({ ...entries, ...change }));
    return readCatalog(folder).errors.map(({ file, text }) => {
      assert.equal(file, join(folder, path));
      return text;
    });
  }
  const option = (facts: Entry): Entry => ({ xl: { kinds: ['string'], since: '4.0', ...facts } });

  it('are all sound', () => {
    assert.deepEqual(readCatalog(DATA).errors, []);
  });

  it('fail the build on a field that nobody knows', () => {
    const told = saying('domain/cpu.json', { vcpus: option({ untill: '4.2' }) });
    assert.deepEqual(told, ['vcpus: xl: untill: is an unknown field']);
  });

  it('… on a release that does not exist, or a range that ends before it starts', () => {
    const told = saying('domain/cpu.json', {
      a: option({ since: '4.99' }),
      b: option({ since: '4.10', until: '4.9' }),
    });
    assert.equal(told.length, 2);
    assert.match(told[0] ?? '', /^a: xl: since: is none of 3\.0\.0, /);
    assert.equal(told[1], 'b: xl: ends in 4.9, before it starts in 4.10');
  });

  it('… on a name in two subjects', () => {
    const told = saying('domain/memory.json', { vcpus: option({}) });
    assert.deepEqual(told, ['vcpus stands in cpu.json too']);
  });

  it('… on a name that stands twice in a file', () => {
    const told = saying('domain/security.json', '{"a": {"xl": {"kinds": [], "since": "4.0"}}, "a": {}}');
    assert.match(told[0] ?? '', /Duplicate key "a"/);
  });

  it('… on a replacement that does not exist, in this toolstack', () => {
    const instead = (replacedBy: string) =>
      saying('domain/cpu.json', { a: option({ deprecated: { since: '4.2', replacedBy } }) });
    assert.deepEqual(instead('vcpus'), []);
    assert.deepEqual(instead('nosuch'), ['a: replaced by nosuch, which does not exist']);
    assert.deepEqual(instead('nics'), ['a: replaced by nics, which does not exist']);
  });

  it('… on a language or a set of words that does not exist', () => {
    const told = saying('domain/cpu.json', { a: option({ spec: 'nosuch' }) });
    assert.deepEqual(told, ['a: no specs/nosuch.json']);
    const set = saying('specs/pvcalls.json', {
      subkeys: { a: { form: 'flag', kind: 'flag', since: '4.11', words: 'nosuch' } },
    });
    assert.deepEqual(set, ['a: no set nosuch']);
  });

  it('… on an option that no toolstack has, and on broken JSON', () => {
    const told = saying('domain/cpu.json', { a: {} });
    assert.deepEqual(told, ['a: neither xl nor xm has it']);
    const broken = saying('conf.json', '{"a": ');
    assert.equal(broken.length, 1);
  });
});
