import { type DocKind, docOf } from '../../catalog/texts.ts';

const known = new Map<string, readonly string[]>();

/** The values in the catalogue's example of an option: what stands behind its `=` on one line, without a comment. */
export function exampleValues(kind: DocKind, name: string): readonly string[] {
  const key = `${kind}/${name}`;
  const found = known.get(key);
  if (found) return found;
  const values = valuesIn(docOf(kind, name)?.example ?? '', name);
  known.set(key, values);
  return values;
}

function valuesIn(example: string, name: string): string[] {
  return example.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    if (at < 0 || line.slice(0, at).trim() !== name) return [];
    const value = line.slice(at + 1).trim();
    const whole = /^(?:"[^"]*"|'[^']*'|[\w.]+|\[[^[\]#]*\])/.exec(value)?.[0];
    return whole && /^\s*(?:#|$)/.test(value.slice(whole.length)) ? [whole] : [];
  });
}
