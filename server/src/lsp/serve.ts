import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  WatchKind,
} from 'vscode-languageserver';
import { folderOf } from '../fleet/fleet.ts';
import { actions } from '../language/fixes.ts';
import { Service } from '../service.ts';
import { assist } from './assist.ts';
import { FIX_ALL, introduction, pullsProblems } from './capabilities.ts';
import { type CompletionAbilities, diagnostic, quickFix, textEdits } from './convert.ts';
import { Diagnostics } from './diagnostics.ts';
import type { Disk } from './disk.ts';
import { Documents } from './documents.ts';
import { guarded, guardedEvent, logged } from './guard.ts';
import { attaching } from './handlers/attach.ts';
import { checkingWorkspace } from './handlers/check-workspace.ts';
import { effectiveTexts } from './handlers/effective.ts';
import { fleetFeatures, SharedNames } from './handlers/fleet.ts';
import { formatting } from './handlers/format.ts';
import { Indexing } from './handlers/indexing.ts';
import { inlay } from './handlers/inlay.ts';
import { linking } from './handlers/links.ts';
import { Mapping } from './handlers/map.ts';
import { naming } from './handlers/names.ts';
import { newGuests } from './handlers/new-guest.ts';
import { outline } from './handlers/outline.ts';
import { semantic } from './handlers/semantic.ts';
import { WorkspaceProblems } from './handlers/workspace-problems.ts';
import { either, RemoteFiles } from './remote-files.ts';
import { EditorSettings } from './settings.ts';
import { teller } from './tell.ts';
import { UnopenedProblems } from './unopened.ts';
import { warmUp } from './warm-up.ts';
import { WorkspaceFiles } from './workspace.ts';

/** Told to the client whenever an open document is checked for something else than before. */
export const PROFILE_NOTIFICATION = 'xen/profile';

/** The files whose coming and going matters: Xen's by their name or folder, what may be Xen's by its text, and project files. */
const WATCHED = [
  '**/*.{xl,xm,sxp,cfg,conf,hvm,pv,pvh,cpupool}',
  '**/{xlexample,xmexample}*',
  '**/{xen,xen.d}/**',
  '**/.xen-config.json',
  '**/.gitignore',
];

/**
 * Serves one client over a connection until it says goodbye. Without a disk of its own it asks the client for files.
 * @param ready called when the client may be asked for things
 */
