import { parentPort, workerData } from 'node:worker_threads';
import { type Packed, pack, unpack } from '../../fleet/transfer.ts';
import type { CheckedFile } from '../report/report.ts';
import { UsageError } from '../usage.ts';
import { type Asked, Checker } from './checker.ts';
import type { Task } from './tasks.ts';

/** What a thread is given at its start. */
export interface Brief {
  readonly asked: Asked;
  /** The configurations of hosts, which every thread knows. */
  readonly hosts: readonly Task[];
}

/** Files to check, after taking over what others say. */
export interface Order {
  readonly tasks: readonly Task[];
  readonly known: Packed;
  /** What the command line calls those files, by their paths. */
  readonly names: readonly (readonly [string, string])[];
}

/** What came of an order: for each of its tasks the result and the states of what that was drawn from, or the fault that ends it all. */
export interface Outcome {
  readonly done: readonly ({ readonly checked: CheckedFile; readonly states: readonly string[] } | null)[];
  readonly facts: Packed;
  readonly fault?: { readonly message: string; readonly usage: boolean };
}

/** The life of a thread that checks files for the main one. */
export function workForOthers(): void {
  const port = parentPort;
  if (!port) return;
  const { asked, hosts } = workerData as Brief;
  let checker: Checker | undefined;
  port.on('message', (order: Order) => {
    try {
      checker ??= checkerWith(asked, hosts);
      port.postMessage(carryOut(checker, order));
    } catch (error) {
      const fault = {
        message: error instanceof Error ? error.message : String(error),
        usage: error instanceof UsageError,
      };
      port.postMessage({ done: [], facts: pack([]), fault } satisfies Outcome);
    }
  });
}

function checkerWith(asked: Asked, hosts: readonly Task[]): Checker {
  const checker = new Checker(asked);
  for (const task of hosts) checker.check(task);
  return checker;
}

function carryOut(checker: Checker, { tasks, known, names }: Order): Outcome {
  for (const [path, shown] of names) checker.name(path, shown);
  for (const file of unpack(known)) checker.fleet.set(file);
  const reports = tasks.map((task) => {
    checker.check(task);
    // At once, because the next file may change what this answer was drawn from.
    return checker.report(task);
  });
  return {
    done: reports.map((report) => (report ? { checked: report.checked, states: report.states } : null)),
    facts: pack(reports.flatMap((report) => report?.facts ?? [])),
  };
}
