import { READING_OPTIONS, type Reading, readArguments, reading } from '../options.ts';
import { UsageError } from '../usage.ts';

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
  jobs: { type: 'string' },
} as const;

const FORMATS = ['pretty', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** What `check` is asked to do. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly asked: Reading;
  readonly format: Format;
  readonly fix: boolean;
  readonly config?: string;
  readonly maxWarnings?: number;
  readonly quiet: boolean;
  /** The name of what comes on standard input, when something does. */
  readonly stdin?: string;
  readonly isolated: boolean;
  /** How many threads; undefined leaves that to the number of files. */
  readonly jobs?: number;
}

/** Reads the arguments of `check`. Throws a UsageError for those that make no sense. */
export function checkOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = readArguments({ args: [...args], options: OPTIONS, allowPositionals: true });
  const format = FORMATS.find((name) => name === values.format);
  if (!format) throw new UsageError(`--format must be one of ${FORMATS.join(', ')}, not ${values.format}`);
  const stdin = values.stdin || positionals.includes('-') || values['stdin-filename'] !== undefined;
  if (values.fix && stdin) throw new UsageError('--fix needs files: standard input cannot be written back');
  const maxWarnings = number('--max-warnings', values['max-warnings'], 0);
  const jobs = number('--jobs', values.jobs, 1);
  return {
    paths: positionals.filter((path) => path !== '-'),
    asked: reading(values),
    format,
    fix: values.fix,
    quiet: values.quiet,
    isolated: values.isolated,
    ...(values.config === undefined ? {} : { config: values.config }),
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    ...(stdin ? { stdin: values['stdin-filename'] ?? '-' } : {}),
    ...(jobs === undefined ? {} : { jobs }),
  };
}

function number(option: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value) || Number(value) < least) {
    throw new UsageError(`${option} must be a whole number${least ? ` of at least ${least}` : ''}, not ${value}`);
  }
  return Number(value);
}
