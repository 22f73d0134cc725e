import { catalog } from '../../catalog/index.ts';
import type { ConfigFile } from '../../config/file.ts';
import type { Edit } from '../../syntax/problem.ts';
import { type Span, touches } from '../../syntax/text.ts';
import { type Name, nameAt } from './names.ts';

/** Why a name cannot be given another one, in words for a person. */
export interface Refusal {
  readonly refused: string;
}

export const isRefusal = (answer: object): answer is Refusal => 'refused' in answer;

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and as assert break class continue def del elif else except exec finally for from global if import in is lambda not or pass ' +
    'print raise return try while with yield None True False'
  ).split(' '),
);
/** Functions that see names as texts. */
const REFLECTIVE: ReadonlySet<string> = new Set(['locals', 'globals', 'vars', 'eval', 'execfile', 'dir']);

/** The name at a place that may be renamed; a refusal with its reason where it may not, undefined where there is none. */
export function renameAt(file: ConfigFile, offset: number): { span: Span; name: string } | Refusal | undefined {
  const found = nameAt(file, offset);
  if (!found) return undefined;
  const refused = whyNot(found);
  const here = found.uses.find(({ span }) => touches(span, offset));
  return refused ? { refused } : here && { span: here.span, name: found.name };
}

function whyNot({ name, scope, uses, program }: Name): string | undefined {
  if (scope.kind === 'file' && isSetting(name))
    return `${name} is a setting that xm reads: it cannot have another name.`;
  if (uses.some(({ as, sets }) => as === 'module' && sets))
    return `${name} is imported: it cannot have another name here.`;
  if (program.opaque || program.scopes.some((one) => one.uses.some(({ name: used }) => REFLECTIVE.has(used))))
    return 'The file looks names up as texts (exec, locals, eval): what a name means cannot be told.';
  if (uses.some(({ as }) => as === 'parameter') && program.keywords.has(name))
    return `Calls give ${name} as a named argument: it cannot be renamed safely.`;
  return undefined;
}

const isSetting = (name: string): boolean => catalog.domain.get(name)?.xm !== undefined;

/** The edits that give the name at a place another one. */
export function rename(file: ConfigFile, offset: number, to: string): Edit[] | Refusal | undefined {
  const allowed = renameAt(file, offset);
  const found = nameAt(file, offset);
  if (!allowed || !found || isRefusal(allowed)) return allowed && isRefusal(allowed) ? allowed : undefined;
  if (!/^[A-Za-z_]\w*$/.test(to) || KEYWORDS.has(to)) return { refused: `${to} is no name in Python.` };
  if (to === found.name) return [];
  if (found.scope.kind === 'file' && isSetting(to)) return { refused: `${to} is a setting that xm reads.` };
  if (found.program.scopes.some(({ uses }) => uses.some(({ name }) => name === to)))
    return { refused: `The file uses the name ${to} already.` };
  return found.uses.map(({ span }) => ({ span, newText: to }));
}
