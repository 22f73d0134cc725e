#!/usr/bin/env node
// npm run matrix: holds whole configs against xl, and writes docs/beside-xl.md, which says how xl is asked.
//   node scripts/matrix.mjs [--configs N] [--seeds A,B,…] ["TITLE=LIST" …]
// The exit status is 1 when a difference is left that no class explains.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { root } from './process.mjs';

const { values, positionals } = parseArgs({
  options: { configs: { type: 'string', default: '1000' }, seeds: { type: 'string', default: '1,2,3,4,5,6' } },
  allowPositionals: true,
});
const own = `${process.execPath} ${join(root, 'scripts/xl-dry-run.mjs')}`;
process.env.XEN_XL_JUDGE ||= own;
process.chdir(root);

const lists = positionals.map((word) => {
  const at = word.indexOf('=');
  if (at < 1) throw new Error(`not TITLE=LIST: ${word}`);
  return { title: word.slice(0, at), list: word.slice(at + 1) };
});
const outdir = join(root, 'out/matrix');
await bundle([join(root, 'test/differential/whole/publish.ts')], outdir, { packages: 'external' });
const { publish } = await import(pathToFileURL(join(outdir, 'publish.js')).href);
const { page, unexplained } = publish({
  seeds: values.seeds.split(',').map(Number),
  configs: Number(values.configs),
  lists,
  judge: process.env.XEN_XL_JUDGE === own ? '`scripts/xl-dry-run.mjs`' : 'the command in `XEN_XL_JUDGE`',
});
writeFileSync(join(root, 'docs/beside-xl.md'), page);
for (const line of unexplained) console.error(line);
process.exitCode = unexplained.length ? 1 : 0;
