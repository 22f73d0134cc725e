import { vifsOf, vifValue } from '../../config/vif.ts';
import { INTERFACE_NAME_LENGTH } from '../../fleet/gather.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { longestName, shortened } from '../vif/names.ts';
import { elsewhere, nameOfFile, onlyHere, relatedTo } from './others.ts';

export default rule({
  id: 'duplicate-vif-name',
  subject: 'fleet',
  severity: 'error',
  kinds: ['domain'],
  across: true,
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const name = vifValue(file, vif, 'vifname');
      if (!name) continue;
      const kept = name.text.slice(0, INTERFACE_NAME_LENGTH);
      const uses = fleet.usesOnHost(file.path, 'vifname', kept);
      if (onlyHere(file, uses)) continue;
      const others = elsewhere(file, uses, name.span);
      const [first] = others;
      if (!first) continue;
      const same = first.label === name.text;
      const free = shortened(file, name.text, longestName(file, vif), fleet);
      yield {
        span: name.span,
        message: same
          ? `${nameOfFile(file, first)} names an interface ${name.text} too: a host has each name once, and the second interface fails. Give each its own.`
          : `${nameOfFile(file, first)} has ${first.label}, which agrees in the first ${INTERFACE_NAME_LENGTH} characters, and Linux keeps no more: the second interface fails. Shorten one.`,
        related: relatedTo(others, same ? 'The same name' : 'The same first 15 characters'),
        fixes: name.editable && free !== name.text ? [choice(`Change to ${free}`, replace(name.span, free))] : [],
      };
    }
  },
});
