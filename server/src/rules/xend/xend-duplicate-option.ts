import { catalog } from '../../catalog/index.ts';
import type { XendFile } from '../../config/file.ts';
import type { XendOption } from '../../config/xend.ts';
import type { Fix } from '../../syntax/problem.ts';
import { choice, type Finding, here, replace, rule } from '../rule.ts';
import { removal } from './edit.ts';

export default rule({
  id: 'xend-duplicate-option',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    for (const option of file.xend.options) {
      const { name, duplicateOf } = option;
      if (!duplicateOf || !catalog.xend.has(name)) continue;
      const other = meant(file, option);
      yield {
        span: option.nameSpan,
        message: `${name} is set twice: xend takes the first and never looks at this one. ${other ? `Did you mean ${other}?` : 'Remove one of them.'}`,
        related: [here(file, duplicateOf.nameSpan, 'xend takes this one')],
        fixes: [...(other ? [changeTo(option, other)] : []), choice('Remove this one', removal(file, option))],
      };
    }
  },
});

/** A second network-script that names a vif script, or the reverse, when the right option is not set. */
function meant({ xend }: XendFile, { name, value }: XendOption): string | undefined {
  const other = name === 'network-script' ? 'vif-script' : name === 'vif-script' ? 'network-script' : undefined;
  if (!other || !value || value.kind === 'list' || xend.get(other)) return undefined;
  return value.text.startsWith(other === 'vif-script' ? 'vif-' : 'network-') ? other : undefined;
}

const changeTo = ({ nameSpan }: XendOption, name: string): Fix => choice(`Change to ${name}`, replace(nameSpan, name));
