#!/usr/bin/env node
// How long an editor waits for the language server: start, opening a file, a keystroke, completion, hover; and its memory.
//   node test/bench/editor.mjs [--sizes 100,1000,10000] [--rounds 60] [--push] [--peers nothing,json,yaml,python] [--json FILE]
//                              [--built] [--readme]
// Measures the packed server (--built: the one of the last build) and other servers beside it in the same run; what is missing of
// them is installed below out/. `nothing` is a server that knows nothing. --readme writes the table of README.md.
// Exits with 1 when completion takes longer than it may.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stage } from '../../scripts/stage.mjs';
import { documentOf } from './documents.mjs';
import { LanguageServer } from './lsp.mjs';
import { writeTable } from './table.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const peerFolder = join(root, 'out/bench-peers');

/** What completion may take, in ms, median, by the lines of the document. */
const LIMITS = { 100: 5, 10000: 25 };

/** A program of a peer: each is installed by itself, because npm takes away what it was not asked for. */
const bin = (peer, name) => join(peerFolder, peer, 'node_modules/.bin', name);

/** Other servers, for comparison: what to install, how to start, and the language of the documents that they get. */
const PEERS = {
  nothing: { command: [process.execPath, join(root, 'test/bench/nothing.mjs'), '--stdio'], language: 'xl' },
  json: {
    install: 'vscode-langservers-extracted@4.10.0',
    command: [bin('json', 'vscode-json-language-server'), '--stdio'],
    language: 'json',
  },
  yaml: {
    install: 'yaml-language-server@2.0.0',
    command: [bin('yaml', 'yaml-language-server'), '--stdio'],
    language: 'yaml',
  },
  python: { install: 'pyright@1.1.414', command: [bin('python', 'pyright-langserver'), '--stdio'], language: 'python' },
};

const packed = join(root, 'out/bench-packed');
const ours = (built) => ({
  command: [process.execPath, join(built ? root : packed, 'server/dist/server.js'), '--stdio'],
  language: 'xl',
});

const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];
const shown = (ms) => (ms === undefined ? '–' : ms < 10 ? ms.toFixed(1) : Math.round(ms).toString());

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Median of some starts: from the program's start to its answer to `initialize`. */
async function startTime({ command }, pull) {
  const times = [];
  for (let i = 0; i < 5; i++) {
    let server;
    times.push(
      await timed(async () => {
        server = await LanguageServer.start(command, { pull });
      }),
    );
    await server.stop();
  }
  return median(times);
}

/** A document in an editor: what is typed goes to the server as an editor sends it. */
class Typed {
  constructor(server, uri, document) {
    this.server = server;
    this.uri = uri;
    this.document = document;
    this.version = 1;
    this.letters = 0;
  }

  open() {
    const { languageId, text } = this.document;
    this.server.notify('textDocument/didOpen', { textDocument: { uri: this.uri, languageId, version: 1, text } });
  }

  /** Types a letter, or takes the last one out again. */
  key() {
    const { line, character } = this.document.place;
    const removes = this.letters === 1;
    const range = { start: { line, character }, end: { line, character: character + (removes ? 1 : 0) } };
    this.letters = removes ? 0 : 1;
    this.server.forget(this.uri);
    this.server.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range, text: removes ? '' : 'r' }],
    });
  }

  ask(method) {
    const { line, character } = this.document.place;
    const position = { line, character: character + this.letters };
    return this.server.request(method, { textDocument: { uri: this.uri }, position, context: { triggerKind: 1 } });
  }
}

