import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, State, TransportKind } from 'vscode-languageclient/node';
import { LANGUAGES } from './languages.ts';
import { RULE_LINK } from './pages.ts';

/** What the server says of a document: the toolstack and release that it is checked for, and why. */
export interface Profile {
  readonly uri: string;
  readonly toolstack: string;
  readonly release: string;
  readonly releaseGiven: boolean;
  readonly reason: string;
}

/** `.vscode/launch.json` attaches to this port when VS Code itself runs under the debugger. */
const DEBUG_PORT = 6009;

/** The language server: started when it is needed, again when it dies, and anew when somebody asks for it. */
export class Server implements vscode.Disposable {
  readonly #module: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #profile = new vscode.EventEmitter<Profile>();
  readonly #running = new vscode.EventEmitter<boolean>();
  #client: LanguageClient | undefined;
  #starting: Promise<void> | undefined;

  /** A document is checked for something else than before. */
  readonly onProfile = this.#profile.event;
  /** The server has begun or ceased to run. */
  readonly onRunning = this.#running.event;

  /** @param module the path of the bundled server */
  constructor(module: string, log: vscode.LogOutputChannel) {
    this.#module = module;
    this.#log = log;
  }

  get pid(): number | undefined {
    return this.#client?.serverProcess?.pid;
  }

  /** The releases of Xen that each toolstack has, oldest first; nothing while the server does not run. */
  get releases(): Readonly<Record<string, readonly string[]>> {
    return this.#client?.initializeResult?.capabilities.experimental?.releases ?? {};
  }

  /** Asks the running server; undefined while it does not run. */
  async request<T>(method: string, params: unknown): Promise<T | undefined> {
    return this.#client?.isRunning() ? this.#client.sendRequest<T>(method, params) : undefined;
  }

  /** Starts the server if it was not started yet. A failure is shown and logged, and a restart may be tried. */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /** Ends the server in whatever state it is, and starts a new one. */
  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  async dispose(): Promise<void> {
    await this.#stop();
    this.#profile.dispose();
    this.#running.dispose();
  }

  async #start(): Promise<void> {
    const run = { module: this.#module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', `--inspect=${DEBUG_PORT}`] } };
    const options: LanguageClientOptions = {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      outputChannel: this.#log,
      initializationOptions: { ruleLink: RULE_LINK, suggestCommand: 'editor.action.triggerSuggest' },
    };
    const client = new LanguageClient('xen', 'Xen Config', { run, debug }, options);
    client.onNotification('xen/profile', (profile: Profile) => this.#profile.fire(profile));
    client.onDidChangeState(({ newState }) => {
      if (client === this.#client) this.#running.fire(newState === State.Running);
    });
    this.#client = client;
    try {
      await client.start();
    } catch (error) {
      this.#log.error(`The language server does not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#starting = undefined;
    const process = client?.serverProcess;
    try {
      await client?.dispose();
    } catch {
      process?.kill(); // it does not answer, or never started
    }
  }
}
