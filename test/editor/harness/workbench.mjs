// VS Code in the browser: a window on the VS Code server, and extension tests inside such a window.
import { format } from 'node:util';
import { fetchServer } from '../../../scripts/vscode/fetch.mjs';
import { startServer } from '../../../scripts/vscode/server.mjs';
import { launch } from './browser.mjs';

/** A path on this machine as a window in the browser names it. */
export const remoteUri = (server, path) => `vscode-remote://127.0.0.1:${server.port}${path}`;

/**
 * Opens a window on a folder.
 * @param payload what VS Code's command line would say: extensionDevelopmentPath, openFile and so on, as URIs
 * @param hooks functions that VS Code calls in its window
 */
export async function openWindow({ server, folder, payload = {}, hooks = {}, size }) {
  const { browser, page } = await launch(size);
  try {
    for (const [name, hook] of Object.entries(hooks)) await page.exposeFunction(name, hook);
    const entries = Object.entries({ skipWelcome: 'true', ...payload });
    const query = new URLSearchParams({ tkn: server.token, folder, payload: JSON.stringify(entries) });
    await page.goto(`http://127.0.0.1:${server.port}/?${query}`);
  } catch (error) {
    await browser.close();
    throw error;
  }
  return { browser, page };
}

/**
 * Runs an extension's test entry inside VS Code in the browser, where the extension and its tests live in the server's
 * Node process. Resolves with the exit code; rejects when VS Code dies or gives no answer in time.
 * @param picture where a screenshot goes when there is no good result
 * @returns the code, and all that the window and the tests printed
 */
export async function runInBrowser({ extension, tests, workspace, profile, env, picture, seconds = 420 }) {
  const log = [];
  let server;
  let window;
  let timer;
  try {
    server = await startServer({ home: await fetchServer(), profile, env });
    const finished = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`VS Code gave no result in ${seconds} s.`)), seconds * 1000);
      server.died.then((how) => reject(new Error(`The VS Code server ended with ${how}.`)));
      // VS Code calls these two where they exist, as its own test runner has them.
      const hooks = {
        codeAutomationLog: (type, values) => log.push(`${type}: ${format(...values)}`),
        codeAutomationExit: (code) => resolve(code),
      };
      const payload = {
        extensionDevelopmentPath: remoteUri(server, extension),
        extensionTestsPath: remoteUri(server, tests),
      };
      openWindow({ server, folder: workspace, payload, hooks }).then((opened) => {
        window = opened;
        window.page.once('crash', () => reject(new Error('The browser page crashed.')));
        window.browser.once('disconnected', () => reject(new Error('The browser ended.')));
      }, reject);
    });
    const code = await finished;
    if (code) await window?.page.screenshot({ path: picture });
    return { code, log };
  } catch (error) {
    await window?.page.screenshot({ path: picture }).catch(() => {});
    throw new Error([error.message, ...log.slice(-50), server?.output()].filter(Boolean).join('\n'), { cause: error });
  } finally {
    clearTimeout(timer);
    await window?.browser.close();
    await server?.stop();
  }
}
