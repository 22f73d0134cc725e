import assert from 'node:assert/strict';
import { readPython } from '../../../server/src/syntax/python/python.ts';
import { VM1 } from './vm1.ts';
import { outlineXm } from './xm.ts';

/** Lines that Python refuses, one kind of slip each. None gives a name a value that the rest of the file uses. */
const SLIPS: readonly string[] = [
  "x = 'abc",
  `x = "abc'`,
  "x = ['a', 'b']]",
  'x = 1)',
  'x = [1 2]',
  'x = [1,, 2]',
  "x = ['a'; 'b']",
  "x = ['a', b=c]",
  'x : 1',
  "x 'abc'",
  'x = 4G',
  'x = 08',
  'x = /dev/null',
  'x = two words',
  'x =',
  'x = 1 +',
  'x = “abc”',
  'x =\u00a01',
  "x = 'a\\xg'",
  "x = f'a'",
  'x = a && b',
  'class = 1',
  'f() = 1',
  'if 1: x = 1 else: x = 2',
  'except: pass',
  '// x',
  '; x',
  '  x = 1',
  'return 1',
  '$x = 1',
];

/** Slips that only the next statement ends. */
const OPEN: readonly string[] = [
  "x = ['a', 'b'",
  "x = ['a',",
  "x = (1, 'a'",
  "x = {'a': 1",
  'x = str(',
  "x = ['a', ('b',",
];

describe('one slip in an xm file leaves the rest alive', () => {
  const right = outlineXm(VM1).values;
  const { body } = readPython(VM1);
  // Before every statement, and at the end of the file.
  const places = [...body.map(({ span }) => span.start), VM1.length];
  for (const slip of [...SLIPS, ...OPEN]) {
    it(`${slip}, before every statement`, () => {
      for (const at of places) {
        const text = `${VM1.slice(0, at)}${slip}\n${VM1.slice(at)}`;
        const { ok, problems, values } = outlineXm(text);
        const where = `line ${VM1.slice(0, at).split('\n').length}`;
        assert.equal(ok, false, where);
        assert.equal(problems.length, 1, `${where}: ${problems.map(({ message }) => message)}`);
        for (const [name, value] of right) assert.equal(values.get(name), value, `${where}: ${name}`);
      }
    });
  }
});
