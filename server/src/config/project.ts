import { nearest } from '../catalog/nearest.ts';
import { parseRelease, type Release, type Toolstack } from '../catalog/release.ts';
import type { Severity } from '../syntax/problem.ts';

/** What a workspace says about the machine its configs are for; numbers are compared only where it does. */
export interface Host {
  readonly bridges?: readonly string[];
  readonly networkScript?: string;
  readonly cpus?: number;
  /** MiB */
  readonly memory?: number;
}

export type Level = Severity | 'off';

/** The contents of a `.xen-config.json`, or the same keys of the editor's settings. */
export interface Project {
  readonly toolstack?: Toolstack;
  readonly release?: Release;
  readonly rules: ReadonlyMap<string, Level>;
  readonly ignore: readonly string[];
  readonly host?: Host;
}

export const NO_PROJECT: Project = { rules: new Map(), ignore: [] };

const LEVELS: readonly string[] = ['off', 'hint', 'info', 'warning', 'error'];
const MAX_TEXT = 1_000_000;

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Collects what is wrong while the settings are read, so that each message names its key. */
class Reader {
  readonly errors: string[] = [];

  text(fields: Fields, key: string, where = key): string | undefined {
    const value = fields[key];
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    this.errors.push(`"${where}" must be a text`);
    return undefined;
  }

  texts(fields: Fields, key: string, where = key): string[] | undefined {
    const value = fields[key];
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.errors.push(`"${where}" must be a list of texts`);
    return undefined;
  }

  count(fields: Fields, key: string, where: string): number | undefined {
    const value = fields[key];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    this.errors.push(`"${where}" must be a whole number above 0`);
    return undefined;
  }

  unknownKeys(fields: Fields, known: readonly string[], prefix = ''): void {
    for (const key of Object.keys(fields)) {
      if (!known.includes(key)) this.errors.push(`"${prefix}${key}" is not a setting; there are ${known.join(', ')}`);
    }
  }
}

/**
 * Reads settings from an object of unknown shape. Wrong keys are left out and named in `errors`, one sentence each.
 * `knownRules` are the ids that "rules" may name.
 */
export function readProject(value: unknown, knownRules: ReadonlySet<string>): { project: Project; errors: string[] } {
  const reader = new Reader();
  if (!isObject(value)) return { project: NO_PROJECT, errors: ['the settings must be one JSON object'] };
  reader.unknownKeys(value, ['$schema', 'toolstack', 'release', 'rules', 'ignore', 'host']);
  const toolstack = reader.text(value, 'toolstack');
  if (toolstack !== undefined && !['auto', 'xl', 'xm'].includes(toolstack)) {
    reader.errors.push(`"toolstack" must be auto, xl or xm, not "${toolstack}"`);
  }
  const releaseText = reader.text(value, 'release');
  const release = releaseText && releaseText !== 'auto' ? parseRelease(releaseText) : undefined;
  if (releaseText && releaseText !== 'auto' && !release) {
    reader.errors.push(`"release" must be a release of Xen such as 4.17, not "${releaseText}"`);
  }
  const rules = readRules(value['rules'], knownRules, reader);
  const host = readHost(value['host'], reader);
  return {
    project: {
      ...(toolstack === 'xl' || toolstack === 'xm' ? { toolstack } : {}),
      ...(release ? { release } : {}),
      rules,
      ignore: reader.texts(value, 'ignore') ?? [],
      ...(host ? { host } : {}),
    },
    errors: reader.errors,
  };
}

function readRules(value: unknown, known: ReadonlySet<string>, reader: Reader): Map<string, Level> {
  const rules = new Map<string, Level>();
  if (value === undefined) return rules;
  if (!isObject(value)) {
    reader.errors.push('"rules" must be an object of rule ids and levels');
    return rules;
  }
  for (const [id, level] of Object.entries(value)) {
    if (!known.has(id)) {
      const near = nearest(id, known);
      reader.errors.push(`"rules" names ${id}, which is not a rule${near ? `; did you mean ${near}?` : ''}`);
    } else if (typeof level !== 'string' || !LEVELS.includes(level)) {
      reader.errors.push(`the level of ${id} must be one of ${LEVELS.join(', ')}`);
    } else rules.set(id, level as Level);
  }
  return rules;
}

function readHost(value: unknown, reader: Reader): Host | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    reader.errors.push('"host" must be an object');
    return undefined;
  }
  reader.unknownKeys(value, ['bridges', 'networkScript', 'cpus', 'memory'], 'host.');
  const bridges = reader.texts(value, 'bridges', 'host.bridges');
  const networkScript = reader.text(value, 'networkScript', 'host.networkScript');
  const cpus = reader.count(value, 'cpus', 'host.cpus');
  const memory = reader.count(value, 'memory', 'host.memory');
  return {
    ...(bridges ? { bridges } : {}),
    ...(networkScript ? { networkScript } : {}),
    ...(cpus ? { cpus } : {}),
    ...(memory ? { memory } : {}),
  };
}

/** Reads the text of a `.xen-config.json`. */
export function parseProject(text: string, knownRules: ReadonlySet<string>): { project: Project; errors: string[] } {
  if (text.length > MAX_TEXT) return { project: NO_PROJECT, errors: ['the file is larger than 1 MB'] };
  try {
    return readProject(JSON.parse(text.replace(/^\uFEFF/, '')), knownRules);
  } catch (error) {
    return { project: NO_PROJECT, errors: [`not JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
}
