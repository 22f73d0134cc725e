#!/usr/bin/env node
// Asks xl about domU configs: `xl create -n` for each, which reads the file and makes no guest. Needs a Xen host, and root.
//   node scripts/xl-dry-run.mjs FILE… | @LIST
// Prints a line of JSON a file: {file, ok, messages}. XL names another program than `xl`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const XL = process.env.XL ?? 'xl';

const named = (word) => (word[0] === '@' ? readFileSync(word.slice(1), 'utf8').split('\n').filter(Boolean) : [word]);

for (const file of process.argv.slice(2).flatMap(named)) {
  const { error, status, signal, stderr } = spawnSync(XL, ['create', '-n', '-q', file], { encoding: 'utf8' });
  if (error) throw error;
  const messages = stderr.split('\n').filter(Boolean);
  console.log(JSON.stringify({ file, ok: status === 0, messages, ...(signal ? { signal } : {}) }));
}
