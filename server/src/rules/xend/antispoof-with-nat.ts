import { span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

export default rule({
  id: 'antispoof-with-nat',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check({ xend, text }): Iterable<Finding> {
    const script = xend.networkScript();
    if (script?.name !== 'network-nat') return;
    for (const { whole, name, value } of script.call.args) {
      if (name.text !== 'antispoof' || !value?.text || value.text === 'no') continue;
      const start = text[whole.span.start - 1] === ' ' ? whole.span.start - 1 : whole.span.start;
      yield {
        span: whole.span,
        message:
          'network-nat takes antispoof but sets no rule for it, so that guests can send from any address. Use network-bridge, or filter with rules of your own.',
        fixes: whole.editable ? [choice('Remove antispoof', replace(span(start, whole.span.end), ''))] : [],
      };
    }
  },
});
