import type { Diagnostic } from 'vscode-languageserver';
import type { ConfigFile } from '../config/file.ts';
import type { Answer, Service } from '../service.ts';
import { diagnostic, type RuleLink } from './convert.ts';

/** Of a file that nobody looks at, so many problems are enough. */
const MAX_SHOWN = 100;

interface Known {
  readonly answer: Pick<Answer, 'from' | 'revision'>;
  readonly diagnostics: readonly Diagnostic[];
  /** Names this answer, for clients that ask whether it is still the same. */
  readonly id: string;
}

/** The problems of files that are not open, without hints; their texts are not kept. */
export class UnopenedProblems {
  readonly #service: Service;
  readonly #known = new Map<string, Known>();
  readonly #changed = new Set<string>();
  #count = 0;
  link: RuleLink;
  /** Told of each file that was read, or with undefined that one is gone or open. */
  onFile: (uri: string, file: ConfigFile | undefined) => void = () => {};

  constructor(service: Service) {
    this.#service = service;
  }

  /** Checks a file that the service has just read. */
  take(file: ConfigFile): void {
    const answer = this.#service.answer(file.path);
    if (!answer) return;
    this.onFile(file.path, file);
    const shown = answer.value.filter(({ severity }) => severity !== 'hint').slice(0, MAX_SHOWN);
    const diagnostics = shown.map((problem) => diagnostic(file, problem, this.link));
    const before = this.#known.get(file.path);
    const same = before && JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics);
    this.#known.set(file.path, {
      answer: { from: answer.from, revision: answer.revision },
      diagnostics,
      id: same ? before.id : `u${++this.#count}`,
    });
    if (!same && (before?.diagnostics.length || diagnostics.length)) this.#changed.add(file.path);
  }

  /** The file is gone, or open: then its document tells its problems. */
  forget(uri: string): void {
    const before = this.#known.get(uri);
    this.#known.delete(uri);
    this.onFile(uri, undefined);
    if (before?.diagnostics.length) this.#changed.add(uri);
  }

  of(uri: string): { readonly diagnostics: readonly Diagnostic[]; readonly id: string } | undefined {
    return this.#known.get(uri);
  }

  has(uri: string): boolean {
    return this.#known.has(uri);
  }

  get files(): IterableIterator<string> {
    return this.#known.keys();
  }

  /** Every file with problems. */
  *withProblems(): Iterable<string> {
    for (const [uri, { diagnostics }] of this.#known) if (diagnostics.length) yield uri;
  }

  /** The files whose problems other files have made old. */
  stale(): string[] {
    return [...this.#known].flatMap(([uri, { answer }]) => (this.#service.holds(answer) ? [] : [uri]));
  }

  /** The files whose problems have changed since the last call. */
  changes(): string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }
}
