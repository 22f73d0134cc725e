import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELEASES } from '../../server/src/catalog/release.ts';
import { readProject } from '../../server/src/config/project.ts';
import { RULE_IDS } from '../../server/src/rules/check.ts';

const script = <T>(name: string): Promise<T> => import(join(process.cwd(), 'scripts', name)) as Promise<T>;

interface Pages {
  readonly FOLDER: string;
  readonly optionPages: () => Promise<readonly { readonly file: string; readonly text: string }[]>;
}

interface Schema {
  readonly SCHEMA: string;
  readonly schemaText: () => Promise<string>;
}

interface Properties {
  readonly properties: Record<string, { readonly properties?: Record<string, unknown> }>;
}

describe('what scripts write from the sources', () => {
  it('docs/options are as scripts/catalog/pages.mjs writes them', async () => {
    const { FOLDER, optionPages } = await script<Pages>('catalog/pages.mjs');
    const pages = await optionPages();
    assert.deepEqual(readdirSync(FOLDER).sort(), pages.map(({ file }) => file).sort());
    for (const { file, text } of pages)
      assert.equal(readFileSync(join(FOLDER, file), 'utf8'), text, `run scripts/catalog/pages.mjs: ${file}`);
  });

  it('the schema of .xen-config.json is as scripts/schema.mjs writes it', async () => {
    const { SCHEMA, schemaText } = await script<Schema>('schema.mjs');
    assert.equal(readFileSync(SCHEMA, 'utf8'), await schemaText(), 'run scripts/schema.mjs');
  });

  it('the schema and the reader of .xen-config.json know the same keys', async () => {
    const { SCHEMA } = await script<Schema>('schema.mjs');
    const { properties } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Properties;
    const all = {
      $schema: 'x',
      toolstack: 'xl',
      release: '4.17',
      rules: Object.fromEntries([...RULE_IDS].map((id) => [id, 'off'])),
      ignore: ['a'],
      host: { bridges: ['a'], networkScript: 'a', cpus: 1, memory: 1 },
    };
    assert.deepEqual(readProject(all, RULE_IDS).errors, []);
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(all).sort());
    assert.deepEqual(Object.keys(properties['host']?.properties ?? {}).sort(), Object.keys(all.host).sort());
    assert.deepEqual(Object.keys(properties['rules']?.properties ?? {}).sort(), [...RULE_IDS].sort());
    for (const release of RELEASES) assert.deepEqual(readProject({ release }, RULE_IDS).errors, []);
  });
});
