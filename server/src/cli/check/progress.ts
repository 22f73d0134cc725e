const EVERY = 100;
/** Runs that are over sooner need no bar. */
const AFTER = 500;
const WIDTH = 30;

/** A progress bar on standard error, where that is a terminal. */
export class Progress {
  readonly #total: number;
  readonly #shown: boolean;
  #next = Date.now() + AFTER;
  #done = 0;
  #drawn = false;

  constructor(total: number, stream: { readonly isTTY?: boolean } = process.stderr) {
    this.#total = total;
    this.#shown = stream.isTTY === true && process.env['TERM'] !== 'dumb';
  }

  /** So many more files are done. */
  step(count = 1): void {
    this.#done += count;
    if (!this.#shown || Date.now() < this.#next) return;
    this.#next = Date.now() + EVERY;
    this.#drawn = true;
    const filled = Math.round((WIDTH * this.#done) / Math.max(1, this.#total));
    const bar = '#'.repeat(filled) + '-'.repeat(WIDTH - filled);
    process.stderr.write(`\r[${bar}] ${this.#done} of ${this.#total} files`);
  }

  /** Leaves the line as if nothing had been there. */
  end(): void {
    if (this.#drawn) process.stderr.write('\r\x1b[K');
    this.#drawn = false;
  }
}
