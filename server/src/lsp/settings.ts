import type { Connection } from 'vscode-languageserver';
import { NO_PROJECT, type Project, readProject } from '../config/project.ts';
import { RULE_IDS } from '../rules/check.ts';

/** The editor's settings under `xen.`, asked for once per file and forgotten when they change. */
export class EditorSettings {
  readonly #connection: Connection;
  readonly #known = new Map<string, Promise<Project>>();
  /** False when the client cannot be asked; then nothing is set. */
  supported = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  for(uri: string): Promise<Project> {
    if (!this.supported) return Promise.resolve(NO_PROJECT);
    const known = this.#known.get(uri);
    if (known) return known;
    const asked = this.#ask(uri);
    this.#known.set(uri, asked);
    return asked;
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
    const { toolstack, release, rules, ignore, host } = (section ?? {}) as Record<string, unknown>;
    const given = Object.fromEntries(
      Object.entries({ toolstack, release, rules, ignore, host }).filter(
        ([, value]) => value !== undefined && value !== null,
      ),
    );
    const { project, errors } = readProject(given, RULE_IDS);
    for (const error of errors) this.#connection.console.warn(`settings: xen.${error.replaceAll('"', '')}`);
    return project;
  }
}
