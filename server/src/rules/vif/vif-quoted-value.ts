import { unquoted, vifsOf } from '../../config/vif.ts';
import { type Finding, replace, rule, safeFix } from '../rule.ts';

export default rule({
  id: 'vif-quoted-value',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      for (const { value } of vif.parts) {
        const quotes = value && unquoted(vif, value);
        if (!quotes) continue;
        const { quoted, inner } = quotes;
        yield {
          span: quoted.span,
          severity: file.profile.toolstack === 'xl' ? 'error' : 'warning',
          message: `${file.profile.toolstack} keeps these quotes as part of the value, which then fits nothing. Write ${inner.text || 'the value'} without them.`,
          fixes: quoted.editable ? [safeFix('Remove the inner quotes', replace(quoted.span, inner.text))] : [],
        };
      }
    }
  },
});
