import * as vscode from 'vscode';
import { LANGUAGES } from './languages.ts';

/** The server shows no more problems of a file. */
const MOST = 1000;

const { l10n } = vscode;
const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);

/** The language status item that is there only where a file reaches a limit: too large to be read wholly, or too many problems. */
export class LimitStatus implements vscode.Disposable {
  #item: vscode.LanguageStatusItem | undefined;
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const active = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === active)) this.#show();
      }),
    );
  }

  /** What it says of the active file; undefined when no limit is reached. */
  get shown(): string | undefined {
    return this.#item?.detail;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item?.dispose();
  }

  #show(): void {
    const detail = this.#reached();
    if (detail === undefined) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    this.#item ??= this.#make();
    this.#item.detail = detail;
  }

  #make(): vscode.LanguageStatusItem {
    const selector = LANGUAGES.map((language) => ({ language }));
    const item = vscode.languages.createLanguageStatusItem('xen.limits', selector);
    item.name = l10n.t('Xen limits');
    item.text = l10n.t('Xen: limit reached');
    item.severity = vscode.LanguageStatusSeverity.Warning;
    return item;
  }

  #reached(): string | undefined {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !LANGUAGES.includes(document.languageId)) return undefined;
    const problems = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'xen');
    const large = problems.find((problem) => codeOf(problem) === 'too-large');
    if (large) return large.message;
    return problems.length >= MOST ? l10n.t('Only the first {0} problems are shown.', MOST) : undefined;
  }
}
