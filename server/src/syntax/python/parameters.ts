import { span } from '../text.ts';
import type { Expression, Parameter, Parameters } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { isFixed } from './targets.ts';

/** The parameters of a function or lambda, up to its closing token; `test` reads their defaults. */
export function parameters(at: Cursor, closer: string, test: (at: Cursor) => Expression): Parameters {
  const positional: Parameter[] = [];
  const names = new Set<string>();
  let star: Parameters['star'];
  let doubleStar: Parameters['doubleStar'];
  const named = () => {
    const token = at.name();
    noteParameter(at, names, token.text, token.start, token.end);
    return { kind: 'name' as const, name: token.text, span: span(token.start, token.end) };
  };
  while (!at.is(closer)) {
    if (at.skips('**')) {
      doubleStar = named();
      break;
    }
    if (at.skips('*')) {
      star = named();
      if (at.skips(',')) {
        at.expect('**');
        doubleStar = named();
      }
      break;
    }
    const target = at.is('(') ? tupleParameter(at, names) : named();
    const value = at.skips('=') ? test(at) : undefined;
    if (!value && positional.at(-1)?.default) {
      at.refuse(target.span, 'A parameter without a default may not follow one that has one, so xm stops here.');
    }
    positional.push({ target, ...(value && { default: value }) });
    if (!at.skips(',')) break;
  }
  return { positional, ...(star && { star }), ...(doubleStar && { doubleStar }) };
}

function noteParameter(at: Cursor, names: Set<string>, name: string, start: number, end: number): void {
  if (isFixed(name)) at.refuse(span(start, end), `${name} cannot be a parameter, so xm stops here.`);
  else if (names.has(name)) at.refuse(span(start, end), `The parameter ${name} is there twice, so xm stops here.`);
  names.add(name);
}

function tupleParameter(at: Cursor, names: Set<string>): Expression {
  return at.nested(() => {
    const { start } = at.expect('(');
    const items: Expression[] = [];
    let comma = false;
    do {
      if (at.is('(')) items.push(tupleParameter(at, names));
      else {
        const token = at.name();
        noteParameter(at, names, token.text, token.start, token.end);
        items.push({ kind: 'name', name: token.text, span: span(token.start, token.end) });
      }
      if (at.is(',')) comma = true;
    } while (at.skips(',') && !at.is(')'));
    at.expect(')');
    if (items.length === 1 && !comma) return items[0] as Expression;
    return { kind: 'tuple', items, parenthesized: true, span: at.from(start) };
  });
}
