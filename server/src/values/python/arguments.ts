import type { CallNode, Expression } from '../../syntax/python/ast.ts';
import type { Span } from '../../syntax/text.ts';
import { itemsOf } from './iterate.ts';
import type { Machine } from './machine.ts';
import type { Call, Py } from './objects.ts';
import { Raised } from './raise.ts';

/** What a call passes, once its parts are evaluated; or its values and a reason, when it is not known how many there are. */
export type Given = Call | { readonly values: readonly Py[]; readonly reason: string };

export function argumentsOf(machine: Machine, node: CallNode, evaluate: (node: Expression) => Py): Given {
  const args = node.args.map(evaluate);
  const named = new Map(node.keywords.map(({ name, value }) => [name, evaluate(value)] as const));
  const star = node.star && evaluate(node.star);
  const doubleStar = node.doubleStar && evaluate(node.doubleStar);
  const values = [...args, ...named.values(), ...(star ? [star] : []), ...(doubleStar ? [doubleStar] : [])];
  const doubt =
    (star && spread(machine, args, star, node.span)) ?? (doubleStar && spreadNames(machine, named, doubleStar));
  return doubt === undefined ? { args, named, span: node.span } : { values, reason: doubt };
}

/** Adds the arguments that `*star` stands for. */
function spread(machine: Machine, args: Py[], star: Py, where: Span): string | undefined {
  const items = itemsOf(machine, star, where);
  if ('type' in items) return items.reason;
  for (const item of items) args.push(item);
  return undefined;
}

/** Adds the arguments that `**names` stands for. */
function spreadNames(machine: Machine, named: Map<string, Py>, names: Py): string | undefined {
  if (names.type === 'unknown') return names.reason;
  if (names.type !== 'dict') return 'the names of its arguments are not known';
  if (names.cloud !== undefined) return names.cloud;
  machine.charge(names.entries.size);
  for (const [key, value] of names.entries.values()) {
    if (key.type !== 'str') throw new Raised('TypeError', 'keywords must be strings');
    if (named.has(key.text)) throw new Raised('TypeError', `got multiple values for keyword argument '${key.text}'`);
    named.set(key.text, value);
  }
  return undefined;
}
