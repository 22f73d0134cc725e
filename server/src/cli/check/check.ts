import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Decoded } from '../../files/decode.ts';
import { Projects, readNamed } from '../files.ts';
import { githubReport } from '../report/github.ts';
import { jsonReport } from '../report/json.ts';
import { type PageAt, prettyReport } from '../report/pretty.ts';
import { type CheckedFile, count, type Report } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { terminalOf } from '../report/terminal.ts';
import { type Asked, Checker } from './checker.ts';
import { Crew } from './crew.ts';
import { type CheckOptions, checkOptions } from './options.ts';
import { Progress } from './progress.ts';
import { commonFolder, fromStdin, isOfHost, neighbours, refuseEmpty, type Task, tasksFor } from './tasks.ts';

/** `xen-config check [PATH…]`: prints problems; answers with the exit status. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const options = checkOptions(args);
  const files = await checked(options);
  const summary = count(files);
  write(reportOf(options)(files, summary));
  const warnings = files.reduce((sum, file) => sum + file.warnings, 0);
  const tooMany = options.maxWarnings !== undefined && warnings > options.maxWarnings;
  return summary.errors || tooMany ? 1 : 0;
}

async function checked(options: CheckOptions): Promise<CheckedFile[]> {
  const { stdin, config } = options;
  const paths = options.paths.length || stdin !== undefined ? options.paths : ['.'];
  const { tasks, folders } = await tasksFor(paths, new Projects(config));
  const piped = stdin === undefined ? undefined : readNamed('-');
  if (stdin !== undefined) tasks.push(fromStdin(stdin));
  const beside = options.isolated ? [] : neighbours(tasks);
  const found = await lookAt(tasks, beside, askedOf(options, tasks), options, piped);
  const checkedTasks = tasks.filter((task) => found.has(task));
  refuseEmpty(folders, checkedTasks);
  return checkedTasks.map((task) => found.get(task) as CheckedFile);
}

const askedOf = ({ asked, config, isolated, quiet, format }: CheckOptions, tasks: readonly Task[]): Asked => ({
  ...asked,
  ...(config === undefined ? {} : { config }),
  common: commonFolder(tasks),
  isolated,
  errorsOnly: quiet,
  lines: format === 'pretty',
});

async function lookAt(
  tasks: readonly Task[],
  beside: readonly Task[],
  asked: Asked,
  { fix, jobs }: CheckOptions,
  piped: Decoded | undefined,
): Promise<Map<Task, CheckedFile>> {
  const progress = new Progress(tasks.length);
  const threads = jobs ?? helpful(tasks.length);
  const many = threads > 1 || tasks.length >= FILES_FOR_A_THREAD;
  if (many && !fix && !piped && !asked.isolated) {
    try {
      return await new Crew(asked, beside, tasks, progress).check(threads);
    } finally {
      progress.end();
    }
  }
  const checker = new Checker(asked, piped);
  try {
    for (const task of [...beside, ...tasks.filter(isOfHost), ...tasks.filter((task) => !isOfHost(task))]) {
      checker.check(task);
      progress.step();
    }
    checker.settle();
    if (fix) checker.fix();
  } finally {
    progress.end();
  }
  return checker.results();
}

/** A thread has to start and to warm up, which pays off with many files only. */
const FILES_FOR_A_THREAD = 1500;
const MOST_THREADS = 8;

const helpful = (files: number): number =>
  Math.max(1, Math.min(Math.floor(files / FILES_FOR_A_THREAD), availableParallelism(), MOST_THREADS));

function reportOf({ format }: CheckOptions): Report {
  if (format === 'json') return jsonReport;
  if (format === 'sarif') return sarifReport;
  return format === 'github' ? githubReport : prettyReport(terminalOf(process.stdout), pageAt);
}

/** The rules' pages lie beside the command, in the package or in the project. */
const pageAt: PageAt = (rule) => {
  for (const folder of ['../docs/rules', '../../docs/rules']) {
    const path = join(__dirname, folder, `${rule}.md`);
    if (existsSync(path)) return pathToFileURL(path).href;
  }
  return undefined;
};

const ENOUGH = 64_000;

/** Writes a report piece by piece. */
function write(pieces: Iterable<string>): void {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < ENOUGH) continue;
    process.stdout.write(text);
    text = '';
  }
  process.stdout.write(text);
}
