import fc from 'fast-check';
import { Chooser } from './choose.ts';
import { programs } from './programs.ts';

/** Texts that are Python with a slip or two, so that half of them do not compile. */
export const mutants: fc.Arbitrary<string> = fc
  .tuple(programs, fc.gen())
  .map(([statements, draw]) => mutate(new Chooser(draw), statements.join('\n')));

const PIECES = [
  ...'\'"()[]{}:;,.=+-*/%<>@`\\#~&|^!$?',
  ' ',
  '\n',
  '\t',
  '\n ',
  '\r\n',
  '\r',
  '\f',
  "'''",
  '"""',
  '\\\n',
  '**',
  '->',
  '==',
  '<>',
  '...',
  '0',
  '08',
  '0x',
  '1e',
  '5L',
  '1j',
  '0b1',
  '0o7',
  "u'",
  "r'",
  "b'",
  "ur'",
  "ru'",
  "'\\x4'",
  "u'\\u12'",
  "'\\8'",
  "u'\\N{SPACE}'",
];

const WORDS = (
  'and as assert break class continue def del elif else except exec finally for from global if import in is lambda not or pass ' +
  'print raise return try while with yield None True x s0 l0'
).split(' ');

const STATEMENTS = [
  'from __future__ import print_function',
  'from __future__ import braces',
  'from os import *',
  'from . import x',
  'from .. import (a, b,)',
  'from x import (a, b',
  'import a.b as c, d',
  'global x',
  'return',
  'yield 1',
  'break',
  'continue',
  'x = yield',
  'print >>f, x,',
  'print >>f,',
  'print x, y,',
  'exec x in y, z',
  'exec x',
  'raise x, y, z',
  'assert x, y',
  'del x, y[0], z.a, (u, v)',
  'del f()',
  'del (x), [y]',
  'x += y += 1',
  'x = y = z',
  '(x, y) += 1',
  'x, = y',
  '() = x',
  '[] = x',
  'f() = 1',
  'None = 1',
  'x.None = 1',
  'def f(x, x): pass',
  'def f(x=1, y): pass',
  'def f((a, b), *c, **d): pass',
  'def f(*a, b): pass',
  'def f(None): pass',
  'def f(x): global x',
  'class A: pass',
  'class A(): x = 1',
  'class A(B, C): return 1',
  'class A(object):\n  def m(self): yield',
  '@a.b(c)\ndef f(): pass',
  '@a\n@b\nclass C: pass',
  '@a[0]\ndef f(): pass',
  'with a as b, c: pass',
  'with a as (b, c): pass',
  'try: pass\nexcept: pass\nexcept x: pass',
  'try: pass\nexcept x, y: pass\nelse: pass\nfinally: pass',
  'try: pass\nexcept (x, y) as z: pass',
  'try: pass\nfinally: pass\nexcept: pass',
  'try: pass\nelse: pass',
  'while x: pass\nelse: break',
  'for x in y: continue\nelse: pass',
  'for x in y:\n  try: pass\n  finally: continue',
  'for x in 1, 2: pass',
  'for x, in y: pass',
  'for x[0], y.a in z: pass',
  'for f() in x: pass',
  'if x: y; z;',
  'if x: if y: z',
  'lambda: (yield)',
  'lambda x, (y, z)=1, *a, **k: x',
  'x = lambda: 1, 2',
  'f(x for x in y)',
  'f(x for x in y, 1)',
  'f(1, x for x in y)',
  'f(a=1, 2)',
  'f(*a, **b)',
  'f(*a, b=1)',
  'f(**a, b=1)',
  'f(a=1, a=2)',
  'f(None=1)',
  'f(a.b=1)',
  'f(*a, *b)',
  'x = [a for b in c if d if e for f in g]',
  'x = [a for b in c, d]',
  'x = (a for b in c, d)',
  'x = [a for b in lambda: c, d]',
  'x = {a: b for c in d}',
  'x = {a, b, }',
  'x = {a: b, c}',
  'x = {}[::], x[...], x[1:2, ..., 3]',
  'x = a if b else c if d else e',
  'x = a if b',
  'x = not a == not b',
  'x = a not in b is not c',
  'x = `a, b`',
  'x = ``',
  'x = -a ** -b',
  'x = a <> b != c',
  'x = 1if 2else 3',
  'x = 1 .a, 1.a, 1..a',
  'x = "a" u"b" r"c"',
  'x = (\n1,\n2\n)',
  'x = [1,\n\n# c\n2]',
  'x = 1 if 2 else\\\n 3',
  'pass; pass;',
  ';',
  'x;;y',
  '  x = 1',
  'if x:\n    a\n  b',
  'if x:\n\ta\n        b',
  'if x:\n  a\n else:\n  b',
  'if x:\nelse: y',
  'def f():\n  x = 1\n  def g(): return x\n  exec y',
  'def f():\n  from a import *\n  return lambda: x',
  'def f():\n  return 1\n  yield 2',
  'def f():\n  return\n  yield 2',
  'def f(): x = (yield); x += yield 1',
];

function mutate(choose: Chooser, program: string): string {
  let text = program;
  if (choose.once(2)) {
    const lines = text.split('\n');
    lines.splice(choose.below(lines.length + 1), 0, choose.of(STATEMENTS));
    text = lines.join('\n');
  }
  for (let left = choose.below(3); left > 0; left--) text = edit(choose, text);
  return choose.once(2) ? `${text}\n` : text;
}

function edit(choose: Chooser, text: string): string {
  const at = choose.below(text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  return choose.make(
    () => before + after.slice(1 + choose.below(3)),
    () => before + choose.of(PIECES) + after,
    () => before + choose.of(PIECES) + after.slice(1),
    () => `${before} ${choose.of(WORDS)} ${after}`,
    () => before + after.slice(0, 1 + choose.below(9)) + after,
    () => before.replace(/\n +([^\n]*)$/, '\n$1') + after,
    () => before.replace(/\n([^\n]*)$/, '\n $1') + after,
    () => before,
  );
}
