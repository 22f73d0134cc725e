import type { InitializeParams, Message, MessageStrategy } from 'vscode-languageserver';

/**
 * Longer documents (in UTF-16 units) are read by a server of their own, so that they keep nobody waiting. No configuration of a
 * person is so long; one of this length is read and checked in well under 50 ms.
 */
export const LARGE = 150_000;

/**
 * Milliseconds until the second server hears of a large document. To start it and to hand it megabytes takes this thread a while; what a
 * client has sent right behind them, about the document that a person types in, is answered first.
 */
const BEHIND = 20;

/** A second server: takes messages as the first one does, and answers in the same way. */
export interface Side {
  post(message: Message): void;
  onMessage(hear: (message: Message) => void): void;
  end(): void;
}

interface Any {
  readonly jsonrpc: string;
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly textDocument?: { readonly uri?: string; readonly text?: string };
  };
}

/** Before the ids of the second server's own requests, so that the answers find their way back. */
const MARK = 'aside:';
/** What both servers have to know. */
const FOR_BOTH = new Set([
  '$/cancelRequest',
  '$/setTrace',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
]);
/** What the first server has already asked the client for. */
const ANSWERED_HERE = new Set([
  'client/registerCapability',
  'client/unregisterCapability',
  'window/workDoneProgress/create',
]);

const uriOf = ({ params }: Any): string | undefined => params?.textDocument?.uri;

/**
 * Stands between the client and a server: what concerns a large document goes to a second server, which is started with the first
 * of them and ended with the last.
 */
export class Aside implements MessageStrategy {
  readonly #start: () => Side;
  readonly #toClient: (message: Message) => void;
  readonly #large = new Set<string>();
  #initialize: Any | undefined;
  #side: Side | undefined;
  /** What the second server has not heard yet. */
  #waiting: Message[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param start starts a second server
   * @param toClient writes to the client
   */
  constructor(start: () => Side, toClient: (message: Message) => void) {
    this.#start = start;
    this.#toClient = toClient;
  }

  handleMessage(message: Message, next: (message: Message) => void): void {
    const { id, method, params } = message as Any;
    if (method === 'initialize') this.#initialize = message as Any;
    if (method === undefined && typeof id === 'string' && id.startsWith(MARK)) {
      this.#post({ ...message, id: JSON.parse(id.slice(MARK.length)) } as Message);
      return;
    }
    const uri = uriOf(message as Any);
    const opens = method === 'textDocument/didOpen' && (params?.textDocument?.text?.length ?? 0) > LARGE;
    if (opens && uri) this.#large.add(uri);
    if (uri === undefined || !this.#large.has(uri)) {
      if (FOR_BOTH.has(method ?? '')) this.#post(message);
      next(message);
      return;
    }
    this.#post(message, opens);
    if (method !== 'textDocument/didClose') return;
    this.#large.delete(uri);
    if (!this.#large.size) this.#end(uri);
  }

  /** Posts a message in its turn, if there is a document for the second server. */
  #post(message: Message, opens = false): void {
    if (!this.#large.size) return;
    if (this.#side && !this.#waiting.length && !opens) return this.#side.post(message);
    this.#waiting.push(message);
    this.#timer ??= setTimeout(() => this.#flush(), BEHIND);
  }

  #flush(): void {
    this.#timer = undefined;
    this.#side ??= this.#begin();
    for (const message of this.#waiting) this.#side.post(message);
    this.#waiting = [];
  }

  #begin(): Side {
    const side = this.#start();
    side.onMessage((message) => this.#hear(side, message as Any));
    const params = this.#initialize?.params as unknown as InitializeParams;
    side.post({ jsonrpc: '2.0', id: `${MARK}start`, method: 'initialize', params } as Message);
    side.post({ jsonrpc: '2.0', method: 'initialized', params: {} } as Message);
    return side;
  }

  #end(uri: string): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#side?.end();
    this.#side = undefined;
    this.#toClient({
      jsonrpc: '2.0',
      method: 'textDocument/publishDiagnostics',
      params: { uri, diagnostics: [] },
    } as Message);
  }

  #hear(side: Side, message: Any): void {
    const { id, method, params } = message;
    if (side !== this.#side || id === `${MARK}start` || method === '$/progress') return;
    // What is not open there is the first server's matter.
    if (method === 'textDocument/publishDiagnostics' && !this.#large.has(params?.uri ?? '')) return;
    if (method === undefined || id === undefined) this.#toClient(message as Message);
    else if (ANSWERED_HERE.has(method)) side.post({ jsonrpc: '2.0', id, result: null } as Message);
    else this.#toClient({ ...message, id: MARK + JSON.stringify(id) } as Message);
  }
}
