import type { Connection } from 'vscode-languageserver';
import { NO_PROJECT, type Project, readProject } from '../config/project.ts';
import { ALL_HINTS, type HintChoice } from '../language/inlay.ts';
import { RULE_IDS } from '../rules/check.ts';

/** The editor's settings under `xen.`, asked for once per file and forgotten when they change. */
export class EditorSettings {
  readonly #connection: Connection;
  readonly #tell: (text: string) => void;
  readonly #known = new Map<string, Promise<Project>>();
  readonly #hints = new Map<string, HintChoice>();
  /** False when the client cannot be asked; then nothing is set. */
  supported = false;

  /** `tell` brings what is wrong in the settings before the person. */
  constructor(connection: Connection, tell: (text: string) => void) {
    this.#connection = connection;
    this.#tell = tell;
  }

  for(uri: string): Promise<Project> {
    if (!this.supported) return Promise.resolve(NO_PROJECT);
    const known = this.#known.get(uri);
    if (known) return known;
    const asked = this.#ask(uri);
    this.#known.set(uri, asked);
    return asked;
  }

  /** Which hints are to be shown in a file. */
  async hintsFor(uri: string): Promise<HintChoice> {
    await this.for(uri);
    return this.#hints.get(uri) ?? ALL_HINTS;
  }

  /** Glob patterns of the files and folders that the editor hides. */
  async hidden(folder: string): Promise<string[]> {
    if (!this.supported) return [];
    try {
      const asked: unknown = await this.#connection.workspace.getConfiguration({
        scopeUri: folder,
        section: 'files.exclude',
      });
      return Object.entries((asked ?? {}) as Record<string, unknown>).flatMap(([glob, on]) =>
        on === true ? [glob] : [],
      );
    } catch {
      return [];
    }
  }

  forget(uri?: string): void {
    if (uri) this.#known.delete(uri);
    else this.#known.clear();
  }

  async #ask(uri: string): Promise<Project> {
    let section: unknown;
    try {
      section = await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'xen' });
    } catch (error) {
      this.#connection.console.warn(`settings: ${error instanceof Error ? error.message : String(error)}`);
    }
    const { toolstack, release, rules, ignore, host, inlayHints } = (section ?? {}) as Record<string, unknown>;
    this.#hints.set(uri, chosenHints(inlayHints));
    const given = Object.fromEntries(
      Object.entries({ toolstack, release, rules, ignore, host }).filter(
        ([, value]) => value !== undefined && value !== null,
      ),
    );
    const { project, errors } = readProject(given, RULE_IDS);
    for (const error of errors) this.#tell(`settings: xen.${error.replaceAll('"', '')}`);
    return project;
  }
}

/** Hints are shown unless a setting says no. */
function chosenHints(setting: unknown): HintChoice {
  const { interfaces, devices, values } = (setting ?? {}) as Record<string, unknown>;
  return { interfaces: interfaces !== false, devices: devices !== false, values: values !== false };
}
