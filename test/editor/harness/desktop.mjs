// VS Code of the desktop: the one that is named, else one that is downloaded where there is a display to show it on.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';
import { root, say } from '../../../scripts/process.mjs';
import { VERSION } from '../../../scripts/vscode/fetch.mjs';

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Whether a program of Electron's starts at all: a bare system lacks libraries that a desktop has. */
function starts(program) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return spawnSync(program, ['--version'], { env, timeout: 30_000 }).status === 0;
}

/** The path of VS Code's program, or undefined where none is to be had. VSCODE_PATH names one. */
export async function findDesktop() {
  if (process.env.VSCODE_PATH) return process.env.VSCODE_PATH;
  if (!hasDisplay) return undefined;
  try {
    const cachePath = join(root, '.vscode-test');
    const program = await downloadAndUnzipVSCode({ version: VERSION, cachePath, reporter: new SilentReporter() });
    if (starts(program)) return program;
    say('The downloaded VS Code does not start on this system, so it runs in a browser.');
    return undefined;
  } catch (error) {
    say(`VS Code cannot be downloaded (${error.message}), so it runs in a browser.`);
    return undefined;
  }
}

/** Runs an extension's test entry inside it. Resolves with the exit code; its output is shown as it comes. */
export async function runOnDesktop(program, { extension, tests, workspace, profile, env }) {
  const launchArgs = [
    [workspace, `--user-data-dir=${profile.userData}`, `--extensions-dir=${profile.extensions}`],
    ['--disable-telemetry', '--disable-gpu'],
  ].flat();
  const code = await runTests({
    vscodeExecutablePath: program,
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    extensionTestsEnv: env,
    launchArgs,
  }).catch((error) => error.code ?? 1);
  return { code, log: [] };
}
