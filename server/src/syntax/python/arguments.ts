import type { CallNode, Expression, Keyword } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { isFixed } from './targets.ts';

/** What reads the arguments of a call. */
export interface Readers {
  test(at: Cursor): Expression;
  /** The loops of a generator behind its element, which begins at `start`. */
  generator(at: Cursor, element: Expression, start: number): Expression;
}

/** The call whose opening parenthesis is at the cursor. */
export function call(at: Cursor, callee: Expression, { test, generator }: Readers): CallNode {
  at.expect('(');
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  const names = new Set<string>();
  let star: Expression | undefined;
  let doubleStar: Expression | undefined;
  let bare: Expression | undefined;
  while (!at.is(')')) {
    const { token } = at;
    if (at.skips('**')) {
      doubleStar = test(at);
    } else if (!doubleStar && !star && at.skips('*')) star = test(at);
    else {
      if (doubleStar) at.fail('")"');
      const value = test(at);
      if (at.skips('=')) keywords.push(keyword(at, value, names, test));
      else {
        const ends = at.is(',') || at.is(')') || at.is('for');
        if (star && ends) at.refuse(value.span, 'Behind *arguments only name=value may follow, so xm stops here.');
        else if (keywords.length && ends)
          at.refuse(
            value.span,
            'An argument without a name may not follow one with a name, so xm stops here. Put it first.',
          );
        if (at.is('for')) {
          const loops = generator(at, value, token.start);
          if (args.length || keywords.length) bare = loops;
          args.push(loops);
          if (at.is(',')) bare = loops;
        } else args.push(value);
      }
    }
    if (!at.skips(',')) break;
    if (doubleStar) at.fail('")"');
    if (star && at.is(')')) at.fail('an argument');
  }
  if (bare && (args.length > 1 || keywords.length || star || doubleStar)) {
    at.refuse(bare.span, 'A generator beside other arguments needs parentheses of its own, so xm stops here.');
  }
  at.expect(')');
  return {
    kind: 'call',
    callee,
    args,
    keywords,
    ...(star && { star }),
    ...(doubleStar && { doubleStar }),
    span: at.from(callee.span.start),
  };
}

function keyword(at: Cursor, target: Expression, known: Set<string>, test: Readers['test']): Keyword {
  const value = test(at);
  const name = target.kind === 'name' ? target.name : '';
  if (!name) at.refuse(target.span, 'The name of an argument must be a plain name, so xm stops here.');
  else if (isFixed(name)) at.refuse(target.span, `${name} cannot be the name of an argument, so xm stops here.`);
  else if (known.has(name)) at.refuse(target.span, `The argument ${name} is given twice, so xm stops here.`);
  known.add(name);
  return { name, nameSpan: target.span, value };
}
