import assert from 'node:assert/strict';
import { checkText } from '../../support/check.ts';

/** The names that a rule reports in an xm file, in their order. */
function reported(rule: string, text: string): string[] {
  return checkText(text, { toolstack: 'xm' })
    .filter((problem) => problem.rule === rule)
    .map(({ span }) => text.slice(span.start, span.end));
}

describe('rules on settings and Python', () => {
  describe('unknown-setting leaves the program its own names', () => {
    const unknown = (text: string): string[] => reported('unknown-setting', text);
    it('used later', () => assert.deepEqual(unknown("number = 7\nname = 'web%d' % number\n"), []));
    it('used in a function', () =>
      assert.deepEqual(unknown('base = 7\ndef f(base=base):\n    return base\nmemory = f()\n'), []));
    it('reached by locals()', () => assert.deepEqual(unknown("guest = 'a'\nname = '%(guest)s' % locals()\n"), []));
    it('private ones', () => assert.deepEqual(unknown('_memmory = 7\n'), []));
    it('functions and modules', () => assert.deepEqual(unknown('import os\ndef helper():\n    return 1\n'), []));
    it('options of the command line', () => assert.deepEqual(unknown('paused = 1\n'), []));
    it('but not those that nothing uses', () =>
      assert.deepEqual(unknown('memmory = 256\nfoo = 1\n'), ['memmory', 'foo']));
  });

  describe('duplicate-setting wants a value that is surely lost', () => {
    const twice = (text: string): string[] => reported('duplicate-setting', text);
    it('overwritten on the spot', () => assert.deepEqual(twice('memory = 1\nvcpus = 2\nmemory = 2\n'), ['memory']));
    it('three times', () => assert.deepEqual(twice('memory = 1\nmemory = 2\nmemory = 3\n'), ['memory', 'memory']));
    it('read in between', () => assert.deepEqual(twice('memory = 1\nmaxmem = memory\nmemory = 2\n'), []));
    it('built up', () => assert.deepEqual(twice("vif = ['']\nvif = vif + ['']\n"), []));
    it('built up by +=', () => assert.deepEqual(twice("vif = ['']\nvif += ['']\n"), []));
    it('built up by append', () => assert.deepEqual(twice("vif = ['']\nvif.append('')\n"), []));
    it('set under a condition', () =>
      assert.deepEqual(twice('import os\nmemory = 1\nif os.getuid():\n    memory = 2\n'), []));
    it('set in both branches', () =>
      assert.deepEqual(twice('import os\nif os.getuid():\n    memory = 1\nelse:\n    memory = 2\n'), []));
    it('deleted', () => assert.deepEqual(twice('memory = 1\ndel memory\nmemory = 2\n'), []));
    it('seen by unknown code', () =>
      assert.deepEqual(twice("memory = 1\nexecfile('/etc/xen/common')\nmemory = 2\n"), []));
    it('a helper of the program', () => assert.deepEqual(twice("part = 'a'\npart = 'b'\nname = part\n"), []));
  });

  describe('ignored-value and wrong-type know what xm takes over', () => {
    const levels = (text: string): string[] =>
      checkText(text, { toolstack: 'xm' })
        .filter(({ rule }) => rule === 'ignored-value' || rule === 'wrong-type')
        .map(({ rule, severity }) => `${rule} ${severity}`);
    it('None is not set', () => assert.deepEqual(levels('pci = None\n'), ['ignored-value info']));
    it('a helper may be of any type', () => assert.deepEqual(levels("ports = (1, 2)\nextra = '%d,%d' % ports\n"), []));
    it('an empty string is an empty list', () => assert.deepEqual(levels("disk = ''\n"), []));
    it('numbers may be strings', () => assert.deepEqual(levels("memory = '256'\nvcpus = ' 2 '\n"), []));
    it('but not hexadecimal ones', () => assert.deepEqual(levels("memory = '0x100'\n"), ['wrong-type error']));
    it('a number is no path', () => assert.deepEqual(levels('kernel = 5\n'), ['wrong-type error']));
    it('entries of a device list are strings', () => assert.deepEqual(levels('vif = [5]\n'), ['wrong-type error']));
    it('interrupts are numbers', () => assert.deepEqual(levels('irq = [5, 7]\n'), []));
  });
});
