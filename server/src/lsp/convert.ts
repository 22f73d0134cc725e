import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type Diagnostic,
  DiagnosticSeverity,
  InsertTextFormat,
  type TextEdit,
} from 'vscode-languageserver';
import type { ConfigFile } from '../config/file.ts';
import type { Action, Completion } from '../language/types.ts';
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

export function completionItem(file: ConfigFile, item: Completion, snippets: boolean): CompletionItem {
  const plain = item.snippet && !snippets;
  return {
    label: item.label,
    kind: KINDS[item.kind],
    textEdit: {
      range: file.lines.range(item.span),
      newText: plain ? item.insert.replace(/\$\{\d+:([^}]*)\}|\$\d+/g, '$1') : item.insert,
    },
    filterText: item.label,
    ...(item.snippet && !plain ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(item.detail ? { detail: item.detail } : {}),
    ...(item.sort ? { sortText: item.sort + item.label } : {}),
    ...(item.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(item.again ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
    ...(item.doc ? { data: item.doc } : {}),
  };
}
