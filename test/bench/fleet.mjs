#!/usr/bin/env node
// A generated fleet with planted conflicts: finds each at its place, invents none, and is as fast as it should be.
//   node test/bench/fleet.mjs [--guests 10000] [--conflicts 500] [--runs 3] [--no-peers] [--no-editor] [--large] [--jobs N] [--json FILE]
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plant, RULES } from './fleet-conflicts.mjs';
import { edits } from './fleet-editor.mjs';
import { fleet, pageOf, scriptOf, textOf } from './fleet-guests.mjs';
import { install, PEERS } from './peers.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Outside the project, whose .gitignore the other linters would obey. */
const scratch = join(tmpdir(), 'xen-config-bench');
const CLI = join(root, 'server/dist/cli.js');
const SERVER = join(root, 'server/dist/server.js');
const GUESTS_OF_HOST = 50;
/** What it may need: times the time of oxlint, MB, times its own time for ten times as many guests, and ms for an edit. */
const LIMITS = { oxlint: 2, memory: 500, large: 11, edit: 20 };

const { values } = parseArgs({
  options: {
    guests: { type: 'string', default: '10000' },
    conflicts: { type: 'string', default: '500' },
    runs: { type: 'string', default: '3' },
    peers: { type: 'boolean', default: true },
    editor: { type: 'boolean', default: true },
    large: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    json: { type: 'string' },
  },
  allowNegative: true,
});

const put = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

/** Writes a fleet below a folder (and the same for other linters below another) and answers with its hosts and the places of its conflicts. */
function write(folder, guests, conflicts, others) {
  rmSync(folder, { recursive: true, force: true });
  const hosts = fleet(Math.ceil(guests / GUESTS_OF_HOST), GUESTS_OF_HOST);
  for (const host of hosts.filter(({ kind }) => kind === 'antispoof')) {
    for (const guest of host.guests) for (const vif of guest.vifs) vif.bridge = 'xenbr0';
  }
  const places = plant(hosts, conflicts);
  const lines = new Map();
  for (const host of hosts) {
    for (const [name, text] of hostFiles(host)) put(join(folder, host.folder, name), text);
    for (const guest of host.guests) {
      const { text, at } = textOf(guest);
      put(join(folder, guest.path), text);
      lines.set(guest, at);
      if (!others) continue;
      put(join(others, 'scripts', guest.path.replace(/cfg$/, 'js')), scriptOf(guest));
      put(join(others, 'pages', guest.path.replace(/cfg$/, 'md')), pageOf(guest));
    }
  }
  const wanted = places.map(({ guest, key, rule }) => `${guest.path}:${lines.get(guest)[key] + 1} ${rule}`).sort();
  return { hosts, wanted, taken: new Set(places.map(({ guest }) => guest)) };
}

function hostFiles({ kind, memory }) {
  if (kind === 'antispoof') {
    return [
      ['xend-config.sxp', "(network-script 'network-bridge bridge=xenbr0 antispoof=yes')\n(vif-script vif-bridge)\n"],
    ];
  }
  const settings = { toolstack: 'xl', host: { bridges: ['xenbr0', 'xenbr1', 'xenbr2', 'xenbr3'], memory } };
  const script = kind === 'route' ? 'vif.default.script="vif-route"\n' : '';
  return [
    ['.xen-config.json', `${JSON.stringify(settings)}\n`],
    ['xl.conf', `autoballoon="off"\nvif.default.bridge="xenbr0"\n${script}`],
  ];
}

/**
 * Runs a command, away from the project and its settings; answers with its output, the seconds it took, those that the processors worked for it, and
 * the most memory it held, in MB.
 */
async function run(command, args, complaints = 'inherit') {
  const started = process.hrtime.bigint();
  const child = spawn(command, args, { cwd: scratch, stdio: ['ignore', 'pipe', complaints] });
  let peak = 0;
  let work = 0;
  const look = () => {
    try {
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      work = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
      const found = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      if (found) peak = Math.max(peak, Number(found[1]) / 1024);
    } catch {
      // It has ended, or this system has no /proc.
    }
  };
  const timer = setInterval(look, 10);
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  const status = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  clearInterval(timer);
  return {
    status,
    seconds: Number(process.hrtime.bigint() - started) / 1e9,
    peak,
    work,
    output: Buffer.concat(chunks).toString(),
  };
}

const quantile = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * part)];
const median = (numbers) => quantile(numbers, 0.5);

const checkArgs = (folder, format) => [
  CLI,
  'check',
  '--format',
  format,
  ...(values.jobs ? ['--jobs', values.jobs] : []),
  folder,
];

/** What the check of a folder reports: all errors and warnings, and the planted hints; as lines like those that `write` answers with. */
async function found(folder) {
  const { output, status } = await run(process.execPath, checkArgs(folder, 'json'));
  if (status === 2 || !output) throw new Error('the check failed');
  const { files } = JSON.parse(output);
  return files
    .flatMap(({ path, problems }) =>
      problems
        .filter(({ rule, severity }) => RULES.has(rule) || severity === 'error' || severity === 'warning')
        .map(({ rule, range }) => `${path.slice(folder.length + 1)}:${range.start.line + 1} ${rule}`),
    )
    .sort();
}

