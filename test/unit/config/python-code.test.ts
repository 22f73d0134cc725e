import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstPythonCode, mayHaveCode } from '../../../server/src/config/python-code.ts';
import { readPython } from '../../../server/src/syntax/python/python.ts';

/** Pieces of files, some of which are code. */
const PIECES = [
  'name = "a"\n', "vif = ['mac=x', 'y',]\n", 'memory = 512\n', '# a (comment)\n', 'disk += ["a"]\n', 'a = b\n', 'name = memory\n',
  'import os\n', 'x = 5L\n', "n = u'a'\n", 'def f():\n    pass\n', 'if 1: x = 2\n', "v = '%s' % name\n", 'print name\n', 'a = 1 + 2\n',
  'a = [ [ 1 ], ]; b = 2\n', 'localtime = True\n', "t = '''a\nb'''\n", 'f(1)\n', '"doc"\n', 'x = (1,)\n', "s = 'it\\'s'\n", 'pass\n',
]; // biome-ignore format: a list

describe('a quick look for code', () => {
  it('never misses any', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        const python = readPython(text);
        if (python.ok && firstPythonCode(python.body)) assert.ok(mayHaveCode(text), text);
      }),
      { numRuns: 500 },
    );
  });

  it('spares plain files the whole reading, finished or not', () => {
    for (const text of [
      'name = "a"\nvif = [ "mac=(x)" ]\n# code()',
      "vif = ['bridge=xen\nmemory = 512\n",
      'localtime = True\n',
    ])
      assert.equal(mayHaveCode(text), false, text);
  });
});
