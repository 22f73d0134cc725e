import { catalog } from '../catalog/index.ts';
import { NEWEST } from '../catalog/release.ts';
import { readPython } from '../syntax/python/python.ts';
import type { Statement } from '../syntax/python/ast.ts';
import { Lines } from '../syntax/text.ts';
import { readXl } from '../syntax/xl.ts';
import type { Proof } from './detect.ts';

/** Statements that xl's grammar has too. */
const XL_STATEMENTS = new Set(['assign', 'augassign', 'augmented', 'error', 'pass']);

/**
 * What a domU config's text proves of its toolstack: settings or code that only one of them has. Undefined when it proves nothing.
 */
export function proveToolstack(text: string): Proof | undefined {
  const xl = readXl(text, NEWEST);
  const lines = new Lines(text);
  const line = (offset: number): string => `line ${lines.lineAt(offset) + 1}`;
  for (const { name, op, nameSpan } of xl.statements) {
    if (op === '+=' && xl.ok) return { toolstack: 'xl', reason: `${line(nameSpan.start)} uses +=` };
    const option = catalog.domain.get(name);
    if (option?.xl && !option.xm && xl.ok) return { toolstack: 'xl', reason: `${line(nameSpan.start)} sets ${name}, which only xl has` };
    if (option?.xm && !option.xl) return { toolstack: 'xm', reason: `${line(nameSpan.start)} sets ${name}, which only xm has` };
  }
  if (xl.ok) return undefined;
  const python = readPython(text);
  const code = python.body.find(({ kind }: Statement) => !XL_STATEMENTS.has(kind));
  if (code && python.ok) return { toolstack: 'xm', reason: `${line(code.span.start)} uses Python` };
  return python.ok ? { toolstack: 'xm', reason: 'only Python reads this text' } : undefined;
}
