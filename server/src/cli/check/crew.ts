import { Worker } from 'node:worker_threads';
import { Sharing } from '../../fleet/sharing.ts';
import { isOwn, numberOfThing } from '../../fleet/things.ts';
import type { CheckedFile } from '../report/report.ts';
import { UsageError } from '../usage.ts';
import { type Asked, Checker } from './checker.ts';
import type { Progress } from './progress.ts';
import { isOfHost, type Task } from './tasks.ts';
import { type Brief, carryOut, type Fault, type Outcome } from './thread.ts';

const FILES_OF_AN_ORDER = 100;
/** Orders that a thread has ahead, so that it never waits for the main one, which works too. */
const AHEAD = 2;
/** Most of what a check allocates is gone at once: a larger nursery saves collecting it often. MB. */
const NURSERY = 32;

interface Order {
  readonly offset: number;
  readonly tasks: readonly Task[];
}

/**
 * Checks many files in several threads, the main one among them. First each file by itself; a few numbers tell which may be in conflict with
 * others, and these alone are then looked at together.
 */
export class Crew {
  readonly #asked: Asked;
  readonly #hosts: readonly Task[];
  readonly #tasks: readonly Task[];
  readonly #progress: Progress;
  readonly #sharing = new Sharing();
  readonly #results = new Map<Task, CheckedFile>();
  readonly #orders: Order[];
  #checker: Checker;
  #lateHost = false;

  constructor(asked: Asked, beside: readonly Task[], tasks: readonly Task[], progress: Progress) {
    this.#asked = asked;
    this.#tasks = tasks.filter((task) => !isOfHost(task));
    this.#hosts = [...beside, ...tasks.filter(isOfHost)];
    this.#progress = progress;
    this.#checker = new Checker(asked);
    this.#orders = inPieces(this.#tasks);
  }

  /** Checks everything with so many threads. Throws a UsageError for a file that cannot be read. */
  async check(threads: number): Promise<Map<Task, CheckedFile>> {
    const workers = Array.from({ length: threads - 1 }, () => this.#hire());
    try {
      await Promise.all([...workers.map((worker) => this.#employ(worker)), this.#work()]);
    } finally {
      for (const worker of workers) void worker.terminate();
    }
    if (this.#lateHost) this.#all();
    else this.#together();
    return new Map([...this.#results, ...this.#checker.results()]);
  }

  #hire(): Worker {
    const workerData: Brief = { asked: this.#asked, hosts: this.#hosts };
    return new Worker(__filename, { workerData, resourceLimits: { maxYoungGenerationSizeMb: NURSERY } });
  }

  /** Gives a thread orders until there are none. */
  #employ(worker: Worker): Promise<void> {
    const given: Order[] = [];
    return new Promise((resolve, reject) => {
      const next = (): void => {
        while (given.length < AHEAD) {
          const order = this.#orders.shift();
          if (!order) break;
          given.push(order);
          worker.postMessage(order.tasks);
        }
        if (!given.length) resolve();
      };
      worker.on('error', reject);
      worker.on('message', (outcome: Outcome | Fault) => {
        if ('fault' in outcome) {
          reject(outcome.usage ? new UsageError(outcome.fault) : new Error(outcome.fault));
          return;
        }
        this.#takeIn(given.shift() as Order, outcome);
        next();
      });
      next();
    });
  }

  /** Does its own share, with pauses to hear from the others. */
  async #work(): Promise<void> {
    for (const task of this.#hosts) this.#checker.check(task);
    for (let order = this.#orders.shift(); order; order = this.#orders.shift()) {
      this.#takeIn(order, carryOut(this.#checker, order.tasks));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #takeIn({ offset, tasks }: Order, { checked, digest }: Outcome): void {
    this.#sharing.add(digest, offset);
    for (const [i, task] of tasks.entries()) {
      const result = checked[i];
      if (result === 'host') this.#lateHost = true;
      else if (result) this.#results.set(task, result);
    }
    this.#progress.step(tasks.length);
  }

  /** Checks the files that may share something again, among those that they may share it with. */
  #together(): void {
    const shared = [...this.#sharing.shared()].sort((a, b) => a - b).map((number) => this.#tasks[number] as Task);
    this.#checker.checkTogether(shared);
    // A fix may have asked whether a name is free, and only another file knows.
    const known = new Set(shared);
    while (this.#learnMore(known)) this.#checker.settle();
  }

  /** Learns from files that use what answers asked about; says whether there were any. */
  #learnMore(known: Set<Task>): boolean {
    const before = known.size;
    for (const thing of [...this.#checker.things()]) {
      const user = isOwn(thing.type) ? this.#sharing.userOf(numberOfThing(thing)) : undefined;
      const task = user === undefined ? undefined : this.#tasks[user];
      if (!task || known.has(task)) continue;
      known.add(task);
      this.#checker.learn(task);
    }
    return known.size > before;
  }

  /** A guest's file turned out to be a host's configuration, so that the threads knew too little: rare. */
  #all(): void {
    this.#results.clear();
    this.#checker = new Checker(this.#asked);
    for (const task of [...this.#hosts, ...this.#tasks]) this.#checker.check(task);
    this.#checker.settle();
  }
}

function inPieces(tasks: readonly Task[]): Order[] {
  const pieces: Order[] = [];
  for (let offset = 0; offset < tasks.length; offset += FILES_OF_AN_ORDER) {
    pieces.push({ offset, tasks: tasks.slice(offset, offset + FILES_OF_AN_ORDER) });
  }
  return pieces;
}
