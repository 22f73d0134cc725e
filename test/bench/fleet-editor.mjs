// How long an editor waits in a workspace of many guests: the first reading, and an edit that makes or ends a conflict with another file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LanguageServer } from './lsp.mjs';

const EDITS = 120;
const WARM_UP = 20;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const hasConflict = (problems) => problems.some(({ code }) => code === 'duplicate-mac');

/** Waits until the server knows the guest that it reads last. */
async function read(server, name) {
  for (;;) {
    const found = await server.request('workspace/symbol', { query: name });
    if (found.some((symbol) => symbol.name === name)) return;
    await wait(50);
  }
}

/**
 * Opens two guests of a fleet's folder and gives one the other's MAC address, then its own again, and so on. Answers with the seconds of the first
 * reading, the milliseconds from each edit to the problems of the file and of the other one, how often a conflict was missing or left over,
 * and the memory in MB.
 */
export async function edits(command, folder, [one, other], last) {
  const started = performance.now();
  const server = await LanguageServer.start(command, { folder: pathToFileURL(folder).href });
  await read(server, last.name);
  const seconds = (performance.now() - started) / 1000;
  const uriOf = (guest) => pathToFileURL(join(folder, guest.path)).href;
  for (const guest of [one, other]) {
    const text = readFileSync(join(folder, guest.path), 'utf8');
    const textDocument = { uri: uriOf(guest), languageId: 'xen-domain', version: 1, text };
    server.notify('textDocument/didOpen', { textDocument });
  }
  const lines = readFileSync(join(folder, one.path), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes(one.vifs[0].mac));
  const character = lines[line].indexOf(one.vifs[0].mac);
  const range = { start: { line, character }, end: { line, character: character + one.vifs[0].mac.length } };
  const own = [];
  const others = [];
  let wrong = 0;
  for (let i = 0; i < EDITS + WARM_UP; i++) {
    const clash = i % 2 === 0;
    const text = clash ? other.vifs[0].mac : one.vifs[0].mac;
    const start = performance.now();
    server.notify('textDocument/didChange', {
      textDocument: { uri: uriOf(one), version: i + 2 },
      contentChanges: [{ range, text }],
    });
    const here = await server.problems(uriOf(one), i + 2);
    const first = performance.now();
    const there = await server.problems(uriOf(other), 1);
    const second = performance.now();
    if (hasConflict(here) !== clash || hasConflict(there) !== clash) wrong++;
    if (i < WARM_UP) continue;
    own.push(first - start);
    others.push(second - start);
  }
  const memory = server.memory();
  await server.stop();
  return { seconds, own, others, wrong, memory };
}
