import assert from 'node:assert/strict';
import { readPython } from '../../../server/src/syntax/python/python.ts';

const problems = (text: string): string[] => readPython(text).problems.map(({ message }) => message);

describe('what the compiler of Python 2.7 refuses although the grammar allows it', () => {
  const refused: readonly (readonly [text: string, shown: string])[] = [
    ['def f():\n  return 1\n  yield 2\n', 'return 1'],
    ['def f():\n  yield 2\n  if x: return None\n', 'return None'],
    ['def f(): return (yield)\n', 'return (yield)'],
    ['def f(x): global x\n', 'global x'],
    ['def f((a, b), *c):\n  if a:\n    global y, b\n', 'global y, b'],
    ['@a[0]\ndef f(): pass\n', 'a[0]'],
    ['@a(1)(2)\ndef f(): pass\n', 'a(1)(2)'],
    ['import None\n', 'None'],
    ['from a import None\n', 'None'],
    ['__debug__ = 1\n', '__debug__'],
    ['for __debug__ in x: pass\n', '__debug__'],
    ['def f(__debug__): pass\n', '__debug__'],
  ];
  for (const [text, shown] of refused) {
    it(JSON.stringify(text), () => {
      const { ok, problems: found } = readPython(text);
      assert.equal(ok, false);
      assert.deepEqual(
        found.map(({ span }) => text.slice(span.start, span.end)),
        [shown],
      );
    });
  }

  it('but for a trailing comma behind **', () => assert.equal(problems('f(**a, )\n').length, 1));
});

describe('what Python 2.7 compiles', () => {
  const taken = [
    'def f():\n  return\n  yield 2\n',
    'def f():\n  return 1\n  lambda: (yield)\n',
    'def f():\n  def g(): yield\n  return 1\n',
    'def f(x):\n  def g():\n    global x\n',
    'def f():\n  x = 1\n  global x\n',
    'def f():\n  global x, x\n',
    '@a.b.c(1)\ndef f(): pass\n',
    'del None\n',
    'True = 1\n',
    'as_ = print_ = 1\n',
    'x = 1\\',
    'x = 1\\\n',
    'x = 1\n\\',
  ];
  for (const text of taken) it(JSON.stringify(text), () => assert.deepEqual(problems(text), []));
});
