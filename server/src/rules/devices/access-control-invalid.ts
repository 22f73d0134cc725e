import { nearest } from '../../catalog/index.ts';
import { type AccessFault, accessFault } from '../../specs/access-control.ts';
import { wholePiece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, here, replace, rule, safeFix } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';

const FORM = 'Write policy=NAME,label=NAME';

export default rule({
  id: 'access-control-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xm' || !optionAt(file, 'access_control')) return;
    const strings = file.domain.devices('access_control');
    const [first, ...others] = strings;
    for (const { value } of others) {
      yield {
        span: value.span,
        message: 'A guest has one security label, and xm stops at a second string. Remove one of them.',
        related: first ? [here(file, first.value.span, 'The first one')] : [],
      };
    }
    const fault = first && accessFault(first.value, file.profile.release);
    if (first && fault) yield found(first.value, fault);
  },
});

function found(text: StringValue, fault: AccessFault): Finding {
  const { what, option, key, meant } = fault;
  const whole = wholePiece(text);
  const span = option?.whole.text ? option.whole.span : text.span;
  switch (what) {
    case 'equals':
      return { span, message: `"=" is missing in "${shown(option?.whole.text ?? '')}", and xm stops. ${FORM}.` };
    case 'key': {
      const name = option?.key.text ?? '';
      const near = nearest(name, ['policy', 'label']);
      return {
        span: name && option ? option.key.span : span,
        message: `"${shown(name)}" is no part of access_control, and xm stops. ${near ? `Write ${near}` : FORM}.`,
        fixes: near && option?.key.editable ? [choice(`Change to ${near}`, replace(option.key.span, near))] : [],
      };
    }
    case 'missing':
      return { span, message: `access_control needs a ${key}, which is not given, and xm stops. ${FORM}.` };
    case 'many':
      return { span, message: `access_control has two parts, and xm stops at more. ${FORM}.` };
    case 'form':
      return {
        span,
        message: `xm since 4.0 wants the policy first and no blanks, and stops otherwise. Write ${shown(meant ?? '')}.`,
        fixes: meant && whole.editable ? [safeFix(`Change to ${shown(meant)}`, replace(whole.span, meant))] : [],
      };
  }
}
