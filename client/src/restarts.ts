import * as vscode from 'vscode';
import type { ErrorHandler } from 'vscode-languageclient';

/** A server that ends more often than so within `WITHIN` stays down until somebody restarts it. */
const MOST = 10;
/** Three minutes, in milliseconds. */
const WITHIN = 180_000;

/** `ErrorAction.Continue`, `CloseAction.DoNotRestart` and `.Restart` of the language client, whose code is read only when it is needed. */
const CONTINUE = 1;
const DO_NOT_RESTART = 1;
const RESTART = 2;

/**
 * Has a server that died started again. A message that cannot be written is no reason to stop: it was on its way to a server that is
 * just dying, and the client sends every open document anew to the next one.
 */
export class Restarts implements ErrorHandler {
  readonly #log: vscode.LogOutputChannel;
  #ends: number[] = [];
  #over = false;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  error(error: Error) {
    this.#log.warn(`connection: ${error.message}`);
    return { action: CONTINUE, handled: true };
  }

  /** From now on the server may go. */
  end(): void {
    this.#over = true;
  }

  closed() {
    if (this.#over) return { action: DO_NOT_RESTART, handled: true };
    const now = Date.now();
    this.#ends = [...this.#ends.filter((time) => now - time < WITHIN), now];
    if (this.#ends.length <= MOST) {
      const message = vscode.l10n.t('The language server has ended and is started again.');
      return { action: RESTART, message, handled: true };
    }
    const message = vscode.l10n.t(
      'The language server has ended {0} times and is not started again.',
      this.#ends.length,
    );
    return { action: DO_NOT_RESTART, message };
  }
}
