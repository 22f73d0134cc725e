import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { kindByName, kindByText } from '../config/detect.ts';
import type { ConfigFile } from '../config/file.ts';
import type { FileKind, Profile } from '../config/profile.ts';
import type { Service } from '../service.ts';
import { merged } from './merge.ts';
import type { EditorSettings } from './settings.ts';
import type { WorkspaceFiles } from './workspace.ts';

/** Texts that the server itself has written: they are looked at, and nothing is said of them. */
const OWN_SCHEME = 'xen-effective:';

/** The kind of an open document: its language says it, except that two kinds share one. */
function kindOf({ languageId, uri }: TextDocument, text: string): FileKind {
  if (languageId === 'xen-sxp') return 'xend';
  if (languageId === 'xen-domain') return 'domain';
  const named = kindByName(uri);
  if (languageId === 'xen-conf') return named === 'cpupool' ? 'cpupool' : 'conf';
  return named ?? kindByText(text) ?? 'domain';
}

/** The open documents, each read once per version, at the first request that needs it. */
export class Documents {
  readonly texts = new TextDocuments(TextDocument);
  readonly #service: Service;
  readonly #settings: EditorSettings;
  readonly #workspace: WorkspaceFiles;
  readonly #read = new Map<string, number>();
  readonly #profiles = new Map<string, string>();
  /** Open documents whose files have been deleted. */
  readonly #gone = new Set<string>();
  /** Told when the profile of an open document changes. */
  onProfile: (uri: string, profile: Profile) => void = () => {};

  constructor(service: Service, settings: EditorSettings, workspace: WorkspaceFiles) {
    this.#service = service;
    this.#settings = settings;
    this.#workspace = workspace;
  }

  listen(connection: Connection): void {
    this.texts.listen(connection);
  }

  /** A document as it is now, read if need be; undefined when it is not open. */
  async current(uri: string): Promise<{ file: ConfigFile; version: number } | undefined> {
    if (uri.startsWith(OWN_SCHEME)) return undefined;
    const settings = await this.#settings.for(uri);
    const project = await this.#workspace.projectFor(uri);
    const document = this.texts.get(uri);
    if (!document) return undefined;
    const { version } = document;
    const known = this.#service.file(uri);
    if (known && this.#read.get(uri) === version) return { file: known, version };
    const text = document.getText();
    const file = this.#service.update({
      path: uri,
      text,
      kind: kindOf(document, text),
      project: merged(project, settings),
      preferred: settings,
      besideXend: this.#workspace.besideXend(uri),
    });
    if (this.#gone.has(uri)) this.#service.withdraw(uri);
    this.#read.set(uri, version);
    const { toolstack, release, reason } = file.profile;
    const profile = `${toolstack} ${release} ${reason}`;
    if (this.#profiles.get(uri) !== profile) {
      this.#profiles.set(uri, profile);
      this.onProfile(uri, file.profile);
    }
    return { file, version };
  }

  /** Reads documents again at their next request: settings or files around them have changed. */
  forget(uri?: string): void {
    if (uri) this.#read.delete(uri);
    else this.#read.clear();
  }

  /** A document was closed: what it says now comes from the disk again. */
  closed(uri: string): void {
    this.#gone.delete(uri);
    this.#read.delete(uri);
    this.#profiles.delete(uri);
    this.#service.release(uri);
  }

  /**
   * A file or folder was deleted, or is there (again). An editor may hold a document whose file is gone for minutes, or show it until somebody closes it;
   * no guest can be started from it, so that other files have nothing to do with it. Answers whether that makes a difference for an open document.
   */
  async onDisk(uri: string, there: boolean): Promise<boolean> {
    const concerned = this.texts
      .keys()
      .filter((open) => (open === uri || open.startsWith(`${uri}/`)) && this.#gone.has(open) === there);
    for (const one of concerned) {
      if (there) this.#gone.delete(one);
      else this.#gone.add(one);
      this.forget(one);
      await this.current(one);
    }
    return concerned.length > 0;
  }

  get open(): string[] {
    return this.texts.keys();
  }

  /** True for a document whose file has been deleted. */
  isGone(uri: string): boolean {
    return this.#gone.has(uri);
  }
}
