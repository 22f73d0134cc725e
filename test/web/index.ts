// Mocha's build for browsers, which makes its functions global.
import 'mocha/mocha';

declare const XEN_TEST_GREP: string;

const write = (entry: object): void => console.log('xen-test', JSON.stringify(entry));

/** Tells each test as soon as it is known; the script that opened the window writes it down. */
class Recorder {
  constructor(runner: Mocha.Runner) {
    runner.on('pass', (test) => write({ state: 'passed', title: test.titlePath().join(' › '), ms: test.duration }));
    runner.on('fail', (test, error: Error) =>
      write({ state: 'failed', title: test.titlePath().join(' › '), error: error.stack ?? error.message }),
    );
    runner.on('end', () => write({ end: true }));
  }
}

/** What VS Code's extension host in the browser calls: runs the tests, and settles when they have run. */
export async function run(): Promise<void> {
  const options = { ui: 'bdd', timeout: 30_000, reporter: Recorder as never } as const;
  mocha.setup({ ...options, ...(XEN_TEST_GREP && { grep: XEN_TEST_GREP }) });
  await import('./extension.test.ts');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures) throw new Error(`${failures} tests failed`);
}
