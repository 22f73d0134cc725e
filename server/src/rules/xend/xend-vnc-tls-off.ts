import { xendBoolean, xendFacts } from '../../config/xend-values.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

/** Options that xend reads as text and takes for yes when the text is not empty. */
const SWITCHES = ['vnc-tls', 'vnc-x509-verify'];

export default rule({
  id: 'xend-vnc-tls-off',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check({ xend, profile }): Iterable<Finding> {
    for (const name of SWITCHES) {
      const value = xend.get(name)?.value;
      if (!value || value.kind === 'list' || xendBoolean(value.text) !== false || !xendFacts(name, profile.release))
        continue;
      yield {
        span: value.span,
        message: `This switches ${name} on: xend takes every text for yes, "${value.text}" too. Write '' or leave the option out.`,
        fixes: [choice("Write ''", replace(value.span, "''"))],
      };
    }
  },
});
