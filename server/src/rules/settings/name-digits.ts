import { choice, type Finding, rule } from '../rule.ts';
import { newText } from './edit.ts';
import { textOf } from './read.ts';
import { shown } from './shown.ts';

export default rule({
  id: 'name-digits',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const setting = file.domain.get('name');
    const name = textOf(file, 'name') ?? (setting?.result.kind === 'number' ? setting.result.text : undefined);
    if (!setting || name === undefined || !/^[0-9]{1,200}$/.test(name)) return;
    const other = `guest${name}`;
    const edit = newText(file, setting.value, other);
    yield {
      span: setting.result.span,
      message: `Commands take a name of digits only for a domain's number, so this guest cannot be addressed by it. Put a letter in, such as ${shown(other)}.`,
      fixes: edit ? [choice(`Change to "${other}"`, edit)] : [],
    };
  },
});
