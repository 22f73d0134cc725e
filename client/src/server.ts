import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { serveFiles } from './files.ts';
import { LANGUAGES } from './languages.ts';
import { findLaunch, type Launch, type Launched } from './launch.ts';
import { RULE_LINK } from './pages.ts';
import { SHOW_PLACES } from './places.ts';
import { isRealFile, tellDeleted } from './real-files.ts';
import { Restarts } from './restarts.ts';

/** What the server says of a document: the toolstack and release that it is checked for, and why. */
export interface Profile {
  readonly uri: string;
  readonly toolstack: string;
  readonly release: string;
  readonly releaseGiven: boolean;
  readonly reason: string;
}

/** `State.Running` and `.Starting` of the language client, whose code is not read before it is needed. */
const RUNNING = 2;
const STARTING = 3;
/** So long (milliseconds) a server that is ended while it starts may take. */
const PATIENCE = 3000;

/** The language server: started when it is needed, again when it dies, and anew when somebody asks for it. */
export class Server implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #trace: vscode.LogOutputChannel;
  readonly #profile = new vscode.EventEmitter<Profile>();
  readonly #running = new vscode.EventEmitter<boolean>();
  #launch: Promise<Launch> | undefined;
  #launched: Launched | undefined;
  readonly #mapChanged = new vscode.EventEmitter<void>();
  #starting: Promise<void> | undefined;
  #restarts: Restarts | undefined;

  /** A document is checked for something else than before. */
  readonly onProfile = this.#profile.event;
  /** The server has begun or ceased to run. */
  readonly onRunning = this.#running.event;
  /** The network map that was asked for last is another one now, perhaps. */
  readonly onMapChanged = this.#mapChanged.event;

  /** @param extension the extension's folder, which the bundled server is in */
  constructor(extension: vscode.Uri, log: vscode.LogOutputChannel, trace: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
    this.#trace = trace;
  }

  get pid(): number | undefined {
    return this.#launched?.pid();
  }

  /** The releases of Xen that each toolstack has, oldest first; nothing while the server does not run. */
  get releases(): Readonly<Record<string, readonly string[]>> {
    return this.#launched?.client.initializeResult?.capabilities.experimental?.releases ?? {};
  }

  /** Asks the running server; undefined while it does not run. */
  async request<T>(method: string, params: unknown): Promise<T | undefined> {
    const client = this.#launched?.client;
    return client?.isRunning() ? client.sendRequest<T>(method, params) : undefined;
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
    this.#mapChanged.dispose();
  }

  async #start(): Promise<void> {
    const restarts = new Restarts(this.#log);
    this.#restarts = restarts;
    const options: LanguageClientOptions = {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      outputChannel: this.#log,
      traceOutputChannel: this.#trace,
      errorHandler: restarts,
      middleware: { didOpen: async (document, next) => (isRealFile(document) ? next(document) : undefined) },
      initializationOptions: {
        ruleLink: RULE_LINK,
        suggestCommand: 'editor.action.triggerSuggest',
        referencesCommand: SHOW_PLACES,
        files: true,
      },
    };
    this.#launch ??= findLaunch();
    const launched = (await this.#launch)(this.#extension, options);
    const { client } = launched;
    serveFiles(client, this.#extension);
    client.onNotification('xen/profile', (profile: Profile) => this.#profile.fire(profile));
    client.onNotification('xen/mapChanged', () => this.#mapChanged.fire());
    client.onDidChangeState(({ newState }) => {
      if (launched !== this.#launched) return;
      this.#running.fire(newState === RUNNING);
      if (newState === RUNNING) void tellDeleted(client);
    });
    this.#launched = launched;
    try {
      await client.start();
      this.#log.info(`The language server runs${launched.pid() ? ` as process ${launched.pid()}` : ''}.`);
    } catch (error) {
      this.#log.error(`The language server does not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #stop(): Promise<void> {
    await this.#launch;
    const launched = this.#launched;
    this.#launched = undefined;
    this.#starting = undefined;
    this.#restarts?.end();
    if (!launched) return;
    const { client } = launched;
    if (client.state === STARTING) {
      // A client cannot be stopped while it starts, and would go on with that behind our back.
      const started = client.start().catch(() => {});
      launched.kill();
      await Promise.race([started, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    }
    try {
      await client.dispose();
    } catch {
      launched.kill(); // it does not answer, or never started
    }
  }
}
