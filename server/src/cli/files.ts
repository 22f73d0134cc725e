import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { kindByName, kindByText, kindOfFound } from '../config/detect.ts';
import type { FileKind } from '../config/profile.ts';
import { type Project, parseProject } from '../config/project.ts';
import { type Decoded, decode, isBinary } from '../files/decode.ts';
import { readBytes, readPlain } from '../files/read.ts';
import { PROJECT_FILE, slashed } from '../files/walk.ts';
import { RULE_IDS } from '../rules/check.ts';
import { UsageError } from './usage.ts';

/** Names whose text decides whether they are Xen's. */
const AMBIGUOUS = /(?:\.(?:cfg|conf|hvm|pv|pvh)|^[^.]+)$/;
/** Larger files below a folder are no configuration. */
const MAX_SNIFFED = 2_000_000;

/** A file's text and kind. */
export interface SourceFile extends Decoded {
  readonly kind: FileKind;
}

/** Reads a file that the command line names. Throws a UsageError that says why it could not be read. */
export function readNamed(path: string): Decoded {
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? readFileSync(0) : readBytes(path);
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
  if (isBinary(bytes)) throw new UsageError(`${path}: this is a binary file, not a configuration`);
  return decode(bytes);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read',
  EISDIR: 'this is a folder',
};

export const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
};

/** The kind of a file that was named: as asked, else by its name, else by its text, else a domU config. */
export const kindNamed = (path: string, text: string, asked?: FileKind): FileKind =>
  asked ?? kindByName(slashed(resolve(path))) ?? kindByText(text) ?? 'domain';

/** True for a name below a folder that may be Xen's. */
export const mayBeXen = (path: string): boolean => kindByName(path) !== undefined || AMBIGUOUS.test(basename(path));

/** Reads a file below a folder; undefined when neither its name nor its text says that it is Xen's, or it cannot be read. */
export function readFound(path: string, asked?: FileKind): SourceFile | undefined {
  const named = kindByName(path);
  let decoded: Decoded | undefined;
  try {
    // A file of a sure name is small enough to read without a look at its size first.
    if (!named && statSync(path).size > MAX_SNIFFED) return undefined;
    const text = readPlain(path);
    decoded = text === undefined ? decodedBytes(path) : { text, encoding: 'utf8' };
  } catch {
    return undefined;
  }
  if (!decoded || decoded.text.length > MAX_SNIFFED) return undefined;
  const kind = kindOfFound(path, decoded.text);
  return kind && { ...decoded, kind: asked ?? kind };
}

function decodedBytes(path: string): Decoded | undefined {
  const bytes = readBytes(path);
  return isBinary(bytes) ? undefined : decode(bytes);
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}

/** A file's settings, and the folder whose `.xen-config.json` gives them. */
export interface NearestProject {
  readonly project: Project;
  readonly folder?: string;
}

/** Finds the settings for files: those of one given file, or of the `.xen-config.json` nearest above each. */
export class Projects {
  readonly #given: NearestProject | undefined;
  readonly #known = new Map<string, NearestProject | undefined>();

  /** Throws a UsageError when the settings file that was asked for is unreadable or wrong. */
  constructor(config?: string) {
    this.#given = config === undefined ? undefined : { project: readSettings(config) };
  }

  /** The settings that `--config` gave. */
  get given(): Project | undefined {
    return this.#given?.project;
  }

  /** The settings for the files of a folder (an absolute path). */
  in(folder: string): NearestProject | undefined {
    if (this.#given) return this.#given;
    if (this.#known.has(folder)) return this.#known.get(folder);
    const path = join(folder, PROJECT_FILE);
    const above = dirname(folder);
    const project = existsSync(path)
      ? { project: readSettings(path), folder }
      : above === folder
        ? undefined
        : this.in(above);
    this.#known.set(folder, project);
    return project;
  }
}

function readSettings(path: string): Project {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
  const { project, errors } = parseProject(text, RULE_IDS);
  if (errors.length) throw new UsageError(errors.map((error) => `${path}: ${error}`).join('\n'));
  return project;
}

/** True when a folder has a xend-config.sxp and no xl.conf. */
export const isXendFolder = (folder: string): boolean =>
  existsSync(join(folder, 'xend-config.sxp')) && !existsSync(join(folder, 'xl.conf'));

/** True when a xend-config.sxp lies beside the file, and no xl.conf. */
export const isBesideXend = (path: string): boolean =>
  basename(path) !== 'xend-config.sxp' && isXendFolder(dirname(resolve(path)));
