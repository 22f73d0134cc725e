#!/usr/bin/env node
// Writes schemas/xen-config.schema.json: what an editor checks and completes a `.xen-config.json` with.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { common } from './bundle.mjs';
import { root } from './process.mjs';

export const SCHEMA = `${root}schemas/xen-config.schema.json`;

/** The ids of all rules and the releases, from the sources that define them. */
async function facts() {
  const contents = `export { RULE_IDS } from './server/src/rules/check.ts'; export { RELEASES } from './server/src/catalog/release.ts';`;
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const { outputFiles } = await build({ ...common, format: 'esm', stdin, write: false, sourcemap: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const LEVELS = ['off', 'hint', 'info', 'warning', 'error'];

/** What a rule is about, and its own level: the second and third paragraph of its page. */
function ruleSchema(id) {
  const [, , level = '', , about = ''] = readFileSync(`${root}docs/rules/${id}.md`, 'utf8').split('\n');
  return { description: `${about} (${level.split(' · ')[0].toLowerCase()})`, $ref: '#/definitions/level' };
}

const host = {
  description: 'The machine that the configs are for. Numbers are compared only with what stands here.',
  type: 'object',
  additionalProperties: false,
  properties: {
    bridges: { description: 'Its bridges.', type: 'array', items: { type: 'string' }, examples: [['xenbr0']] },
    networkScript: {
      description: 'How it connects its guests.',
      type: 'string',
      examples: ['network-bridge', 'network-route', 'network-nat', 'vif-route'],
    },
    cpus: { description: 'How many CPUs it has.', type: 'integer', minimum: 1 },
    memory: { description: 'Its memory, in MiB.', type: 'integer', minimum: 1 },
  },
};

/** The schema as it should be. */
export async function schemaText() {
  const { RULE_IDS, RELEASES } = await facts();
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Xen Config',
    description: 'How the Xen configuration files in this folder and those below are checked.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      toolstack: {
        description: 'The toolstack that domU configs are for; auto finds it out for each file.',
        enum: ['auto', 'xl', 'xm'],
        default: 'auto',
      },
      release: {
        description:
          'The release of Xen; auto is the newest that has the toolstack. Point releases count as their series.',
        type: 'string',
        anyOf: [
          { enum: ['auto', ...[...RELEASES].reverse()] },
          { pattern: '^(RELEASE-|v)?[0-9]{1,2}\\.[0-9]{1,2}(\\.[0-9]{1,3})?$' },
        ],
        default: 'auto',
      },
      rules: {
        description: 'Levels of single rules.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries([...RULE_IDS].sort().map((id) => [id, ruleSchema(id)])),
      },
      ignore: {
        description: 'Files (glob patterns) that are not checked and do not count in conflicts between files.',
        type: 'array',
        items: { type: 'string' },
        examples: [['old/**', '*.bak.cfg']],
      },
      host,
    },
    definitions: { level: { enum: LEVELS } },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMA, await schemaText());
