import { type Finding, rule } from '../rule.ts';
import { optionAt } from './options.ts';
import { shown } from './shown.ts';

const LABELS = ['seclabel', 'init_seclabel', 'device_model_stubdomain_seclabel'];
/** `system_u:system_r:domU_t`, with a range behind it where the policy has some (xen/xsm/flask/ss/services.c:security_context_to_sid). */
const FORM = /^[^:]+:[^:]+:[^:]+(?::.+)?$/;

export default rule({
  id: 'seclabel-form',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xl') return;
    for (const name of LABELS) {
      const value = optionAt(file, name) ? file.domain.value(name) : undefined;
      if (value?.kind !== 'string' || !value.text || FORM.test(value.text)) continue;
      yield {
        span: value.span,
        message: `"${shown(value.text)}" is no security label, and libxl refuses the guest on a host with XSM. Write USER:ROLE:TYPE, such as system_u:system_r:domU_t.`,
      };
    }
  },
});