export function serve(connection: Connection, ownDisk: Disk | undefined, version: string, ready = () => {}): void {
  const { console } = connection;
  const service = new Service();
  const tell = teller(connection);
  const settings = new EditorSettings(connection, tell);
  const remote = new RemoteFiles(connection);
  const disk = either(ownDisk, remote);
  const unopened = new UnopenedProblems(service);
  const workspace = new WorkspaceFiles(service, disk, tell, {
    isOpen: (uri) => documents.texts.get(uri) !== undefined,
    settingsOf: async (uri) => ({ settings: await settings.for(uri), exclude: await settings.hidden(uri) }),
    problems: unopened,
  });
  const indexing = new Indexing(connection, workspace);
  const documents: Documents = new Documents(service, settings, workspace);
  const workspaceProblems = new WorkspaceProblems(connection, unopened, workspace, documents);
  const diagnostics = new Diagnostics(connection, service, documents);
  const mapping = new Mapping(connection, service, documents, workspace, unopened);
  let folders: string[] = [];
  const abilities: CompletionAbilities = { snippets: false, labelDetails: false, suggest: undefined };
  /** The client's command that shows places, for code lenses. */
  let showReferences: string | undefined;
  let followsSettings = false;
  let watches = false;
  let followsFolders = false;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities } = params;
    const options = (params.initializationOptions ?? {}) as Record<string, unknown>;
    remote.offered = options['files'] === true;
    settings.supported = capabilities.workspace?.configuration === true;
    followsSettings = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    followsFolders = capabilities.workspace?.workspaceFolders === true;
    const items = capabilities.textDocument?.completion?.completionItem;
    abilities.snippets = items?.snippetSupport === true;
    abilities.labelDetails = items?.labelDetailsSupport === true;
    abilities.suggest = textOf(options['suggestCommand']);
    diagnostics.pull = pullsProblems(params);
    diagnostics.refresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    diagnostics.link = textOf(options['ruleLink']);
    showReferences = textOf(options['referencesCommand']);
    unopened.link = diagnostics.link;
    workspaceProblems.pull = diagnostics.pull;
    indexing.shown = capabilities.window?.workDoneProgress === true;
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    return introduction(params, version);
  });

  connection.onInitialized(async () => {
    ready();
    if (followsFolders) followFolders();
    if (followsSettings)
      logged(
        connection,
        'settings',
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'xen' }),
      );
    if (watches) {
      const watchers = [
        ...WATCHED.map((globPattern) => ({ globPattern })),
        // Of a folder that comes or goes, editors do not name the files.
        { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
      ];
      logged(
        connection,
        'watched files',
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
      );
    }
    await reload();
    warmUp(() => !documents.open.length);
  });

  /** The last reading of everything. */
  let loaded: Promise<void> = Promise.resolve();
  /** Reads everything anew: settings, folders, and lists of files to leave out have changed. */
  const reload = (): Promise<void> => {
    loaded = readAll();
    return loaded;
  };

  const readAll = async (): Promise<void> => {
    try {
      await indexing.run(folders);
    } catch (error) {
      console.error(`reading the workspace: ${error instanceof Error ? error.stack : String(error)}`);
    }
    documents.forget();
    diagnostics.all();
    workspaceProblems.soon();
    mapping.changed();
  };

  connection.onDidChangeConfiguration(() => {
    settings.forget();
    documents.forget();
    diagnostics.all();
    void reload();
  });

  /** Can be asked for only where the client announced such events. */
  const followFolders = (): void => {
    connection.workspace.onDidChangeWorkspaceFolders(
      guardedEvent(console, 'workspace folders', async ({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        await reload();
      }),
    );
  };

  connection.onDidChangeWatchedFiles(
    guardedEvent(console, 'watched files', async ({ changes }) => {
      const before = service.fleet.revision;
      if (changes.some(({ uri }) => uri.endsWith('/.gitignore') || uri.endsWith('/.xen-config.json'))) return reload();
      for (const { uri, type } of changes) {
        if (await documents.onDisk(uri, type !== FileChangeType.Deleted)) mapping.changed();
        if (documents.texts.get(uri)) continue;
        if (type === FileChangeType.Created && (await workspace.isFolder(uri))) return reload();
        const news = type === FileChangeType.Deleted ? workspace.removed(uri) : await workspace.changed(uri);
        if (!news) continue;
        documents.forget();
        await workspace.readBelow(folderOf(uri));
      }
      if (service.fleet.revision !== before) diagnostics.all();
      workspaceProblems.soon();
    }),
  );

  documents.texts.onDidOpen(({ document }) => workspaceProblems.opened(document.uri));
  documents.texts.onDidChangeContent(({ document }) => {
    diagnostics.changed(document.uri);
    mapping.changed();
    workspaceProblems.soon();
  });
  documents.texts.onDidClose(
    guardedEvent(console, 'close', async ({ document: { uri } }) => {
      documents.closed(uri);
      settings.forget(uri);
      diagnostics.closed(uri);
      await workspace.closed(uri);
      diagnostics.others(uri);
      workspaceProblems.soon();
    }),
  );
  documents.onProfile = (uri, profile) =>
    logged(connection, 'profile', connection.sendNotification(PROFILE_NOTIFICATION, { uri, ...profile }));
  connection.onShutdown(() => {
    diagnostics.dispose();
    mapping.dispose();
    workspaceProblems.dispose();
  });
  connection.languages.diagnostics.onWorkspace((params, token) => workspaceProblems.report(params, token));

  connection.languages.diagnostics.on(
    guarded<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      console,
      'diagnostic',
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      ({ textDocument, previousResultId }, cancelled) =>
        diagnostics.report(textDocument.uri, previousResultId, cancelled),
    ),
  );

  assist(connection, documents, service, abilities);
  formatting(connection, documents);
  outline(connection, documents, service);
  semantic(connection, documents);
  inlay(connection, documents, settings);
  linking(connection, documents, service, workspace, () => diagnostics.link);
  naming(connection, documents, service, new SharedNames(service, documents, workspace));
  fleetFeatures(connection, documents, service, workspace, () => showReferences);
  effectiveTexts(connection, documents);
  attaching(connection, documents, service);
  newGuests(connection, service, settings);
  checkingWorkspace(connection, service, documents, unopened, async () => {
    await loaded;
    await workspace.refresh();
    workspaceProblems.tell();
  });

  connection.onCodeAction(
    guarded<CodeActionParams, CodeAction[] | null>(
      console,
      'code action',
      null,
      async ({ textDocument, range, context }) => {
        const current = await documents.current(textDocument.uri);
        if (!current) return null;
        const { file, version } = current;
        const wants = (kind: string): boolean =>
          !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
        const found: CodeAction[] = [];
        if (wants(CodeActionKind.QuickFix)) {
          const where = { start: file.lines.offset(range.start), end: file.lines.offset(range.end) };
          for (const action of actions(file, service.problems(file.path), where)) {
            found.push(quickFix(file, action, diagnostic(file, action.problem, diagnostics.link), version));
          }
        }
        if (context.only && wants(FIX_ALL)) {
          const edits = service.fixAll(file.path);
          if (edits.length) {
            found.push({
              title: 'Apply every safe fix',
              kind: FIX_ALL,
              edit: { documentChanges: [{ textDocument: { uri: file.path, version }, edits: textEdits(file, edits) }] },
            });
          }
        }
        return found;
      },
    ),
  );

  documents.listen(connection);
  connection.listen();
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