let failed = false;
const say = (right, text) => {
  if (!right) failed = true;
  console.log(`${right ? 'ok  ' : 'FAIL'} ${text}`);
};

/** The conflicts that were planted, no more and no less. */
async function conflicts(folder, wanted) {
  const told = await found(folder);
  const missed = wanted.filter((line) => !told.includes(line));
  const invented = told.filter((line) => !wanted.includes(line));
  say(
    !missed.length,
    `${wanted.length - missed.length} of ${wanted.length} places of ${values.conflicts} conflicts found`,
  );
  say(!invented.length, `${invented.length} invented`);
  for (const line of missed.slice(0, 8)) console.log(`     missed ${line}`);
  for (const line of invented.slice(0, 8)) console.log(`     invented ${line}`);
}

/** Runs the check and the other linters in turn, so that a busy moment meets them all. */
async function race(folder, others) {
  const programs = values.peers ? install(join(scratch, 'peers')) : new Map();
  const runs = new Map([['xen-config', []], ...[...programs.keys()].map((name) => [name, []])]);
  for (let i = 0; i < Number(values.runs); i++) {
    runs.get('xen-config').push(await run(process.execPath, checkArgs(folder, 'pretty')));
    for (const { name, files, args, count } of PEERS) {
      if (!programs.has(name)) continue;
      const done = await run(programs.get(name), args(join(others, files)), 'ignore');
      const read = Number(count.exec(done.output)?.[1] ?? 0);
      if (read !== Number(values.guests)) throw new Error(`${name} has read ${read} files`);
      runs.get(name).push(done);
    }
  }
  const seconds = Object.fromEntries([...runs].map(([name, all]) => [name, median(all.map((one) => one.seconds))]));
  const work = Object.fromEntries([...runs].map(([name, all]) => [name, median(all.map((one) => one.work))]));
  return { seconds, work, peak: Math.max(...runs.get('xen-config').map(({ peak }) => peak)) };
}

/** Edits in an editor that has the fleet's folder open. */
async function editing(folder, { hosts, taken }) {
  const free = hosts
    .flatMap((host) => host.guests)
    .filter((guest) => !taken.has(guest) && guest.host.kind === 'bridge');
  const last = hosts.at(-1).guests.at(-1);
  const two = [free[0], free[free.length >> 1]];
  const { seconds, own, others, wrong, memory } = await edits([process.execPath, SERVER, '--stdio'], folder, two, last);
  say(wrong === 0, `the editor: ${own.length} edits, ${wrong} of them with a conflict missing or left over`);
  for (const [what, times] of [
    ['the file itself', own],
    ['both files', others],
  ]) {
    const [middle, high] = [median(times), quantile(times, 0.95)];
    say(
      high <= LIMITS.edit,
      `${what} after an edit: ${middle.toFixed(1)} ms, p95 ${high.toFixed(1)} (at most ${LIMITS.edit})`,
    );
  }
  console.log(`     first reading ${seconds.toFixed(1)} s, memory ${memory?.now} MB, peak ${memory?.peak} MB`);
  return { reading: seconds, edit: median(others), edit95: quantile(others, 0.95), memory };
}

async function main() {
  const guests = Number(values.guests);
  const small = join(scratch, 'fleet');
  const others = join(scratch, 'others');
  if (values.peers) rmSync(others, { recursive: true, force: true });
  const written = write(small, guests, Number(values.conflicts), values.peers ? others : undefined);
  await conflicts(small, written.wanted);
  const { seconds, work, peak } = await race(small, others);
  const own = seconds['xen-config'];
  for (const [name, time] of Object.entries(seconds)) {
    console.log(`     ${name}: ${time.toFixed(2)} s, of work ${work[name].toFixed(1)} s`);
  }
  if (seconds.oxlint) {
    const factor = own / seconds.oxlint;
    say(factor <= LIMITS.oxlint, `${guests} guests: ${factor.toFixed(2)} × oxlint (at most ${LIMITS.oxlint})`);
  }
  say(peak < LIMITS.memory, `${peak.toFixed(0)} MB (below ${LIMITS.memory})`);
  const result = { guests, seconds, work, peak };
  if (values.editor) result.editor = await editing(small, written);
  if (values.large) {
    const large = join(scratch, 'large');
    write(large, guests * 10, Number(values.conflicts));
    const { seconds: time, peak: most } = await run(process.execPath, checkArgs(large, 'pretty'));
    Object.assign(result, { large: time, largePeak: most });
    const factor = time / own;
    say(
      factor <= LIMITS.large,
      `${guests * 10} guests in ${time.toFixed(2)} s: ${factor.toFixed(2)} × (at most ${LIMITS.large}), ${most.toFixed(0)} MB`,
    );
  }
  console.log(`     load ${loadavg()[0].toFixed(1)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result)}\n`);
  process.exitCode = failed ? 1 : 0;
}

await main();
