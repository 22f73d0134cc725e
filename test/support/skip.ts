import type { Context, Runnable, Suite } from 'mocha';

// Bundles have copies of this module, so the reason travels on mocha's own object under a name they agree on.
const REASON = Symbol.for('xen-config.skip-reason');

interface Explained {
  [REASON]?: string;
}

/**
 * Skips the running test, or all tests of a suite when it is called in its `before`, and says why. The reason is printed
 * at the end of `npm test`.
 */
export function skip(context: Context, reason: string): never {
  const runnable = context.runnable();
  const { parent } = runnable;
  const isTest = !parent || parent.tests.some((test) => test === runnable);
  const skipped: (Runnable | Suite) & Explained = isTest ? runnable : parent;
  skipped[REASON] = reason;
  return context.skip();
}

/** Why a skipped test was skipped, if that was said of it or of a suite around it. */
export function skipReason(test: Runnable): string | undefined {
  let place: ((Runnable | Suite) & Explained) | undefined = test;
  while (place) {
    if (place[REASON]) return place[REASON];
    place = place.parent;
  }
  return undefined;
}
