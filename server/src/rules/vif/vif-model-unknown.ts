import { nearest, subkeysAt } from '../../catalog/index.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

export default rule({
  id: 'vif-model-unknown',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const models = (subkeysAt('vif', file.profile).get('model')?.words ?? []).map(({ name }) => name);
    if (!models.length || file.domain.guestType !== 'hvm') return;
    for (const vif of vifsOf(file.domain)) {
      const model = vifValue(file, vif, 'model');
      if (!model || models.includes(model.text)) continue;
      const near = models.find((name) => name === model.text.toLowerCase()) ?? nearest(model.text, models);
      yield {
        span: model.span,
        message: `QEMU has no network card ${model.text} of its usual ones, and a guest with an unknown card does not start. ${near ? `Write ${near}.` : `Write one of ${models.slice(0, 4).join(', ')}, or another that your QEMU lists.`}`,
        fixes: near && model.editable ? [choice(`Change to ${near}`, replace(model.span, near))] : [],
      };
    }
  },
});
