import { writeFileSync } from 'node:fs';
import type { ConfigFile } from '../../config/file.ts';
import { type Decoded, encode } from '../../files/decode.ts';
import type { Digester } from '../../fleet/digest.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import type { Thing } from '../../fleet/things.ts';
import { applyEdits } from '../../language/edits.ts';
import { type Answer, Service } from '../../service.ts';
import type { Problem } from '../../syntax/problem.ts';
import { reasonOf, type SourceFile } from '../files.ts';
import type { CheckedFile } from '../report/report.ts';
import { UsageError } from '../usage.ts';
import { type Asked, Sources } from './sources.ts';
import type { Task } from './tasks.ts';

export type { Asked } from './sources.ts';

/** The texts of so many files are kept at once. */
const MOST_TEXTS = 5000;

/** A file that was checked, and what the answer was drawn from. */
interface Done {
  readonly task: Task;
  readonly checked: CheckedFile;
  readonly answer: Pick<Answer, 'from' | 'revision'>;
  readonly fixable: boolean;
}

/** Checks files one after the other, and those again that later ones concern. Keeps no text of a file but that of standard input. */
export class Checker {
  readonly #isolated: boolean;
  readonly #sources: Sources;
  readonly #done = new Map<Task, Done>();
  #service = new Service();

  constructor(asked: Asked, stdin?: Decoded) {
    this.#isolated = asked.isolated;
    this.#sources = new Sources(asked, stdin);
  }

  /**
   * Reads and checks a file as far as the others are known. A file below a folder that is none of Xen's is left out; a named one that
   * cannot be read throws a UsageError.
   */
  check(task: Task): void {
    const source = this.#sources.read(task);
    if (!source) return;
    if (this.#isolated) this.#service = new Service();
    if (task.from === 'beside') this.#take(task, source);
    else this.#look(task, source);
    this.#release(task);
  }

  /** Takes over what a file says that concerns others; false for what is none of Xen's. */
  learn(task: Task): boolean {
    const source = this.#sources.read(task);
    if (!source) return false;
    this.#take(task, source);
    this.#release(task);
    return true;
  }

  /** Checks files that may be in conflict with each other; each is read once. */
  checkTogether(tasks: readonly Task[]): void {
    for (let at = 0; at < tasks.length; at += MOST_TEXTS) {
      const some = tasks.slice(at, at + MOST_TEXTS);
      const files = some.flatMap((task) => {
        const source = this.#sources.read(task);
        return source ? [{ task, file: this.#take(task, source) }] : [];
      });
      for (const { task, file } of files) this.#note(task, file);
      for (const { task } of files) this.#release(task);
    }
    this.settle();
  }

  /**
   * Checks a file as if it shared nothing with others and adds to the digest what it does share. Undefined for what is none of Xen's; `host`
   * for the configuration of a host, whose name did not say so.
   */
  glance(task: Task, number: number, digest: Digester): CheckedFile | 'host' | undefined {
    const source = this.#sources.read(task);
    if (!source) return undefined;
    const input = this.#sources.input(task, source);
    const { file, answer } = this.#service.glance(input);
    if (file.kind === 'xend' || file.kind === 'conf') return 'host';
    digest.add(number, file, this.fleet.hostOf(file.path), answer.from);
    return this.#sources.checked(task, file, answer.value);
  }

  /** Checks those files again that others concern which came later. */
  settle(): void {
    if (this.#isolated) return;
    for (const { task, answer } of this.#done.values()) if (!this.#service.holds(answer)) this.check(task);
  }

  /** Applies the safe fixes and checks again what changed. Writes nothing unless every file could be read. */
  fix(): void {
    const fixed: { task: Task; source: SourceFile }[] = [];
    for (const { task, fixable } of this.#done.values()) {
      const source = fixable ? this.#sources.read(task) : undefined;
      const text = source && this.#fixed(task, source);
      if (source && text !== undefined) fixed.push({ task, source: { ...source, text } });
    }
    for (const { task, source } of fixed) {
      try {
        writeFileSync(task.file, encode(source));
      } catch (error) {
        throw new UsageError(`${task.shown}: it could not be written: ${reasonOf(error)}`);
      }
    }
    for (const { task } of fixed) this.check(task);
    this.settle();
  }

  /** Every file that was checked. */
  results(): Map<Task, CheckedFile> {
    return new Map([...this.#done].map(([task, { checked }]) => [task, checked]));
  }

  /** The things that answers were drawn from. */
  *things(): Iterable<Thing> {
    for (const { answer } of this.#done.values()) for (const { thing } of answer.from) if (thing) yield thing;
  }

  /** Looks at every file once more, with its problems among all the others. */
  visit(tasks: Iterable<Task>, look: (file: ConfigFile, problems: readonly Problem[]) => void): void {
    for (const task of tasks) {
      const source = this.#sources.read(task);
      if (!source) continue;
      const file = this.#take(task, source);
      look(file, this.#service.problems(file.path));
      this.#release(task);
    }
  }

  /** What the command line calls a file of the fleet. */
  nameOf(path: string): string {
    return this.#sources.nameOf(path);
  }

  get fleet(): Fleet {
    return this.#service.fleet;
  }

  #take(task: Task, source: SourceFile): ConfigFile {
    this.#sources.name(task);
    return this.#service.update(this.#sources.input(task, source));
  }

  #release({ file }: Task): void {
    this.#service.release(this.#sources.pathOf(file));
  }

  #look(task: Task, source: SourceFile): void {
    this.#note(task, this.#take(task, source));
  }

  #note(task: Task, file: ConfigFile): void {
    const answer = this.#service.answer(file.path);
    if (!answer) return;
    this.#done.set(task, {
      task,
      checked: this.#sources.checked(task, file, answer.value),
      answer: { from: answer.from, revision: answer.revision },
      fixable: answer.value.some(({ fixes }) => fixes.some(({ safe }) => safe)),
    });
  }

  /** A file's text after its safe fixes, or undefined when they change nothing. */
  #fixed(task: Task, source: SourceFile): string | undefined {
    if (this.#isolated) this.#service = new Service();
    const { path } = this.#take(task, source);
    const edits = this.#service.fixAll(path);
    this.#service.release(path);
    const text = edits.length ? applyEdits(source.text, edits) : source.text;
    return text === source.text ? undefined : text;
  }
}
