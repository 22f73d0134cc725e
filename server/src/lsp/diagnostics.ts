import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Answer, Service } from '../service.ts';
import { diagnostic, type RuleLink } from './convert.ts';
import type { Documents } from './documents.ts';
import { logged } from './guard.ts';

/** An editor draws a few hundred squiggles at the most; the rest would only slow it down. */
const MAX_SHOWN = 1000;
/** Changes that arrive within this many milliseconds of each other are answered once. */
const QUIET = 30;
/** Other documents than the one that is typed in may wait until the hand rests. */
const QUIET_OTHERS = 250;

/** Tells the client about problems: by push, or by asking it to pull, never both. */
export class Diagnostics {
  readonly #connection: Connection;
  readonly #service: Service;
  readonly #documents: Documents;
  readonly #waiting = new Set<string>();
  readonly #names = new WeakMap<Answer, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #refreshing: ReturnType<typeof setTimeout> | undefined;
  #count = 0;
  pull = false;
  refresh = false;
  link: RuleLink;

  constructor(connection: Connection, service: Service, documents: Documents) {
    this.#connection = connection;
    this.#service = service;
    this.#documents = documents;
  }

  /** The problems of an open document as it is now; `unchanged` when they are the ones that the client has already. */
  async report(uri: string, previous: string | undefined, cancelled: () => boolean): Promise<DocumentDiagnosticReport> {
    const current = await this.#documents.current(uri);
    if (!current || cancelled()) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const answer = this.#service.answer(uri);
    const resultId = answer && this.#nameOf(answer);
    this.others(uri);
    if (resultId !== undefined && resultId === previous) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    }
    const items = (answer?.value ?? []).slice(0, MAX_SHOWN).map((one) => diagnostic(current.file, one, this.link));
    return { kind: DocumentDiagnosticReportKind.Full, ...(resultId === undefined ? {} : { resultId }), items };
  }

  /** A document changed: push its problems soon. A client that pulls asks by itself. */
  changed(uri: string): void {
    if (this.pull) return;
    this.#waiting.add(uri);
    this.#timer ??= setTimeout(() => void this.#push(), QUIET);
  }

  /** Settings or other files changed: every open document may have other problems. */
  all(): void {
    if (this.pull) return this.#askToPull(0);
    for (const uri of this.#documents.open) this.changed(uri);
  }

  /** A closed document has no problems of its own any more. */
  closed(uri: string): void {
    this.#waiting.delete(uri);
    if (!this.pull) logged(this.#connection, 'problems', this.#connection.sendDiagnostics({ uri, diagnostics: [] }));
  }

  /** Ends what would still happen later. */
  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#refreshing);
  }

  /** One name for each answer: as long as the answer stands, so do the problems. */
  #nameOf(answer: Answer): string {
    let name = this.#names.get(answer);
    if (name === undefined) {
      name = String(++this.#count);
      this.#names.set(answer, name);
    }
    return name;
  }

  /** The open documents whose problems a change has made old are looked at again; the one that changed tells its own. */
  others(changed: string): void {
    const stale = this.#service.stale().filter((uri) => uri !== changed && this.#documents.texts.get(uri));
    if (!stale.length) return;
    if (this.pull) this.#askToPull(QUIET_OTHERS);
    else for (const uri of stale) this.changed(uri);
  }

  #askToPull(quiet: number): void {
    if (!this.refresh) return;
    clearTimeout(this.#refreshing);
    this.#refreshing = setTimeout(
      () => logged(this.#connection, 'refresh', this.#connection.languages.diagnostics.refresh()),
      quiet,
    );
  }

  async #push(): Promise<void> {
    this.#timer = undefined;
    const uris = [...this.#waiting];
    this.#waiting.clear();
    for (const uri of uris) {
      try {
        const current = await this.#documents.current(uri);
        if (!current) continue;
        const problems = this.#service.problems(uri).slice(0, MAX_SHOWN);
        const diagnostics: Diagnostic[] = problems.map((one) => diagnostic(current.file, one, this.link));
        this.others(uri);
        await this.#connection.sendDiagnostics({ uri, version: current.version, diagnostics });
      } catch (error) {
        this.#connection.console.error(`problems of ${uri}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
  }
}
