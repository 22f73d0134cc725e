// How long a small document waits for its answers while a hostile one of 10 MB is opened beside it: each answer, not the middle one.
import { documentOf } from './documents.mjs';
import { LanguageServer } from './lsp.mjs';

const MB = 1_000_000;

/** Documents that are large and odd. */
export const HOSTILE = {
  'nested brackets': () => `a = ${'['.repeat(100_000)}${' '.repeat(10 * MB)}`,
  'one string': () => `name = "${'x'.repeat(10 * MB)}"\n`,
  'many settings': () => Array.from({ length: 500_000 }, (_, i) => `setting${i} = ${i}\n`).join(''),
};

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Opens a hostile document and edits a small one for some seconds.
 * @returns the milliseconds of each answer about the small one, in their order
 */
async function besides(command, text, rounds) {
  const server = await LanguageServer.start(command);
  const small = documentOf('xl', 100);
  const [uri, hostile] = ['file:///bench/small.cfg', 'file:///bench/hostile.cfg'];
  const open = (which, content) =>
    server.notify('textDocument/didOpen', {
      textDocument: { uri: which, languageId: 'xen-domain', version: 1, text: content },
    });
  let version = 1;
  const edited = async () => {
    const at = { line: small.place.line, character: small.place.character };
    const range = { start: at, end: { ...at, character: at.character + (version % 2 ? 0 : 1) } };
    const start = performance.now();
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: version + 1 },
      contentChanges: [{ range, text: version % 2 ? 'r' : '' }],
    });
    version++;
    await server.problems(uri, version);
    return performance.now() - start;
  };
  open(uri, small.text);
  for (let i = 0; i < 20; i++) await edited();
  open(hostile, text);
  const times = [];
  for (let i = 0; i < rounds; i++) {
    times.push(await edited());
    await sleep(50);
  }
  await server.stop();
  return times;
}

/**
 * Prints a line for each hostile document: the first answer, the longest of the others, the middle one. What a server needs that knows
 * nothing is the wire's share: the 10 MB are read before the change that follows them.
 */
export async function runHostile({ command }, rounds = 40) {
  console.log(command.at(-2));
  console.log(['beside'.padStart(18), 'first answer', 'longest', 'median'].map((title) => title.padStart(14)).join(''));
  for (const [name, make] of Object.entries(HOSTILE)) {
    const [first, ...others] = await besides(command, make(), rounds);
    others.sort((a, b) => a - b);
    const cells = [first, others.at(-1), others[others.length >> 1]].map((ms) => `${ms.toFixed(0)} ms`.padStart(14));
    console.log(name.padStart(18) + cells.join(''));
  }
}
