import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encode } from '../files/decode.ts';
import { applyEdits } from '../language/edits.ts';
import { type Input, Service } from '../service.ts';
import type { Problem, Severity } from '../syntax/problem.ts';
import { collect, isBesideXend, kindNamed, Projects, readNamed, reasonOf, type SourceFile } from './files.ts';
import { jsonReport } from './json.ts';
import { READING_OPTIONS, type Reading, readArguments, reading } from './options.ts';
import { prettyReport } from './pretty.ts';
import { type CheckedFile, count } from './report.ts';
import { UsageError } from './usage.ts';

const OPTIONS = {
  ...READING_OPTIONS,
  format: { type: 'string', default: 'pretty' },
  fix: { type: 'boolean', default: false },
  config: { type: 'string' },
  'max-warnings': { type: 'string' },
  quiet: { type: 'boolean', default: false },
  stdin: { type: 'boolean', default: false },
  'stdin-filename': { type: 'string' },
  isolated: { type: 'boolean', default: false },
} as const;

const FORMATS = { pretty: prettyReport, json: jsonReport } as const;

/** `xen-config check [PATH…]`: prints problems; answers with the exit status. */
export function checkCommand(args: readonly string[]): number {
  const { values, positionals } = readArguments({ args: [...args], options: OPTIONS, allowPositionals: true });
  const asked = reading(values);
  const report = FORMATS[values.format as keyof typeof FORMATS];
  if (!report) throw new UsageError(`--format must be one of ${Object.keys(FORMATS).join(', ')}, not ${values.format}`);
  const most = values['max-warnings'];
  if (most !== undefined && !/^\d{1,9}$/.test(most))
    throw new UsageError(`--max-warnings must be a number, not ${most}`);
  const stdin = values.stdin || positionals.includes('-');
  if (values.fix && stdin) throw new UsageError('--fix needs files: standard input cannot be written back');

  const paths = positionals.filter((path) => path !== '-');
  const files = paths.length || !stdin ? collect(paths.length ? paths : ['.'], asked.kind) : [];
  if (stdin) files.push(fromStdin(values['stdin-filename'] ?? '-', asked));
  const projects = new Projects(values.config);
  let checked = checkAll(files, asked, projects, values.isolated);
  if (values.fix) {
    const fixed = fixAll(files, asked, projects, values.isolated);
    if (fixed) checked = checkAll(fixed, asked, projects, values.isolated);
  }
  const shown = values.quiet ? checked.map((file) => ({ ...file, problems: file.problems.filter(isError) })) : checked;
  process.stdout.write(report(shown));
  const { errors, warnings } = count(checked);
  return errors || (most !== undefined && warnings > Number(most)) ? 1 : 0;
}

const isError = ({ severity }: { severity: Severity }): boolean => severity === 'error';

function fromStdin(name: string, asked: Reading): SourceFile {
  const decoded = readNamed('-');
  return { ...decoded, path: name, kind: kindNamed(name, decoded.text, asked.kind) };
}

function inputOf({ path, text, kind }: SourceFile, asked: Reading, projects: Projects): Input {
  const project = projects.for(path) ?? { rules: new Map(), ignore: [] };
  const { toolstack, release } = asked;
  return {
    path,
    text,
    kind,
    project: { ...project, ...(toolstack ? { toolstack } : {}), ...(release ? { release } : {}) },
    besideXend: isBesideXend(path),
  };
}

/** Reads every file into one service (or each into its own), then asks for the problems of each. */
function* services(
  files: readonly SourceFile[],
  asked: Reading,
  projects: Projects,
  isolated: boolean,
): Iterable<{ file: SourceFile; service: Service }> {
  if (isolated) {
    for (const file of files) {
      const service = new Service();
      service.update(inputOf(file, asked, projects));
      yield { file, service };
    }
    return;
  }
  const service = new Service();
  for (const file of [...neighbours(files), ...files]) {
    service.update(inputOf(file, asked, projects));
    service.release(file.path);
  }
  for (const file of files) {
    service.update(inputOf(file, asked, projects));
    yield { file, service };
    service.release(file.path);
  }
}

/** The xend-config.sxp beside the files, when it was not named itself: it decides what their interfaces need. */
function neighbours(files: readonly SourceFile[]): SourceFile[] {
  const named = new Set(files.map(({ path }) => path));
  const folders = new Set(files.filter(({ path }) => path !== '-').map(({ path }) => dirname(path)));
  return [...folders].flatMap((folder) => {
    const path = join(folder, 'xend-config.sxp');
    return named.has(path) || !existsSync(path) ? [] : [{ ...readNamed(path), path, kind: 'xend' as const }];
  });
}

function checkAll(files: readonly SourceFile[], asked: Reading, projects: Projects, isolated: boolean): CheckedFile[] {
  const checked: CheckedFile[] = [];
  for (const { file, service } of services(files, asked, projects, isolated)) {
    const read = service.file(file.path);
    if (read)
      checked.push({ path: file.path, file: read, problems: service.problems(file.path) as readonly Problem[] });
  }
  return checked;
}

/** Applies the safe fixes and writes what changed; undefined when nothing did. Writes nothing unless every file could be fixed. */
function fixAll(
  files: readonly SourceFile[],
  asked: Reading,
  projects: Projects,
  isolated: boolean,
): SourceFile[] | undefined {
  const fixed: SourceFile[] = [];
  for (const { file, service } of services(files, asked, projects, isolated)) {
    const edits = service.fixAll(file.path);
    fixed.push(edits.length ? { ...file, text: applyEdits(file.text, edits) } : file);
  }
  const changed = fixed.filter((file, i) => file.text !== files[i]?.text);
  for (const file of changed) {
    try {
      writeFileSync(file.path, encode(file));
    } catch (error) {
      throw new UsageError(`${file.path}: it could not be written: ${reasonOf(error)}`);
    }
  }
  return changed.length ? fixed : undefined;
}
