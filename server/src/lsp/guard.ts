import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  type RemoteConsole,
  ResponseError,
} from 'vscode-languageserver';

/**
 * Wraps a request's handler so that a fault in it costs one empty answer and never the server: it is logged, and the next request
 * works. A request that was cancelled before its turn is answered so without work; a handler that waits may look again. `empty` may be
 * made of the parameters.
 */
export function guarded<P, R>(
  console: RemoteConsole,
  name: string,
  empty: R | ((params: P) => R),
  handler: (params: P, cancelled: () => boolean) => R | Promise<R>,
) {
  return async (params: P, token?: CancellationToken): Promise<R> => {
    const cancelled = (): boolean => token?.isCancellationRequested === true;
    if (cancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    try {
      return await handler(params, cancelled);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return typeof empty === 'function' ? (empty as (params: P) => R)(params) : empty;
    }
  };
}

/** The same for a notification, which has no answer. */
export const guardedEvent =
  <P>(console: RemoteConsole, name: string, handler: (params: P) => unknown) =>
  async (params: P): Promise<void> => {
    try {
      await handler(params);
    } catch (error) {
      console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  };

/** For what is sent without waiting: a client that refuses it, or is gone, is a line in the log and no end of the server. */
export function logged({ console }: Connection, name: string, sent: Promise<unknown>): void {
  sent.catch((error: unknown) => {
    try {
      console.warn(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    } catch {
      // The connection is closed: there is nobody to tell.
    }
  });
}
