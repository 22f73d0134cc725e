import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type CompletionList,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { complete } from '../language/complete.ts';
import { documentation } from '../language/documentation.ts';
import { actions } from '../language/fixes.ts';
import { hover } from '../language/hover.ts';
import type { DocKey } from '../language/types.ts';
import { Service } from '../service.ts';
import { completionItem, diagnostic, quickFix, textEdits } from './convert.ts';
import { Diagnostics } from './diagnostics.ts';
import type { Disk } from './disk.ts';
import { Documents } from './documents.ts';
import { guarded, guardedEvent } from './guard.ts';
import { EditorSettings } from './settings.ts';
import { WorkspaceFiles } from './workspace.ts';

/** All safe fixes at once; runs on save where the editor is told to. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.xen`;

/** Told to the client whenever an open document is checked for something else than before. */
export const PROFILE_NOTIFICATION = 'xen/profile';

/** Serves one client over a connection until it says goodbye. */
export function serve(connection: Connection, disk: Disk, version: string): void {
  const { console } = connection;
  const service = new Service();
  const settings = new EditorSettings(connection);
  const workspace = new WorkspaceFiles(service, disk, console);
  const documents = new Documents(service, settings, workspace);
  const diagnostics = new Diagnostics(connection, service, documents);
  let folders: string[] = [];
  let snippets = false;
  let watches = false;
  let followsFolders = false;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities } = params;
    const options = (params.initializationOptions ?? {}) as { ruleLink?: unknown };
    settings.supported = capabilities.workspace?.configuration === true;
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    followsFolders = capabilities.workspace?.workspaceFolders === true;
    snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    diagnostics.pull = capabilities.textDocument?.diagnostic !== undefined;
    diagnostics.refresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    diagnostics.link = typeof options.ruleLink === 'string' ? options.ruleLink : undefined;
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    return {
      serverInfo: { name: 'xen-config', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['=', ',', "'", '"', ' ', '(', ':', '/'], resolveProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        ...(diagnostics.pull
          ? { diagnosticProvider: { identifier: 'xen', interFileDependencies: true, workspaceDiagnostics: false } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(async () => {
    if (followsFolders) followFolders();
    if (settings.supported)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'xen' });
    if (watches) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
    }
    try {
      await workspace.load(folders, (uri) => documents.texts.get(uri) !== undefined);
    } catch (error) {
      console.error(`reading the workspace: ${error instanceof Error ? error.stack : String(error)}`);
    }
    documents.forget();
    diagnostics.all();
  });

  const reload = (): void => {
    documents.forget();
    diagnostics.all();
  };

  connection.onDidChangeConfiguration(() => {
    settings.forget();
    reload();
  });

  /** Can be asked for only where the client announced such events. */
  const followFolders = (): void => {
    connection.workspace.onDidChangeWorkspaceFolders(
      guardedEvent(console, 'workspace folders', async ({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        await workspace.load(folders, (uri) => documents.texts.get(uri) !== undefined);
        reload();
      }),
    );
  };

  connection.onDidChangeWatchedFiles(
    guardedEvent(console, 'watched files', async ({ changes }) => {
      const before = service.fleet.revision;
      let projects = false;
      for (const { uri } of changes) {
        if (uri.endsWith('/.xen-config.json')) projects = true;
        if (!documents.texts.get(uri)) await workspace.changed(uri);
      }
      if (projects) documents.forget();
      if (projects || service.fleet.revision !== before) diagnostics.all();
    }),
  );

  documents.texts.onDidChangeContent(({ document }) => diagnostics.changed(document.uri));
  documents.texts.onDidClose(
    guardedEvent(console, 'close', async ({ document: { uri } }) => {
      documents.closed(uri);
      settings.forget(uri);
      diagnostics.closed(uri);
      await workspace.changed(uri);
    }),
  );
  documents.onProfile = (uri, profile) => void connection.sendNotification(PROFILE_NOTIFICATION, { uri, ...profile });

  connection.languages.diagnostics.on(
    guarded<{ textDocument: { uri: string } }, DocumentDiagnosticReport>(
      console,
      'diagnostic',
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      async ({ textDocument }) => ({
        kind: DocumentDiagnosticReportKind.Full,
        items: await diagnostics.of(textDocument.uri),
      }),
    ),
  );

  connection.onHover(
    guarded<TextDocumentPositionParams, Hover | null>(console, 'hover', null, async ({ textDocument, position }) => {
      const current = await documents.current(textDocument.uri);
      if (!current) return null;
      const found = hover(current.file, current.file.lines.offset(position), service.fleet);
      if (!found) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: found.markdown },
        range: current.file.lines.range(found.span),
      };
    }),
  );

  connection.onCompletion(
    guarded<TextDocumentPositionParams, CompletionList | null>(
      console,
      'completion',
      null,
      async ({ textDocument, position }) => {
        const current = await documents.current(textDocument.uri);
        if (!current) return null;
        const items = complete(current.file, current.file.lines.offset(position), service.fleet);
        return { isIncomplete: false, items: items.map((item) => completionItem(current.file, item, snippets)) };
      },
    ),
  );

  connection.onCompletionResolve((item: CompletionItem): CompletionItem => {
    if (!item.data) return item;
    try {
      const text = documentation(item.data as DocKey);
      return text ? { ...item, documentation: { kind: MarkupKind.Markdown, value: text } } : item;
    } catch (error) {
      console.error(`completion resolve: ${error instanceof Error ? error.stack : String(error)}`);
      return item;
    }
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
