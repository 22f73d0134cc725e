import { catalog } from '../catalog/index.ts';
import { NEWEST } from '../catalog/release.ts';
import { Lines } from '../syntax/text.ts';
import type { XlFile } from '../syntax/xl.ts';
import type { Proof } from './detect.ts';
import { firstPythonCode, mayHaveCode } from './python-code.ts';
import type { Readings } from './readings.ts';

/**
 * What a domU config's text proves of its toolstack: settings or code that only one of them has. Undefined when it proves nothing:
 * a mere slip, which neither toolstack would take, is no proof of the other.
 */
export function proveToolstack(readings: Readings): Proof | undefined {
  const { text } = readings;
  const xl = readings.xl(NEWEST);
  const line = (offset: number): string => `line ${new Lines(text).lineAt(offset) + 1}`;
  if (xl.ok) {
    const appended = xl.statements.find(({ op }) => op === '+=');
    if (appended) return { toolstack: 'xl', reason: `${line(appended.nameSpan.start)} uses +=` };
    return provenByName(xl, line);
  }
  const code = mayHaveCode(text) && readings.python.ok ? firstPythonCode(readings.python.body) : undefined;
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
