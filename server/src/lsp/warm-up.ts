import { SAMPLE, TYPED_BEHIND } from '../language/sample.ts';
import { Service } from '../service.ts';

/** So many keys, until V8 has seen what runs at each. */
const KEYS = 200;
/** Between two of them what has come in is answered, ms. */
const REST = 3;

/**
 * Checks a small guest behind the start, and types in it, while nobody waits: the first keys of a person then take what later ones do. What
 * comes in meanwhile waits for one step of it at the most.
 * @param needed asked before the guest is read for the first time; false when a person's file has been, which does the same
 */
export function warmUp(needed: () => boolean): void {
  const service = new Service();
  const path = 'warm-up:/guest.cfg';
  const read = (text: string) => service.update({ path, text, kind: 'domain' });
  const check = () => service.problems(path);
  const steps = needed() ? [() => read(SAMPLE), check] : [];
  let keys = 0;
  const key = (): void => {
    const behind = TYPED_BEHIND[(keys >> 1) % TYPED_BEHIND.length] as string;
    read(keys++ % 2 ? SAMPLE : SAMPLE.replace(behind, `${behind}x`));
    check();
  };
  const next = (): void => {
    const step = steps.shift();
    if (step) step();
    else if (keys < KEYS) key();
    else return;
    setTimeout(next, REST);
  };
  setTimeout(next);
}
