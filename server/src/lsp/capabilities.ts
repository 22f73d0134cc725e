import type { InitializeParams, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import { releasesOf } from '../catalog/release.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../language/token-kinds.ts';

// Only types of the protocol's library and no part of the engine: this answers before either is read.

/** All safe fixes at once; runs on save where the editor is told to. */
export const FIX_ALL = 'source.fixAll.xen';

/** Changes arrive as edits of a range: `TextDocumentSyncKind.Incremental`. */
const INCREMENTAL = 2;

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: INCREMENTAL, save: false },
  hoverProvider: true,
  // Characters behind which there is something to choose from.
  completionProvider: { triggerCharacters: ['=', ',', "'", '"', ' ', '(', '[', ':', '/'], resolveProvider: true },
  signatureHelpProvider: { triggerCharacters: ["'", '"', ',', ':', '.', '@', '='] },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    full: true,
    range: true,
  },
  inlayHintProvider: true,
  documentLinkProvider: { resolveProvider: false },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  workspaceSymbolProvider: true,
  codeLensProvider: { resolveProvider: false },
  codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  experimental: { releases: { xl: releasesOf('xl'), xm: releasesOf('xm') } },
};

const PULLED: ServerCapabilities = {
  diagnosticProvider: { identifier: 'xen', interFileDependencies: true, workspaceDiagnostics: true },
};

/** True when the client asks for problems instead of being told. */
export const pullsProblems = ({ capabilities }: InitializeParams): boolean =>
  capabilities.textDocument?.diagnostic !== undefined;

/** The answer to a client's `initialize`. */
export const introduction = (params: InitializeParams, version: string): InitializeResult => ({
  serverInfo: { name: 'xen-config', version },
  capabilities: { ...CAPABILITIES, ...(pullsProblems(params) ? PULLED : {}) },
});
