// Other linters, for comparison: installed into a temporary folder, each over files of its own kind that hold the same values.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What each is called, its package, the folder of files that it reads, its arguments for that folder, and how it says how many files it has read. */
export const PEERS = [
  {
    name: 'oxlint',
    package: 'oxlint@1.94.0',
    files: 'scripts',
    args: (folder) => [folder],
    count: /on (\d+) files/,
  },
  {
    name: 'biome lint',
    package: '@biomejs/biome@2.5.15',
    bin: 'biome',
    files: 'scripts',
    args: (folder) => ['lint', '--max-diagnostics=20', folder],
    count: /Checked (\d+) files/,
  },
  {
    name: 'markdownlint-cli2',
    package: 'markdownlint-cli2@0.18.1',
    files: 'pages',
    args: (folder) => [`${folder}/**/*.md`],
    count: /Linting: (\d+) file/,
  },
];

/** Installs the peers below a folder, where they are not yet, and answers with the path of each one's program by its name. */
export function install(folder) {
  const binary = ({ name, bin = name }) => join(folder, 'node_modules/.bin', bin);
  if (!PEERS.every((peer) => existsSync(binary(peer)))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
    const packages = PEERS.map((peer) => peer.package);
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
    const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status) throw new Error('the other linters could not be installed');
  }
  return new Map(PEERS.map((peer) => [peer.name, binary(peer)]));
}
