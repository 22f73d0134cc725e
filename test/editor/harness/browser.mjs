// A headless Chromium: the one that is named or installed, else the one inside an npm package.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { cache } from '../../../scripts/vscode/fetch.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const APPLICATION = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

// No sandbox: its helper needs root or user namespaces, and the only page it shows is the one from this machine.
const ARGUMENTS = [
  ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ['--disable-background-networking', '--disable-component-update', '--font-render-hinting=none'],
].flat();

/** The fonts that lie beside this file, for a system without any. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, APPLICATION].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The folder of the packed browser, unpacked once: the program, and the libraries that a bare Linux lacks. */
function packed() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser for the editor tests: install Chromium or Chrome, or name one in CHROME_PATH.');
  }
  const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin');
  const { version } = JSON.parse(readFileSync(join(bin, '../package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    const program = brotliDecompressSync(readFileSync(join(bin, 'chromium.br')));
    writeFileSync(join(unfinished, 'chromium'), program, { mode: 0o755 });
    for (const archive of ['al2023', 'fonts']) {
      const input = brotliDecompressSync(readFileSync(join(bin, `${archive}.tar.br`)));
      const unpacked = spawnSync('tar', ['xf', '-', '-C', unfinished], { input });
      if (unpacked.status !== 0) throw new Error(`${archive} cannot be unpacked: ${unpacked.stderr}`);
    }
    writeFileSync(join(unfinished, 'fonts.conf'), FONTS);
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another process was faster
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** What the packed browser needs in its environment where the system has no NSS libraries or no fonts of its own. */
function missing(folder, program) {
  const { stdout = '' } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return {
    ...(/not found/.test(stdout ?? '') && { LD_LIBRARY_PATH: join(folder, 'lib') }),
    ...(!existsSync('/etc/fonts/fonts.conf') && { FONTCONFIG_PATH: folder }),
  };
}

function find() {
  const path = process.env.CHROME_PATH || installed();
  if (path) return { executablePath: path };
  const folder = packed();
  const program = join(folder, 'chromium');
  return { executablePath: program, env: { ...process.env, ...missing(folder, program) } };
}

/** Starts the browser and opens an empty page. */
export async function launch({ width = 1280, height = 800 } = {}) {
  const browser = await chromium.launch({ ...find(), args: ARGUMENTS });
  return { browser, page: await browser.newPage({ viewport: { width, height } }) };
}
