#!/usr/bin/env node
// Prints catalogue entries picked by lot, as a person reads them, so that somebody does.
//   node scripts/catalog/pick.mjs [COUNT] [--seed TEXT] [PART-OF-A-LABEL ...]
// A label is KIND/NAME or KIND/NAME/PART; those of the domain settings start with their data file: domain/cpu/cpus. The same seed
// picks the same entries.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCatalog } from './read.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const seed = values.seed ?? String(Date.now());
const count = /^\d+$/.test(positionals[0] ?? '') ? Number(positionals.shift()) : 20;

/** `{label, doc, facts}` of everything that can have a text. */
function* entries({ facts, texts }) {
  const entry = (kind, key, own, label = `${kind}/${key}`) => ({ label, doc: texts[kind]?.[key], facts: own });
  for (const { name, subject, ...own } of facts.domain) yield entry('domain', name, own, `domain/${subject}/${name}`);
  for (const kind of ['conf', 'cpupool', 'xend']) {
    for (const { name, ...own } of facts[kind]) yield entry(kind, name, own);
  }
  for (const { name, subkeys } of facts.specs) {
    for (const { name: key, ...own } of subkeys) yield entry('specs', `${name}/${key}`, own);
  }
  for (const { name, parameters, ...own } of facts.scripts) {
    yield entry('scripts', name, own);
    for (const { name: key, ...its } of parameters) yield entry('scripts', `${name}/${key}`, its);
  }
}

/** By lot, but the same for the same seed: the order of the labels' hashes. */
const lot = ({ label }) => createHash('sha256').update(`${seed} ${label}`).digest('hex');

function print({ label, doc, facts }) {
  console.log(`\n━━ ${label}`);
  console.log(`   ${JSON.stringify(facts)}`);
  if (!doc) return console.log('   (no text)');
  console.log(`\n${doc.summary}`);
  for (const paragraph of doc.details) console.log(`\n${paragraph}`);
  for (const [word, text] of Object.entries(doc.words ?? {})) console.log(`  ${word}: ${text}`);
  if (doc.example) console.log(`\n    ${doc.example.replaceAll('\n', '\n    ')}`);
  console.log(`\n  ${doc.source}`);
}

const read = readCatalog(fileURLToPath(new URL('../../server/src/catalog/data', import.meta.url)));
for (const { file, text } of read.errors) console.error(`${file}: ${text}`);
const among = [...entries(read)].filter(({ label }) => positionals.every((part) => label.includes(part)));
const picked = among.map((entry) => ({ lot: lot(entry), entry })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
for (const { entry } of picked.slice(0, count)) print(entry);
console.log(`\n${Math.min(count, among.length)} of ${among.length}, seed ${seed}`);
