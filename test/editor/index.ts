import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '../support/recorder.ts';

/**
 * What VS Code's extension host calls: runs every test file beside this one and settles when they have run, as
 * `@vscode/test-electron` has it.
 */
export async function run(): Promise<void> {
  // mocha is an ES module and this is not one, hence the import at run time.
  const { default: Mocha } = await import('mocha');
  const { XEN_TEST_GREP: grep } = process.env;
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, forbidOnly: true, ...(grep && { grep }) });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  for (const name of files.sort()) mocha.addFile(join(__dirname, name));
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => record(mocha.run(resolve)));
  if (failures) throw new Error(`${failures} tests failed`);
}
