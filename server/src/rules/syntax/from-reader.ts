import type { Severity, SyntaxRule } from '../../syntax/problem.ts';
import { here, type Rule, rule } from '../rule.ts';

/**
 * A rule whose problems the reader finds while it reads. What Xen's own reader refuses is an error; what it takes, but reads
 * otherwise than it looks, has the severity given.
 */
export const fromReader = (id: SyntaxRule, accepted: Severity = 'warning'): Rule =>
  rule({
    id,
    subject: 'syntax',
    severity: 'error',
    kinds: ['domain', 'xend', 'conf', 'cpupool'],
    *check(file) {
      for (const problem of file.syntax) {
        if (problem.rule !== id) continue;
        yield {
          span: problem.span,
          message: problem.message,
          severity: problem.rejects ? 'error' : accepted,
          fixes: problem.fixes,
          related: problem.related.map(({ span, message }) => here(file, span, message)),
        };
      }
    },
  });
