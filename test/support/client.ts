import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  Hover,
  Position,
  Range,
} from 'vscode-languageserver';
import {
  createMessageConnection,
  type MessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface WorkspaceReport {
  readonly uri: string;
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

export interface ClientOptions {
  /** Ask for problems instead of being told. */
  readonly pull?: boolean;
  readonly folders?: readonly string[];
  /** What `workspace/configuration` answers for `xen`. */
  readonly settings?: Record<string, unknown>;
  readonly ruleLink?: string;
  /** The client's command that asks for completions again. */
  readonly suggestCommand?: string;
  /** False for a client that knows no snippets. */
  readonly snippets?: boolean;
  /** The server's bundle, when it is not the built one. */
  readonly server?: string;
  /** True for a client that answers each of the server's requests with an error. */
  readonly refuses?: boolean;
  /** True for a client that shows how far long work is. */
  readonly progress?: boolean;
}

interface ProgressValue {
  readonly kind: 'begin' | 'report' | 'end';
  readonly cancellable?: boolean;
  readonly message?: string;
}

const refusal = () => new ResponseError(-32601, 'this client cannot do that');

/** A client that drives the built server over stdio, as an editor would. */
export class Client {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly profiles: { uri: string; toolstack: string; release: string; reason: string }[] = [];
  readonly progress: { readonly token: string; readonly value: ProgressValue }[] = [];
  /** What the server wrote to the editor's log. */
  readonly logged: string[] = [];
  /** The messages that the editor was asked to show. */
  readonly shown: string[] = [];
  /** How often the server has asked to pull problems again. */
  refreshed = 0;
  capabilities: Record<string, unknown> = {};
  settings: Record<string, unknown>;
  #published = new Map<string, Published>();
  #waiting: (() => void)[] = [];
  #versions = new Map<string, number>();

  private constructor(process: ChildProcess, connection: MessageConnection, settings: Record<string, unknown>) {
    this.process = process;
    this.connection = connection;
    this.settings = settings;
  }

  static async start({
    pull = false,
    folders = [],
    settings = {},
    ruleLink,
    suggestCommand,
    snippets = true,
    refuses = false,
    progress = false,
    server = join(process.cwd(), 'server/dist/server.js'),
  }: ClientOptions = {}): Promise<Client> {
    const child = spawn(process.execPath, [server, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const client = new Client(child, connection, settings);
    connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      client.#published.set(published.uri, published);
      client.#wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      client.logged.push(message);
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      client.shown.push(message);
    });
    connection.onNotification('xen/profile', (profile: Client['profiles'][number]) => {
      client.profiles.push(profile);
      client.#wake();
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      refuses ? refusal() : items.map(() => client.settings),
    );
    connection.onRequest('client/registerCapability', () => (refuses ? refusal() : null));
    connection.onRequest('window/workDoneProgress/create', () => (refuses ? refusal() : null));
    connection.onNotification('$/progress', ({ token, value }: { token: string; value: ProgressValue }) => {
      client.progress.push({ token, value });
      client.#wake();
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      client.refreshed++;
      client.#wake();
      return refuses ? refusal() : null;
    });
    connection.listen();
    const { capabilities } = await connection.sendRequest<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      initializationOptions: { ...(ruleLink ? { ruleLink } : {}), ...(suggestCommand ? { suggestCommand } : {}) },
      capabilities: {
        window: { workDoneProgress: progress },
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          ...(pull ? { diagnostics: { refreshSupport: true } } : {}),
        },
        textDocument: {
          completion: { completionItem: { snippetSupport: snippets } },
          ...(pull ? { diagnostic: {} } : { publishDiagnostics: { versionSupport: true } }),
        },
      },
    });
    client.capabilities = capabilities;
    await connection.sendNotification('initialized', {});
    return client;
  }

  async open(uri: string, text: string, languageId = 'xen-domain'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces a range, or the whole text. */
  async change(uri: string, text: string, range?: Range): Promise<number> {
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [range ? { range, text } : { text }],
    });
    return version;
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** The problems last pushed for a document, once they fulfil the condition. */
  async pushed(
    uri: string,
    condition: (diagnostics: readonly Diagnostic[], version?: number) => boolean,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const published = this.#published.get(uri);
      if (published && condition(published.diagnostics, published.version)) return published.diagnostics;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async pulled(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }

  /** Long enough for whatever the server does behind an answer. */
  quiet(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 600));
  }

  /** Waits for something that the server says by itself. */
  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Says that files have changed on the disk. */
  async watched(...changes: { uri: string; type: 1 | 2 | 3 }[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** The problems of the whole workspace that differ from the results that the client knows. */
  async workspacePulled(known: readonly { uri: string; value: string }[] = []): Promise<WorkspaceReport[]> {
    const report = await this.connection.sendRequest<{ items: WorkspaceReport[] }>('workspace/diagnostic', {
      previousResultIds: known,
    });
    return report.items;
  }

  /** Whether anything was pushed for a document. */
  wasPushed(uri: string): boolean {
    return this.#published.has(uri);
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  async complete(uri: string, position: Position): Promise<CompletionItem[]> {
    const list = await this.connection.sendRequest<CompletionList | null>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    return list?.items ?? [];
  }

  resolve(item: CompletionItem): Promise<CompletionItem> {
    return this.connection.sendRequest('completionItem/resolve', item);
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
    return actions ?? [];
  }

  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await exited;
    this.connection.dispose();
    return code;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
