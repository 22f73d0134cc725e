import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import { isConflict, type MapProblem, networkMap } from '../../language/map/build.ts';
import { countMap, type LiveMap, type MapCount, type NetworkMap } from '../../language/map/model.ts';
import { type MapPart, mapPart } from '../../language/map/part.ts';
import type { Service } from '../../service.ts';
import type { Severity } from '../../syntax/problem.ts';
import type { Documents } from '../documents.ts';
import { guarded, logged } from '../guard.ts';
import type { UnopenedProblems } from '../unopened.ts';
import type { WorkspaceFiles } from '../workspace.ts';

/** Asks for the drawing of the workspace's networks. */
export const MAP_REQUEST = 'xen/map';
/** Told to a client that has asked, once until it asks again: the map is another one now, perhaps. */
export const MAP_CHANGED = 'xen/mapChanged';

/** Which hosts are to be drawn in full, by their names in the last answer; by itself those for which there is room. */
interface MapParams {
  readonly open?: readonly string[];
}

/** Changes are told so many milliseconds after the first, or three times what the last map took. */
const QUIET = 150;
const PATIENCE = 3;

const SEVERITIES: Readonly<Record<number, Severity>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
};

/** Draws the network map. What files that are not open give to it is kept from the first request on. */
export class Mapping {
  readonly #connection: Connection;
  readonly #service: Service;
  readonly #documents: Documents;
  readonly #workspace: WorkspaceFiles;
  readonly #unopened: UnopenedProblems;
  #parts: Map<string, MapPart> | undefined;
  #asked = false;
  #took = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    connection: Connection,
    service: Service,
    documents: Documents,
    workspace: WorkspaceFiles,
    unopened: UnopenedProblems,
  ) {
    this.#connection = connection;
    this.#service = service;
    this.#documents = documents;
    this.#workspace = workspace;
    this.#unopened = unopened;
    connection.onRequest(
      MAP_REQUEST,
      guarded<MapParams | null, (LiveMap & MapCount) | null>(connection.console, 'map', null, (params) =>
        this.#draw(params?.open),
      ),
    );
  }

  /** Something has changed that the map may show. */
  changed(): void {
    if (!this.#asked) return;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#asked = false;
        logged(this.#connection, 'map', this.#connection.sendNotification(MAP_CHANGED));
      },
      Math.max(QUIET, this.#took * PATIENCE),
    );
  }

  dispose(): void {
    this.#asked = false;
    this.#forgetTimer();
  }

  #forgetTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #draw(open: readonly string[] | undefined): Promise<LiveMap & MapCount> {
    const began = Date.now();
    this.#forgetTimer();
    this.#asked = true;
    const { liveMap } = await import('../../language/map/svg.ts');
    const map = await this.#map();
    const wanted = open && new Set(open);
    const live = liveMap(map, wanted && (({ folder }) => wanted.has(folder)));
    this.#took = Date.now() - began;
    return { ...live, ...countMap(map) };
  }

  async #map(): Promise<NetworkMap> {
    const parts = new Map(this.#parts ?? (await this.#collect()));
    for (const uri of this.#documents.open) {
      const current = await this.#documents.current(uri);
      const part = current && !this.#documents.isGone(uri) ? mapPart(current.file) : undefined;
      if (part) parts.set(uri, part);
      else parts.delete(uri);
    }
    return networkMap(parts.values(), {
      fleet: this.#service.fleet,
      problems: (uri) => this.#problems(uri),
      named: (uri) => uri,
      folder: (uri) => this.#shown(uri),
    });
  }

  /** Reads the files that are not open once more, and follows them from now on. */
  async #collect(): Promise<ReadonlyMap<string, MapPart>> {
    const parts = new Map<string, MapPart>();
    this.#parts = parts;
    this.#unopened.onFile = (uri, file) => {
      const part = file && mapPart(file);
      if (part) parts.set(uri, part);
      else parts.delete(uri);
      this.changed();
    };
    for (const folder of this.#workspace.folders) await this.#workspace.readBelow(folder);
    return parts;
  }

  #problems(uri: string): readonly MapProblem[] {
    const file = this.#service.file(uri);
    if (file) {
      const found = this.#service.problems(uri).filter(({ rule, severity }) => isConflict(rule, severity));
      return found.map(({ rule, severity, message, span, related }) => ({
        rule,
        severity,
        message,
        range: file.lines.range(span),
        related: related.map(({ path = uri, range }) => ({ path, range })),
      }));
    }
    return (this.#unopened.of(uri)?.diagnostics ?? []).flatMap(
      ({ code, severity = 0, message, range, relatedInformation = [] }): MapProblem[] => {
        const [rule, level] = [String(code), SEVERITIES[severity]];
        if (!level || !isConflict(rule, level)) return [];
        const related = relatedInformation.map(({ location }) => ({ path: location.uri, range: location.range }));
        return [
          { rule, severity: level, message: typeof message === 'string' ? message : message.value, range, related },
        ];
      },
    );
  }

  /** A folder as people know it: below that of the workspace, which has a name where there are several. */
  #shown(uri: string): string {
    const { folders } = this.#workspace;
    const root = folders.find((folder) => uri === folder || uri.startsWith(`${folder}/`));
    const name = root === undefined ? uri.replace(/^file:\/\//, '') : uri.slice(root.length + 1);
    const own = root !== undefined && (folders.length > 1 || !name) ? root.slice(root.lastIndexOf('/') + 1) : '';
    return decoded([own, name].filter(Boolean).join('/'));
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
