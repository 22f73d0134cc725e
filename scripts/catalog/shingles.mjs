#!/usr/bin/env node
// Holds the catalogue's texts against Xen's man pages: they are written in our own words, so no eight words in a row may be the same.
//   node scripts/catalog/shingles.mjs MAN-PAGE-FILE ...
// Takes roff, POD, Markdown, HTML and plain text, also with gzip. Ends with 1 when a run of eight words is shared.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readCatalog } from './read.mjs';

const LENGTH = 8;
const ROFF_TEXT = /^\.(?:ie n \.)?(?:SH|SS|IP|TP|B|I|BR|BI|RB|IR)\s+(.*)$/;

function plainFromRoff(source) {
  const lines = source.split('\n').map((line) => {
    if (!/^[.']/.test(line)) return line;
    return ROFF_TEXT.exec(line)?.[1].replace(/" \d+$/, '"') ?? '';
  });
  return lines
    .join('\n')
    .replace(/\\f(?:\(..|\[\w*\]|.)|\\s[-+]?\d+|\\[&%:]/g, '')
    .replace(/\\\*\(Aq|\\\(aq/g, "'")
    .replace(/\\-/g, '-')
    .replace(/\\(?:\*?\(..|\*?\[\w+\]|.)/g, ' ');
}

const plainFromHtml = (source) =>
  source
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#39|apos|rsquo);/g, "'")
    .replace(/&[#\w]+;/g, ' ');

const plainFromPod = (source) => source.replace(/^=\w+/gm, '').replace(/\b[A-Z]<+|>+/g, '');

/** The text of a man page without its markup. */
export function plain(source) {
  if (/^(?:\.TH|\.SH|\.\\")/m.test(source)) return plainFromRoff(source);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(source)) return plainFromHtml(source);
  return plainFromPod(source);
}

/** The words of a text: lower case, without punctuation and apostrophes. */
export const wordsOf = (text) =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[a-z0-9_]+/g) ?? [];

/** Each run of eight words in a text. */
export function shinglesOf(text) {
  const words = wordsOf(text);
  const runs = [];
  for (let i = 0; i + LENGTH <= words.length; i++) runs.push(words.slice(i, i + LENGTH).join(' '));
  return runs;
}

function readPage(path) {
  const bytes = readFileSync(path);
  return plain((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'));
}

/** All that a person reads of an entry, text by text. The example is syntax and not prose. */
const textsOf = ({ summary, details, words = {} }) => [summary, ...details, ...Object.values(words)];

function main(paths) {
  if (!paths.length) throw new Error('Which man pages? node scripts/catalog/shingles.mjs FILE ...');
  const pages = new Map();
  for (const path of paths) for (const run of shinglesOf(readPage(path))) pages.set(run, basename(path));
  const { texts, errors } = readCatalog(fileURLToPath(new URL('../../server/src/catalog/data', import.meta.url)));
  for (const { file, text } of errors) console.error(`${basename(file)}: ${text}`);

  let entries = 0;
  const shared = [];
  for (const [kind, docs] of Object.entries(texts)) {
    for (const [name, doc] of Object.entries(docs)) {
      entries++;
      for (const run of textsOf(doc).flatMap(shinglesOf)) {
        if (pages.has(run)) shared.push(`  ${kind}/${name}: ${run} (${pages.get(run)})`);
      }
    }
  }
  for (const line of shared) console.log(line);
  console.log(
    `${shared.length} runs of ${LENGTH} words shared: ${entries} entries, ${paths.length} pages, ${pages.size} runs in these.`,
  );
  process.exitCode = shared.length || errors.length || !pages.size ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
