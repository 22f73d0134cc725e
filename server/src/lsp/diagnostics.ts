import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Service } from '../service.ts';
import { diagnostic, type RuleLink } from './convert.ts';
import type { Documents } from './documents.ts';

/** An editor draws a few hundred squiggles at the most; the rest would only slow it down. */
const MAX_SHOWN = 1000;
/** Changes that arrive within this many milliseconds of each other are answered once. */
const QUIET = 30;

/** Tells the client about problems: by push, or by asking it to pull, never both. */
export class Diagnostics {
  readonly #connection: Connection;
  readonly #service: Service;
  readonly #documents: Documents;
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #revision = -1;
  pull = false;
  refresh = false;
  link: RuleLink;

  constructor(connection: Connection, service: Service, documents: Documents) {
    this.#connection = connection;
    this.#service = service;
    this.#documents = documents;
  }

  /** The problems of an open document as it is now. */
  async of(uri: string): Promise<Diagnostic[]> {
    const current = await this.#documents.current(uri);
    if (!current) return [];
    const problems = this.#service.problems(uri).slice(0, MAX_SHOWN);
    const shown = problems.map((problem) => diagnostic(current.file, problem, this.link));
    this.#others();
    return shown;
  }

  /** A document changed: push its problems soon. A client that pulls asks by itself. */
  changed(uri: string): void {
    if (this.pull) return;
    this.#waiting.add(uri);
    this.#timer ??= setTimeout(() => void this.#push(), QUIET);
  }

  /** Settings or other files changed: every open document may have other problems. */
  all(): void {
    if (this.pull) {
      if (this.refresh) void this.#connection.languages.diagnostics.refresh();
      return;
    }
    for (const uri of this.#documents.open) this.changed(uri);
  }

  /** A closed document has no problems of its own any more. */
  closed(uri: string): void {
    this.#waiting.delete(uri);
    if (!this.pull) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** When a document's facts changed, the others are looked at again. */
  #others(): void {
    const { revision } = this.#service.fleet;
    if (revision === this.#revision) return;
    const first = this.#revision < 0;
    this.#revision = revision;
    if (!first && this.#documents.open.length > 1) this.all();
  }

  async #push(): Promise<void> {
    this.#timer = undefined;
    const uris = [...this.#waiting];
    this.#waiting.clear();
    for (const uri of uris) {
      try {
        const diagnostics = await this.of(uri);
        const version = this.#documents.texts.get(uri)?.version;
        if (version === undefined) continue;
        await this.#connection.sendDiagnostics({ uri, version, diagnostics });
      } catch (error) {
        this.#connection.console.error(`problems of ${uri}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
  }
}
