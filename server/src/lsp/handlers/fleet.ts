import {
  type CodeLens,
  type Connection,
  type Location,
  type Range,
  SymbolKind,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import { baseName } from '../../config/detect.ts';
import type { ConfigFile } from '../../config/file.ts';
import type { Fact } from '../../fleet/facts.ts';
import {
  faultOfName,
  fleetSymbols,
  mayBeRenamed,
  sharedAt,
  spelling,
  usedByMany,
  usesOf,
} from '../../language/shared.ts';
import type { Service } from '../../service.ts';
import { Lines } from '../../syntax/text.ts';
import type { Documents } from '../documents.ts';
import { guarded } from '../guard.ts';
import type { WorkspaceFiles } from '../workspace.ts';
import { asked } from './asked.ts';

const locationOf = ({ path, range }: Fact): Location => ({ uri: path, range });

/** The places of a thing that several files share; null where none is. */
export function sharedReferences(file: ConfigFile, offset: number, service: Service): Location[] | null {
  const shared = sharedAt(file, offset, service.fleet);
  return shared ? shared.uses.map(locationOf) : null;
}

/** Renames what several files share: guests, bridges, interfaces, MAC addresses. */
export class SharedNames {
  readonly #service: Service;
  readonly #documents: Documents;
  readonly #workspace: WorkspaceFiles;

  constructor(service: Service, documents: Documents, workspace: WorkspaceFiles) {
    this.#service = service;
    this.#documents = documents;
    this.#workspace = workspace;
  }

  /** What would be renamed; undefined where nothing shared stands, and a text that says why it cannot be. */
  prepare(file: ConfigFile, offset: number): { range: Range; placeholder: string } | string | undefined {
    const here = sharedAt(file, offset, this.#service.fleet)?.here;
    if (!here || !mayBeRenamed(here)) return undefined;
    const range = spelling(here, textAt(file.lines, here.range));
    return range
      ? { range, placeholder: here.label }
      : 'This value is computed, so there is no one place to rename it at.';
  }

  /** The edits of all files; a text that says why there are none. */
  async rename(file: ConfigFile, offset: number, name: string): Promise<WorkspaceEdit | string | undefined> {
    const here = sharedAt(file, offset, this.#service.fleet)?.here;
    if (!here || !mayBeRenamed(here)) return undefined;
    const fault = faultOfName(here, name);
    if (fault) return `${name} does not do: ${fault}.`;
    const edits = new Map<string, { range: Range; newText: string }[]>();
    const texts = new Map<string, Lines | undefined>();
    for (const use of usesOf(here, this.#service.fleet)) {
      if (!texts.has(use.path)) texts.set(use.path, await this.#linesOf(use.path));
      const lines = texts.get(use.path);
      const range = lines && spelling(use, textAt(lines, use.range));
      if (!range)
        return `${baseName(use.path)}, line ${use.range.start.line + 1}, computes this value or spells it in another way.`;
      edits.set(use.path, [...(edits.get(use.path) ?? []), { range, newText: name }]);
    }
    return {
      documentChanges: [...edits].map(([uri, changes]) => ({
        textDocument: { uri, version: this.#documents.texts.get(uri)?.version ?? null },
        edits: changes,
      })),
    };
  }

  async #linesOf(uri: string): Promise<Lines | undefined> {
    const text = this.#documents.texts.get(uri)?.getText() ?? (await this.#workspace.text(uri));
    return text === undefined ? undefined : new Lines(text);
  }
}

const textAt = (lines: Lines, { start, end }: Range): string =>
  lines.text.slice(lines.offset(start), lines.offset(end));

/** Answers for the fleet: guests and bridges by name, and how many guests use a disk or bridge. */
export function fleetFeatures(
  connection: Connection,
  documents: Documents,
  service: Service,
  workspace: WorkspaceFiles,
  showCommand: () => string | undefined,
): void {
  const answer = asked(connection, documents);
  connection.onWorkspaceSymbol(
    guarded<{ query: string }, WorkspaceSymbol[]>(connection.console, 'workspace symbols', [], async ({ query }) => {
      await workspace.settled();
      return fleetSymbols(query, service.fleet).map(({ name, type, fact }) => ({
        name,
        kind: type === 'name' ? SymbolKind.Module : SymbolKind.Interface,
        containerName: baseName(decodeURIComponent(fact.path)),
        location: locationOf(fact),
      }));
    }),
  );
  connection.onCodeLens(
    answer('code lens', (file): CodeLens[] =>
      usedByMany(file, service.fleet).map(({ here, guests }) => ({
        range: here.range,
        command: {
          title: `used by ${guests} guest${guests === 1 ? '' : 's'}`,
          command: showCommand() ?? '',
          ...(showCommand()
            ? { arguments: [file.path, here.range.start, usesOf(here, service.fleet).map(locationOf)] }
            : {}),
        },
      })),
    ),
  );
}
