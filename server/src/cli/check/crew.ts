import { Worker } from 'node:worker_threads';
import type { Fact, FileFacts } from '../../fleet/facts.ts';
import { type Packed, pack, unpack } from '../../fleet/transfer.ts';
import type { CheckedFile } from '../report/report.ts';
import { UsageError } from '../usage.ts';
import { type Asked, Checker } from './checker.ts';
import type { Progress } from './progress.ts';
import { isOfHost, type Task } from './tasks.ts';
import type { Brief, Order, Outcome } from './thread.ts';

const FILES_OF_AN_ORDER = 200;
/** Most of what a check allocates is gone at once: a larger nursery saves collecting it often. MB. */
const NURSERY = 64;
const NOTHING: Packed = pack([]);

interface Result {
  readonly checked: CheckedFile;
  readonly states: readonly string[];
}

/**
 * Checks files in several threads. Each knows the files that it checked itself; here the facts of all come together, and files that
 * others' facts concern are checked again, by a thread that is told of those, so that the answers are those of a single thread.
 */
export class Crew {
  readonly #asked: Asked;
  readonly #hosts: readonly Task[];
  readonly #tasks: readonly Task[];
  readonly #progress: Progress;
  /** Knows the facts of all files. */
  readonly #all: Checker;
  readonly #results = new Map<Task, Result>();
  readonly #names = new Map<string, string>();

  constructor(asked: Asked, beside: readonly Task[], tasks: readonly Task[], progress: Progress) {
    this.#asked = asked;
    this.#tasks = tasks.filter((task) => !isOfHost(task));
    this.#hosts = [...beside, ...tasks.filter(isOfHost)];
    this.#progress = progress;
    this.#all = new Checker(asked);
  }

  /** Checks everything with so many threads. Throws a UsageError for a file that cannot be read. */
  async check(jobs: number): Promise<Map<Task, CheckedFile>> {
    for (const task of this.#hosts) this.#all.check(task);
    const workers = Array.from({ length: jobs }, () => this.#hire());
    try {
      await this.#share(workers, inPieces(this.#tasks), () => undefined);
      const again = this.#disagreeing(this.#tasks);
      if (again.length) await this.#share(workers, inPieces(again), (tasks) => this.#whatConcerns(tasks));
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    // What a thread could not know although it was told: rare.
    for (const task of this.#disagreeing(this.#tasks)) this.#all.check(task);
    this.#all.settle();
    return new Map([
      ...[...this.#results].map(([task, { checked }]) => [task, checked] as const),
      ...this.#all.results(),
    ]);
  }

  #hire(): Worker {
    const workerData: Brief = { asked: this.#asked, hosts: this.#hosts };
    return new Worker(__filename, { workerData, resourceLimits: { maxYoungGenerationSizeMb: NURSERY } });
  }

  /** Hands out orders to whoever is free and takes in what comes back. */
  async #share(
    workers: readonly Worker[],
    orders: Task[][],
    tell: (tasks: readonly Task[]) => Fact[] | undefined,
  ): Promise<void> {
    await Promise.all(
      workers.map(async (worker) => {
        for (let tasks = orders.shift(); tasks; tasks = orders.shift()) {
          this.#takeIn(tasks, await answerOf(worker, this.#order(tasks, tell(tasks))));
          this.#progress.step(tasks.length);
        }
      }),
    );
  }

  #order(tasks: readonly Task[], facts: readonly Fact[] | undefined): Order {
    const files = new Map<string, Fact[]>();
    for (const fact of facts ?? []) files.set(fact.path, [...(files.get(fact.path) ?? []), fact]);
    const known = files.size ? pack([...files].map(([path, facts]): FileFacts => ({ path, facts }))) : NOTHING;
    return { tasks, known, names: [...files.keys()].map((path) => [path, this.#names.get(path) ?? path]) };
  }

  #takeIn(tasks: readonly Task[], { done, facts, fault }: Outcome): void {
    if (fault) throw fault.usage ? new UsageError(fault.message) : new Error(fault.message);
    for (const file of unpack(facts)) this.#all.fleet.set(file);
    tasks.forEach((task, i) => {
      const result = done[i];
      if (!result) return;
      this.#results.set(task, result);
      this.#names.set(this.#all.pathOf(task), task.shown);
      this.#all.name(this.#all.pathOf(task), task.shown);
    });
  }

  /** The files whose answers were drawn from something that is otherwise in the whole fleet. */
  #disagreeing(tasks: readonly Task[]): Task[] {
    const { fleet } = this.#all;
    return tasks.filter((task) => !this.#results.get(task)?.states.every((state) => fleet.agrees(state)));
  }

  /** The facts of other files that the answers for these have to be drawn from. */
  #whatConcerns(tasks: readonly Task[]): Fact[] {
    const own = new Set(tasks.map((task) => this.#all.pathOf(task)));
    const states = new Set(tasks.flatMap((task) => this.#results.get(task)?.states ?? []));
    return [...states]
      .filter((state) => !this.#all.fleet.agrees(state))
      .flatMap((state) => this.#all.fleet.factsBehind(state))
      .filter(({ path }) => !own.has(path));
  }
}

function inPieces(tasks: readonly Task[]): Task[][] {
  const pieces: Task[][] = [];
  for (let at = 0; at < tasks.length; at += FILES_OF_AN_ORDER) pieces.push(tasks.slice(at, at + FILES_OF_AN_ORDER));
  return pieces;
}

function answerOf(worker: Worker, order: Order): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const done = (outcome: Outcome): void => {
      worker.off('error', reject);
      resolve(outcome);
    };
    worker.once('message', done);
    worker.once('error', reject);
    worker.postMessage(order);
  });
}
