import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type Diagnostic,
  DiagnosticSeverity,
  InsertTextFormat,
  MarkupKind,
  type SignatureHelp,
  type TextEdit,
} from 'vscode-languageserver';
import type { Release, Toolstack } from '../catalog/release.ts';
import type { ConfigFile } from '../config/file.ts';
import { withoutPlaceholders } from '../language/complete/items.ts';
import type { Action, Completion, DocKey, Signature } from '../language/types.ts';
import type { Edit, Problem, Severity } from '../syntax/problem.ts';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Where a rule's page is to be read: a URI with `{rule}` in it, given by the client. */
export type RuleLink = string | undefined;

export function diagnostic(file: ConfigFile, problem: Problem, link: RuleLink): Diagnostic {
  return {
    range: file.lines.range(problem.span),
    severity: SEVERITIES[problem.severity],
    source: 'xen',
    code: problem.rule,
    message: problem.message,
    ...(link ? { codeDescription: { href: link.replace('{rule}', problem.rule) } } : {}),
    ...(problem.related.length
      ? {
          relatedInformation: problem.related.map(({ path = file.path, range, message }) => ({
            location: { uri: path, range },
            message,
          })),
        }
      : {}),
  };
}

export const textEdit = (file: ConfigFile, edit: Edit): TextEdit => ({
  range: file.lines.range(edit.span),
  newText: edit.newText,
});

export const textEdits = (file: ConfigFile, edits: readonly Edit[]): TextEdit[] =>
  edits.map((edit) => textEdit(file, edit));

export function quickFix(file: ConfigFile, action: Action, shown: Diagnostic, version: number): CodeAction {
  return {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    ...(action.preferred ? { isPreferred: true } : {}),
    edit: { documentChanges: [{ textDocument: { uri: file.path, version }, edits: textEdits(file, action.edits) }] },
  };
}

const KINDS: Record<Completion['kind'], CompletionItemKind> = {
  setting: CompletionItemKind.Property,
  key: CompletionItemKind.Field,
  word: CompletionItemKind.EnumMember,
  value: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
};

/** What a client can do with completions. */
export interface CompletionAbilities {
  snippets: boolean;
  /** It shows a note of its own beside the detail. */
  labelDetails: boolean;
  /** Its command that asks for completions again, where it has one. */
  suggest: string | undefined;
}

/** What a completion carries, so that its documentation can be asked for later. */
export interface ItemData {
  readonly doc: DocKey;
  readonly toolstack: Toolstack;
  readonly release: Release;
}

export function completionItem(file: ConfigFile, item: Completion, abilities: CompletionAbilities): CompletionItem {
  const { label, kind, span, insert, filter, detail, note, sort, doc } = item;
  const { toolstack, release } = file.profile;
  const snippet = item.snippet && abilities.snippets;
  const shown = note && !abilities.labelDetails ? [detail, note].filter(Boolean).join(', ') : detail;
  return {
    label,
    kind: KINDS[kind],
    textEdit: {
      range: file.lines.range(span),
      newText: item.snippet && !snippet ? withoutPlaceholders(insert) : insert,
    },
    filterText: filter ?? label,
    ...(snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(shown ? { detail: shown } : {}),
    ...(note && abilities.labelDetails ? { labelDetails: { description: note } } : {}),
    ...(sort ? { sortText: sort + label } : {}),
    ...(item.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(item.again && abilities.suggest ? { command: { title: 'Suggest', command: abilities.suggest } } : {}),
    ...(doc ? { data: { doc, toolstack, release } satisfies ItemData } : {}),
  };
}

export const signatureHelp = ({ label, parts, active, markdown }: Signature): SignatureHelp => ({
  signatures: [
    {
      label,
      parameters: parts.map(({ from, to, markdown: about }) => ({
        label: [from, to] as [number, number],
        ...(about ? { documentation: { kind: MarkupKind.Markdown, value: about } } : {}),
      })),
      ...(markdown ? { documentation: { kind: MarkupKind.Markdown, value: markdown } } : {}),
    },
  ],
  activeSignature: 0,
  // Past the last parameter, none is shown as the present one.
  activeParameter: active ?? parts.length,
});
