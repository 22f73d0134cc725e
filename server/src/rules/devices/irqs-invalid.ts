import { irqFault } from '../../specs/irqs.ts';
import { type Finding, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { entriesOf } from './entries.ts';

export default rule({
  id: 'irqs-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack } = file.profile;
    for (const entry of entriesOf(file, toolstack === 'xm' ? 'irq' : 'irqs')) {
      if (entry.kind === 'number' && entry.type === 'float') continue;
      const fault = irqFault(entry.text, file.profile);
      if (!fault) continue;
      const text = shown(entry.text);
      const refused = toolstack === 'xm' ? 'xend does not create the guest' : 'xl refuses the file';
      yield {
        span: entry.span,
        ...(fault === 'rest' && { severity: 'warning' }),
        message:
          fault === 'rest'
            ? `xl reads "${text}" up to the first character that is no digit, and says nothing. Write a decimal number.`
            : `"${text}" is no number of an interrupt; ${refused}. Write a decimal number such as 5.`,
      };
    }
  },
});
