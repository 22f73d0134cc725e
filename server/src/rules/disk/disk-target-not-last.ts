import type { DomainFile } from '../../config/file.ts';
import type { Disk } from '../../specs/disk.ts';
import { type Piece, piece } from '../../specs/piece.ts';
import type { Fix } from '../../syntax/problem.ts';
import { span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { isLiteral } from '../settings/edit.ts';
import { readText } from './key-form.ts';
import { checkedDisks, isKeyed, listed, parameters } from './words.ts';

export default rule({
  id: 'disk-target-not-last',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    for (const { disk } of checkedDisks(file)) {
      const behind = swallowed(file, disk);
      if (!behind) continue;
      const names = [...new Set(behind.text.split(',').map((part) => part.trim().split('=')[0] as string))].filter(
        (name) => parameters(file).has(name),
      );
      yield {
        span: behind.span,
        message: `target= takes all that follows as the path, so that ${listed(names, 'and')} behind it ${names.length > 1 ? 'are' : 'is'} lost. Put target= last.`,
        fixes: names.includes('target') ? [] : moved(file, disk, behind),
      };
    }
  },
});

/** The parameters that `target=` has taken for the end of its path. */
export function swallowed(file: DomainFile, disk: Disk): Piece | undefined {
  const target = isKeyed(file) && disk.parts.find(({ role, key }) => role === 'target' && key)?.value;
  if (!target) return undefined;
  const known = parameters(file);
  for (const found of target.text.slice(0, MOST).matchAll(/,[ \t]{0,8}([a-z][a-z_-]{1,15})(?=([=,]?))/g)) {
    const name = found[1] as string;
    const last = found.index + found[0].length === target.text.length;
    const takes = known.get(name)?.form === 'flag' ? found[2] === ',' || last : found[2] === '=';
    if (known.has(name) && takes) return piece(disk.value, target.from + found.index + 1, target.to);
  }
  return undefined;
}

/** Longer paths are not looked through. */
const MOST = 4000;

function moved(file: DomainFile, { value, parts }: Disk, behind: Piece): Fix[] {
  const target = parts.find(({ role, key }) => role === 'target' && key);
  if (!target?.key || !isLiteral(file, value)) return [];
  const path = span(target.key.span.start, piece(value, behind.from - 1, behind.from).span.start);
  const rest = file.text.slice(behind.span.start, behind.span.end).trim().replace(/,$/, '');
  const text = `${value.text.slice(0, target.key.from)}${behind.text.trim().replace(/,$/, '')},${value.text.slice(target.key.from, behind.from - 1)}`;
  const clean = !readText(text, file.profile).faults.length;
  const edit = replace(span(path.start, behind.span.end), `${rest},${file.text.slice(path.start, path.end)}`);
  return [(clean ? safeFix : choice)('Move target= to the end', edit)];
}
