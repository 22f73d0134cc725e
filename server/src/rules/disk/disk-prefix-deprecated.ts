import type { Disk } from '../../specs/disk.ts';
import type { Span } from '../../syntax/text.ts';
import { span } from '../../syntax/text.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { keyForm } from './key-form.ts';
import { checkedDisks, isKeyed } from './words.ts';

export default rule({
  id: 'disk-prefix-deprecated',
  subject: 'disk',
  severity: 'info',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    if (!isKeyed(file)) return;
    for (const { disk, vdev } of checkedDisks(file)) {
      const old = vdev && oldForm(disk);
      if (!old) continue;
      const edit = keyForm(file, disk.value, disk);
      yield {
        span: old.where,
        message: `${old.what} is xm's form, which xl reads for old files' sake. Write format=, vdev=, access= and target=.`,
        fixes: edit ? [choice('Write the disk with keys', edit)] : [],
      };
    }
  },
});

/** The prefixes of a disk that is read all right, or the type behind its device's name. */
function oldForm({ parts, faults }: Disk): { where: Span; what: string } | undefined {
  if (faults.length) return undefined;
  const prefixes = parts.flatMap(({ role, key }) => (role === 'prefix' && key ? [key] : []));
  const [first] = prefixes;
  if (first) {
    let { end } = first.span;
    let to = first.to;
    for (const key of prefixes.slice(1)) {
      if (key.from !== to + 1) break;
      ({ end } = key.span);
      to = key.to;
    }
    return { where: span(first.span.start, end), what: `${first.text}:` };
  }
  const type = parts.find(({ role, key }) => role === 'devtype' && !key)?.value;
  return type && { where: type.span, what: `:${type.text}` };
}
