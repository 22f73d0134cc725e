import assert from 'node:assert/strict';
import { final, finals, settingsOf } from '../../support/settings.ts';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;

const isUnknown = (text: string, name: string): boolean => {
  const value = final(text, name);
  return typeof value === 'object' && 'unknown' in value;
};

describe('a global statement in an xm file', () => {
  /** The functions and classes that keep `name` from xm, whether they are used or not. */
  const keepers: readonly (readonly [label: string, code: readonly string[]])[] = [
    ['in a function', ['def f():', '    global name', "    name = 'other'"]],
    ['in a function that does nothing with it', ['def f():', '    global name']],
    ['in a function of a function', ['def f():', '    def g():', '        global name']],
    ['in a class', ['class A:', '    global name']],
    ['in a method', ['class A:', '    def f(self):', '        global name']],
    ['in a function that a condition makes', ['if 0:', '    def f():', '        global name']],
    ['at the top level', ['global name']],
  ];
  for (const [label, code] of keepers) {
    it(`${label} keeps the name from xm`, () => {
      const text = lines(...code, "name = 'web'", 'memory = 128', 'extra = name');
      const { undefinedNames } = settingsOf(text);
      assert.deepEqual(undefinedNames, []);
      assert.deepEqual(finals(text), { memory: { int: '128' }, extra: 'web' });
    });
  }

  it('shows functions what the file gives the name', () => {
    const text = lines("base = 'web'", 'def guest(n):', '    global base', '    return base + n', "name = guest('1')");
    assert.deepEqual(finals(text), { name: 'web1' });
  });

  it('shows all functions what one of them gives the name', () => {
    const text = lines('def f():', '    global n', '    n = 3', 'f()', 'n = n + 1', 'memory = (lambda: n)()');
    assert.deepEqual(finals(text), { memory: { int: '4' } });
  });
});

describe('names that are reached as items', () => {
  const ways: readonly (readonly [label: string, code: readonly string[]])[] = [
    ['locals()', ["locals()['name'] = 'other'"]],
    ['vars(), twice', ["vars()['name'] = 'a'", "name = 'b'", "vars()['name'] = 'c'"]],
    ['a method of locals()', ["locals().update(name='other')"]],
    ['a method of locals(), twice', ["locals().update(x='a')", "name = 'b'", "del locals()['name']"]],
    ['a name for locals()', ['all = locals()', "all['name'] = 'other'"]],
    ['a function', ["def f(d): d['name'] = 'other'", 'f(locals())']],
    ['a default argument', ["def f(d=locals()): d['name'] = 'other'", 'f()']],
    ['a list', ['all = [locals(), {}]', 'all.sort(key=id)', "all[0]['name'] = 'other'"]],
    ['a dict', ['all = {os.getpid(): locals()}', "all.values()[0]['name'] = 'other'"]],
    ['a choice', ['all = os.getpid() > 1 and locals() or {}', "all['name'] = 'other'"]],
    ['a branch', ['all = {}', 'if os.getpid() > 1: all = locals()', "all['name'] = 'other'"]],
    ['an attribute', ['class A: all = 1', 'A.all = locals()', "A.all['name'] = 'other'"]],
    ['locals(), which an import may hide', ['from os.path import *', "name = 'a'", "locals()['name'] = 'other'"]],
  ];
  for (const [label, code] of ways) {
    it(`are not known behind ${label}`, () => {
      assert.ok(isUnknown(lines("name = 'web'", ...code), 'name'));
    });
  }

  it('are known where nothing is set', () => {
    const text = lines("name = 'web'", "extra = locals()['name']", "root = '%(name)s-root' % vars()");
    assert.deepEqual(finals(text), { name: 'web', extra: 'web', root: 'web-root' });
  });
});
