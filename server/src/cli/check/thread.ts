import { parentPort, workerData } from 'node:worker_threads';
import { type Digest, Digester } from '../../fleet/digest.ts';
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

/** What came of a list of files: for each the result, as `Checker.glance` answers, and what they share. */
export interface Outcome {
  readonly checked: readonly (CheckedFile | 'host' | undefined)[];
  readonly digest: Digest;
}

/** What ends it all. */
export interface Fault {
  readonly fault: string;
  readonly usage: boolean;
}

/** Checks files each by itself, in a thread of its own or in the main one. */
export function carryOut(checker: Checker, tasks: readonly Task[]): Outcome {
  const digest = new Digester();
  const checked = tasks.map((task, number) => checker.glance(task, number, digest));
  const { uses, asks, ipv4, ipv6, demands } = digest;
  return { checked, digest: { uses, asks, ipv4, ipv6, demands } };
}

/** The life of a thread that checks files for the main one. */
export function workForOthers(): void {
  const port = parentPort;
  if (!port) return;
  const { asked, hosts } = workerData as Brief;
  let checker: Checker | undefined;
  port.on('message', (tasks: readonly Task[]) => {
    try {
      checker ??= checkerWith(asked, hosts);
      port.postMessage(carryOut(checker, tasks));
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      port.postMessage({ fault, usage: error instanceof UsageError } satisfies Fault);
    }
  });
}

function checkerWith(asked: Asked, hosts: readonly Task[]): Checker {
  const checker = new Checker(asked);
  for (const task of hosts) checker.learn(task);
  return checker;
}