async function measure({ command, language }, lines, { rounds, pull }) {
  const server = await LanguageServer.start(command, { pull });
  const document = documentOf(language, lines);
  const typed = new Typed(server, `file:///bench/guest${lines}.${document.extension}`, document);
  const result = {};
  await new Promise((resolve) => setTimeout(resolve, 300));
  result.open = await timed(async () => {
    typed.open();
    result.problems = (await server.problems(typed.uri, 1)).length;
  });
  const many = async (work, rest = 5) => {
    const times = [];
    for (let i = 0; i < rounds; i++) {
      times.push(await timed(work));
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
    return median(times);
  };
  result.key = await many(async () => {
    typed.key();
    await server.problems(typed.uri, typed.version);
  });
  if (server.capabilities.completionProvider) {
    result.completion = await many(async () => {
      const found = await typed.ask('textDocument/completion');
      result.items = (found?.items ?? found ?? []).length;
    });
    const before = server.cpu();
    result.typed = await many(async () => {
      typed.key();
      await typed.ask('textDocument/completion');
    }, 40);
    if (before !== undefined) result.work = (server.cpu() - before) / rounds;
  }
  if (server.capabilities.hoverProvider) result.hover = await many(() => typed.ask('textDocument/hover'));
  result.memory = server.memory();
  await server.stop();
  return result;
}

const COLUMNS = [
  ['open → problems', ({ open }) => shown(open)],
  ['key → problems', ({ key }) => shown(key)],
  ['completion', ({ completion }) => shown(completion)],
  ['behind a key', ({ typed }) => shown(typed)],
  ['its CPU time', ({ work }) => shown(work)],
  ['hover', ({ hover }) => shown(hover)],
  ['MB now/peak', ({ memory }) => (memory ? `${memory.now}/${memory.peak}` : '–')],
  ['problems', ({ problems }) => String(problems)],
  ['items', ({ items }) => String(items ?? '–')],
];

async function run(name, server, sizes, options) {
  const start = await startTime(server, options.pull);
  console.log(`\n${name}: start ${shown(start)} ms`);
  console.log(['lines'.padStart(7), ...COLUMNS.map(([title]) => title.padStart(16))].join(''));
  const results = {};
  for (const lines of sizes) {
    results[lines] = await measure(server, lines, options);
    console.log([String(lines).padStart(7), ...COLUMNS.map(([, cell]) => cell(results[lines]).padStart(16))].join(''));
  }
  return { start, sizes: results };
}

function installed(name) {
  const { install, command } = PEERS[name];
  if (!install || existsSync(command[0])) return true;
  const folder = join(peerFolder, name);
  mkdirSync(folder, { recursive: true });
  console.log(`installing ${install} below out/ …`);
  const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', folder];
  const done = spawnSync('npm', ['install', ...options, install], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status === 0 && existsSync(command[0])) return true;
  console.error(`${name} is left out: ${install} could not be installed`);
  return false;
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    rounds: { type: 'string', default: '60' },
    push: { type: 'boolean', default: false },
    peers: { type: 'string', default: 'nothing,json,yaml,python' },
    built: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const options = { rounds: Number(values.rounds), pull: !values.push };
if (!values.built) await stage(packed);
const results = { ours: await run('xen-config', ours(values.built), sizes, options) };
for (const name of values.peers.split(',').filter(Boolean)) {
  if (!Object.hasOwn(PEERS, name))
    throw new Error(`there is no peer ${name}; there are ${Object.keys(PEERS).join(', ')}`);
  if (installed(name)) results[name] = await run(name, PEERS[name], sizes, options);
}
if (values.readme) writeTable(join(root, 'README.md'), results, sizes);
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`);

const busy = loadavg()[0] / availableParallelism();
if (busy > 1.5)
  console.log(`\nthis machine is busy (load ${busy.toFixed(1)} for each CPU): times are longer than they would be`);

const slow = Object.entries(LIMITS).flatMap(([lines, limit]) => {
  const { completion, typed } = results.ours.sizes[lines] ?? {};
  return [
    ['completion', completion],
    ['completion behind a key', typed],
  ]
    .filter(([, ms]) => ms > limit)
    .map(([what, ms]) => `${what} at ${lines} lines took ${shown(ms)} ms, and may take ${limit}`);
});
for (const line of slow) console.error(line);
process.exitCode = slow.length ? 1 : 0;
