#!/usr/bin/env node
// npm run bench:parse: how fast the readers are, beside others, in MB/s of one core. Compare figures of one run only.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parser as lezer } from '@lezer/python';
import { bundle } from '../../scripts/bundle.mjs';
import { root } from '../../scripts/process.mjs';
import { asJson, BLOCKS, repeat } from './inputs.mjs';

const folder = join(root, 'out/bench');
await bundle([join(root, 'test/bench/subjects.ts')], folder, { packages: 'external', sourcemap: false });
const subjects = createRequire(import.meta.url)(join(folder, 'subjects.js'));

/** Files of each size: many small ones, so that no two that follow each other are the same. */
const SIZES = [
  ['1 KB', 1000, 200],
  ['100 KB', 100_000, 10],
  ['1 MB', 1_000_000, 1],
  ['10 MB', 10_000_000, 1],
];

const texts = (block, [, size, files]) =>
  Array.from({ length: files }, (_, i) => repeat(block, size === 1000 ? 1 : size, 1 + i * 500));

const settingsOf = (text) =>
  subjects.readXl(text, '4.17').statements.map(({ name, value }) => ({
    [name]: value.kind === 'list' ? value.items.map((item) => item.text) : value.text,
  }));

const READERS = [
  ['xl', BLOCKS.guest, (text) => subjects.readXl(text, '4.17')],
  ['xm (Python 2.7)', BLOCKS.guest, (text) => subjects.readPython(text)],
  ['xend (s-expressions)', BLOCKS.host, (text) => subjects.readSxp(text, '4.4')],
  ['JSON.parse', (n) => asJson(settingsOf(BLOCKS.guest(n))), undefined],
  ['@lezer/python', BLOCKS.guest, (text) => lezer.parse(text)],
];

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const bytes = (all) => all.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** MB/s over all files, after warming up. What counts is the time that the processor spent, with that of collecting garbage. */
function measure(read, all, seconds) {
  const rounds = (least) => {
    const began = process.cpuUsage();
    const end = performance.now() + seconds * 1000;
    let count = 0;
    for (; count < least || performance.now() < end; count++) for (const text of all) read(text);
    const { user, system } = process.cpuUsage(began);
    return (bytes(all) * count) / (user + system);
  };
  rounds(3);
  return rounds(5);
}

/** The same from libxlutil, with a loop in C. */
function measureLibxlutil(program, all, seconds) {
  const speeds = all.slice(0, 5).map((text, i) => {
    const path = join(folder, `${i}.cfg`);
    writeFileSync(path, text);
    const times = Math.max(1, Math.round((seconds * 5e7) / text.length / 5));
    const taken = Number(execFileSync(program, [path, String(times)], { encoding: 'utf8' }));
    return (Buffer.byteLength(text) * times) / 1e6 / taken;
  });
  return median(speeds);
}

const jsonTexts = (size) => {
  if (size[1] === 1000) return texts(BLOCKS.guest, size).map((text) => asJson(settingsOf(text)));
  return texts(BLOCKS.guest, size).map((text) => `[${asJson(settingsOf(text))}]`);
};

function row(name, cells) {
  console.log([name.padEnd(22), ...cells.map((cell) => String(cell).padStart(8))].join(''));
}

mkdirSync(folder, { recursive: true });
row(
  'MB/s',
  SIZES.map(([size]) => size),
);
for (const [name, block, read] of READERS) {
  row(
    name,
    SIZES.map((size) => {
      const all = read ? texts(block, size) : jsonTexts(size);
      return measure(read ?? JSON.parse, all, 1).toFixed(name.startsWith('@') ? 1 : 0);
    }),
  );
}
const reason = subjects.missingJudge();
if (reason) console.log(`libxlutil: not measured, ${reason}`);
else {
  const program = subjects.buildJudge();
  row(
    'libxlutil (C)',
    SIZES.map((size) => measureLibxlutil(program, texts(BLOCKS.guest, size), 1).toFixed(0)),
  );
}
