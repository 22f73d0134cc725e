import { catalog } from '../catalog/index.ts';
import { NEWEST } from '../catalog/release.ts';
import { readPython } from '../syntax/python/python.ts';
import { Lines } from '../syntax/text.ts';
import { readXl, type XlFile } from '../syntax/xl.ts';
import type { Proof } from './detect.ts';
import { firstPythonCode } from './python-code.ts';

/**
 * What a domU config's text proves of its toolstack: settings or code that only one of them has. Undefined when it proves nothing:
 * a mere slip, which neither toolstack would take, is no proof of the other.
 */
export function proveToolstack(text: string): Proof | undefined {
  const xl = readXl(text, NEWEST);
  const line = (offset: number): string => `line ${new Lines(text).lineAt(offset) + 1}`;
  if (xl.ok) {
    const appended = xl.statements.find(({ op }) => op === '+=');
    if (appended) return { toolstack: 'xl', reason: `${line(appended.nameSpan.start)} uses +=` };
    return provenByName(xl, line);
  }
  const python = readPython(text);
  const code = python.ok ? firstPythonCode(python.body) : undefined;
  if (code) return { toolstack: 'xm', reason: `${line(code.start)} uses Python` };
  return provenByName(xl, line);
}

function provenByName({ statements }: XlFile, line: (offset: number) => string): Proof | undefined {
  for (const { name, nameSpan } of statements) {
    const option = catalog.domain.get(name);
    if (!option || (option.xl && option.xm)) continue;
    const toolstack = option.xl ? 'xl' : 'xm';
    return { toolstack, reason: `${line(nameSpan.start)} sets ${name}, which only ${toolstack} has` };
  }
  return undefined;
}
