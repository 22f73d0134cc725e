import type { ConfigFile } from '../../config/file.ts';
import type { PythonFile } from '../../syntax/python/python.ts';
import { touches } from '../../syntax/text.ts';
import { type ProgramNames, type Scope, type Use, usesIn } from './uses.ts';

/** A name of a program, with every place where it means the same. */
export interface Name {
  readonly name: string;
  readonly scope: Scope;
  readonly uses: readonly Use[];
  readonly program: ProgramNames;
}

const known = new WeakMap<PythonFile, ProgramNames>();

function programOf(python: PythonFile): ProgramNames {
  let names = known.get(python);
  if (!names) {
    names = usesIn(python.body);
    known.set(python, names);
  }
  return names;
}

/** True for a name that a scope sets itself. */
const isOwn = (scope: Scope, name: string): boolean =>
  !scope.globals.has(name) && scope.uses.some((use) => use.sets && use.name === name);

/**
 * The scope that a name in another one belongs to. xm runs a file with its names apart from Python's globals (execfile with two
 * dictionaries), so that code inside functions and classes does not see them; then it is none.
 */
function ownerOf(scope: Scope, name: string): Scope | undefined {
  if (scope.kind === 'file' || isOwn(scope, name)) return scope;
  if (scope.globals.has(name)) return undefined;
  for (let outer = scope.parent; outer && outer.kind !== 'file'; outer = outer.parent)
    if (outer.kind === 'function' && isOwn(outer, name)) return outer;
  return undefined;
}

/** The name of a program at a place; undefined elsewhere, and for names that the file does not set. */
export function nameAt(file: ConfigFile, offset: number): Name | undefined {
  if (file.kind !== 'domain' || !file.python) return undefined;
  const program = programOf(file.python);
  for (const scope of program.scopes) {
    const use = scope.uses.find(({ span }) => touches(span, offset));
    if (!use) continue;
    const owner = ownerOf(scope, use.name);
    return owner && isOwn(owner, use.name) ? collect(program, owner, use.name) : undefined;
  }
  return undefined;
}

function collect(program: ProgramNames, owner: Scope, name: string): Name {
  const uses = program.scopes
    .filter((scope) => scope === owner || scope.kind !== 'file')
    .flatMap((scope) => {
      const own = scope.uses.filter((use) => use.name === name);
      return own.length && ownerOf(scope, name) === owner ? own : [];
    })
    .sort((a, b) => a.span.start - b.span.start);
  // `x += 1` and list comprehensions may name the same place twice.
  const places = new Map(uses.map((use) => [use.span.start, use]));
  return { name, scope: owner, uses: [...places.values()], program };
}

/** Every name of the file's own scope and its functions, for colouring. */
export const allUses = (python: PythonFile): readonly Use[] => programOf(python).scopes.flatMap(({ uses }) => uses);
