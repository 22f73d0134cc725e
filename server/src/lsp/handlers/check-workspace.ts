import { type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import type { Service } from '../../service.ts';
import type { Documents } from '../documents.ts';
import { guarded } from '../guard.ts';
import type { UnopenedProblems } from '../unopened.ts';

/** How many files of the workspace were checked, and how many problems of each kind they have. */
interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
}

const SEVERITIES = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning } as const;

/**
 * Answers `xen/checkWorkspace` when every file of the workspace has been checked.
 * @param settled resolves when the workspace has been read and nothing in it is old
 */
export function checkingWorkspace(
  connection: Connection,
  service: Service,
  documents: Documents,
  unopened: UnopenedProblems,
  settled: () => Promise<void>,
): void {
  connection.onRequest(
    'xen/checkWorkspace',
    guarded<unknown, Summary | null>(connection.console, 'check of the workspace', null, async () => {
      await settled();
      const found: (DiagnosticSeverity | undefined)[] = [];
      let files = 0;
      for (const uri of unopened.files) {
        if (documents.texts.get(uri)) continue;
        files++;
        for (const { severity } of unopened.of(uri)?.diagnostics ?? []) found.push(severity);
      }
      for (const uri of documents.open) {
        if (!(await documents.current(uri))) continue;
        files++;
        for (const { severity } of service.problems(uri))
          if (severity !== 'hint')
            found.push(severity === 'info' ? DiagnosticSeverity.Information : SEVERITIES[severity]);
      }
      const count = (severity: DiagnosticSeverity): number => found.filter((one) => one === severity).length;
      const [errors, warnings] = [count(DiagnosticSeverity.Error), count(DiagnosticSeverity.Warning)];
      return { files, errors, warnings, others: found.length - errors - warnings };
    }),
  );
}
