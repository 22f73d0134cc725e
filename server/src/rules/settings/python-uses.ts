import type { DomainFile } from '../../config/file.ts';
import type { Statement } from '../../syntax/python/ast.ts';
import type { Span } from '../../syntax/text.ts';
import { type Names, namesIn } from '../../values/python/tree.ts';

/** Builtins that reach names by their text, so that any name may be used. */
const REACHES_ALL = ['locals', 'globals', 'vars', 'dir', 'eval', 'execfile', '__import__'];

const reachesAll = (names: Names): boolean => names.opaque || REACHES_ALL.some((name) => names.loads.has(name));

/** True when the program may use a name after giving it a value: then it may be a helper of the file, not a setting. */
export function mayRead({ python }: DomainFile, name: string): boolean {
  if (!python) return false;
  const names = namesIn(python.body);
  return names.loads.has(name) || reachesAll(names);
}

/** An assignment whose value is lost, because the same name gets another one before anything reads it. */
export interface Overwritten {
  readonly name: string;
  readonly lost: Span;
  readonly by: Span;
}

/**
 * The names of an xm file that plain statements at its top level assign twice, with nothing between them that reads the name, deletes it or
 * assigns it under a condition.
 */
export function overwritten({ python }: DomainFile): Overwritten[] {
  const found: Overwritten[] = [];
  const pending = new Map<string, Span>();
  for (const statement of python?.body ?? []) {
    const names = namesIn([statement]);
    if (reachesAll(names)) pending.clear();
    for (const name of names.loads) pending.delete(name);
    const target = soleTarget(statement);
    const lost = target && pending.get(target.name);
    if (target && lost) found.push({ name: target.name, lost, by: target.span });
    for (const name of names.stores) pending.delete(name);
    if (target) pending.set(target.name, target.span);
  }
  return found;
}

function soleTarget(statement: Statement): { name: string; span: Span } | undefined {
  if (statement.kind !== 'assign' || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  return target?.kind === 'name' ? target : undefined;
}
