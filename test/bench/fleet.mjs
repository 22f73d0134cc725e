#!/usr/bin/env node
// A generated fleet with planted conflicts: finds each at its place, invents none, and is as fast as it should be.
//   node test/bench/fleet.mjs [--guests 10000] [--conflicts 500] [--runs 3] [--no-peer] [--large] [--jobs N] [--json FILE]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plant, RULES } from './fleet-conflicts.mjs';
import { fleet, scriptOf, textOf } from './fleet-guests.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Outside the project, whose .gitignore the peer would obey. */
const scratch = join(tmpdir(), 'xen-config-bench');
const CLI = join(root, 'server/dist/cli.js');
const GUESTS_OF_HOST = 50;
const OXLINT = '1.94.0';
/** What the checker may need: times the peer's time, MB, and times its own time for ten times as many guests. */
const LIMITS = { peer: 2, memory: 500, large: 11 };

const { values } = parseArgs({
  options: {
    guests: { type: 'string', default: '10000' },
    conflicts: { type: 'string', default: '500' },
    runs: { type: 'string', default: '3' },
    peer: { type: 'boolean', default: true },
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

/** Writes a fleet below a folder (and the same as scripts below another) and answers with the places of its conflicts. */
function write(folder, guests, conflicts, scripts) {
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
      if (scripts) put(join(scripts, guest.path.replace(/cfg$/, 'js')), scriptOf(guest));
    }
  }
  return places.map(({ guest, key, rule }) => `${guest.path}:${lines.get(guest)[key] + 1} ${rule}`).sort();
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

/** Runs a command; answers with its output, the seconds it took and the most memory it held, in MB. */
async function run(command, args) {
  const started = process.hrtime.bigint();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let peak = 0;
  const look = () => {
    try {
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
    output: Buffer.concat(chunks).toString(),
  };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

function oxlint() {
  const folder = join(root, 'out/peers');
  const binary = join(folder, 'node_modules/.bin/oxlint');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', `oxlint@${OXLINT}`];
    const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status) throw new Error('oxlint could not be installed');
  }
  return binary;
}

const checkArgs = (folder, format) => [
  CLI,
  'check',
  '--format',
  format,
  ...(values.jobs ? ['--jobs', values.jobs] : []),
  folder,
];

/** What the check of a folder reports by the rules across files, as lines like those that `write` answers with. */
async function found(folder) {
  const { output, status } = await run(process.execPath, checkArgs(folder, 'json'));
  if (status === 2 || !output) throw new Error('the check failed');
  const { files } = JSON.parse(output);
  return files
    .flatMap(({ path, problems }) =>
      problems
        .filter(({ rule }) => RULES.has(rule))
        .map(({ rule, range }) => `${path.slice(folder.length + 1)}:${range.start.line + 1} ${rule}`),
    )
    .sort();
}

let failed = false;
const say = (right, text) => {
  if (!right) failed = true;
  console.log(`${right ? 'ok  ' : 'FAIL'} ${text}`);
};

async function main() {
  const guests = Number(values.guests);
  const small = join(scratch, 'fleet');
  const scripts = join(scratch, 'scripts');
  if (values.peer) rmSync(scripts, { recursive: true, force: true });
  const wanted = write(small, guests, Number(values.conflicts), values.peer ? scripts : undefined);
  const told = await found(small);
  const missed = wanted.filter((line) => !told.includes(line));
  const invented = told.filter((line) => !wanted.includes(line));
  say(
    !missed.length,
    `${wanted.length - missed.length} of ${wanted.length} places of ${values.conflicts} conflicts found`,
  );
  say(!invented.length, `${invented.length} invented`);
  for (const line of [
    ...missed.slice(0, 8).map((l) => `missed ${l}`),
    ...invented.slice(0, 8).map((l) => `invented ${l}`),
  ])
    console.log(`     ${line}`);

  const peer = values.peer ? oxlint() : undefined;
  const own = [];
  const theirs = [];
  for (let i = 0; i < Number(values.runs); i++) {
    own.push(await run(process.execPath, checkArgs(small, 'pretty')));
    if (peer) theirs.push(await run(peer, [scripts]));
  }
  const seconds = median(own.map((one) => one.seconds));
  const peak = Math.max(...own.map((one) => one.peak));
  const result = { guests, seconds, peak };
  if (peer) {
    result.peer = median(theirs.map((one) => one.seconds));
    const factor = seconds / result.peer;
    say(
      factor <= LIMITS.peer,
      `${guests} guests in ${seconds.toFixed(2)} s, oxlint ${result.peer.toFixed(2)} s: ${factor.toFixed(2)} × (at most ${LIMITS.peer})`,
    );
  } else console.log(`     ${guests} guests in ${seconds.toFixed(2)} s`);
  say(peak < LIMITS.memory, `${peak.toFixed(0)} MB (below ${LIMITS.memory})`);
  if (values.large) {
    const large = join(scratch, 'large');
    write(large, guests * 10, Number(values.conflicts));
    const { seconds: time, peak: most } = await run(process.execPath, checkArgs(large, 'pretty'));
    Object.assign(result, { large: time, largePeak: most });
    const factor = time / seconds;
    say(
      factor <= LIMITS.large,
      `${guests * 10} guests in ${time.toFixed(2)} s: ${factor.toFixed(2)} × (at most ${LIMITS.large}), ${most.toFixed(0)} MB`,
    );
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result)}\n`);
  process.exitCode = failed ? 1 : 0;
}

await main();
