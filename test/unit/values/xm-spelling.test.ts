import assert from 'node:assert/strict';
import type { StringValue, Value } from '../../../server/src/values/value.ts';
import { settingsOf } from '../../support/settings.ts';

/** The string that the last name of a text ends with, or its first item. */
function stringIn(text: string): StringValue {
  const setting = [...settingsOf(text).last.values()].at(-1);
  assert.ok(setting);
  const result: Value = setting.result.kind === 'list' ? (setting.result.items[0] as Value) : setting.result;
  assert.equal(result.kind, 'string');
  return result as StringValue;
}

/** Where the file spells a part of the string, and whether it may be edited there. */
function spelling(text: string, part: string): [spelled: string, editable: boolean] {
  const { text: value, map } = stringIn(text);
  const from = value.indexOf(part);
  assert.ok(from >= 0, `${part} is not in ${value}`);
  const { start, end } = map.span(from, from + part.length);
  return [text.slice(start, end), map.editable(from, from + part.length)];
}

describe('where an xm file spells its strings', () => {
  it('is between their quotes', () => {
    const text = "name = 'web1'\n";
    const { span } = stringIn(text);
    assert.equal(text.slice(span.start, span.end), "'web1'");
    assert.deepEqual(spelling(text, 'eb'), ['eb', true]);
  });

  const cases: readonly (readonly [label: string, text: string, part: string, spelled: string, editable: boolean])[] = [
    ['an escape', "x = 'a\\x41\\tb'\n", 'A', '\\x41', true],
    ['behind an escape', "x = 'a\\x41\\tb'\n", '\tb', '\\tb', true],
    ['a raw string', "x = r'a\\n'\n", '\\n', '\\n', true],
    ['a string over lines', 'x = """a\nb"""\n', 'a\nb', 'a\nb', true],
    ['a line that is continued', "x = 'ab\\\ncd'\n", 'bc', 'b\\\nc', true],
    ['adjacent strings', 'x = \'ab\' "cd"\n', 'd', 'd', true],
    ['a joined string', "x = 'ab' + 'cd'\n", 'cd', 'cd', true],
    ['a name', "base = 'web'\nx = base + '-1'\n", 'web', 'web', true],
    ['the literal part of %', "x = 'ip=%s,bridge=%s' % ('10.0.0.1', 'br0')\n", 'bridge=', 'bridge=', true],
    ['a text in %', "x = 'ip=%s,bridge=%s' % ('10.0.0.1', 'br0')\n", '10.0.0.1', '10.0.0.1', true],
    ['a number in %', "x = 'n%d' % 7\n", '7', "'n%d' % 7", false],
    ['a text in format', "x = 'a{0}c'.format('b')\n", 'b', 'b', true],
    ['a join', "x = ','.join(['ab', 'cd'])\n", 'cd', 'cd', true],
    ['a slice', "x = 'xenbr0'[3:]\n", 'br', 'br', true],
    ['a split', "x = 'a,bc'.split(',')[1]\n", 'bc', 'bc', true],
    ['a strip', "x = '  ab '.strip()\n", 'ab', 'ab', true],
    ['what replace leaves', "x = 'a-b'.replace('-', '_')\n", 'a_', "a-b'.replace('-', '_", true],
    ['a changed text', "x = 'ab'.upper()\n", 'AB', 'ab', false],
    ['a repeated text', "x = 'ab' * 2\n", 'ab', "'ab' * 2", false],
    ['an item of a list', "x = ['ab', 'cd']\n", 'ab', 'ab', true],
    ['an item that was appended', "x = []\nx.append('ab')\n", 'ab', 'ab', true],
    ['what a function returns', "def f(x): return 'a' + x\nx = f('b')\n", 'b', 'b', true],
  ];
  for (const [label, text, part, spelled, editable] of cases) {
    it(`is known of ${label}`, () => assert.deepEqual(spelling(text, part), [spelled, editable]));
  }

  it('is an empty place between the quotes of an empty string', () => {
    const { map } = stringIn("x = ''\n");
    assert.deepEqual(map.span(0, 0), { start: 5, end: 5 });
  });

  it('is not more than the assignment', () => {
    const text = "a = 1\nvif = ['bridge=xenbr0'] # first\n";
    const vif = settingsOf(text).last.get('vif');
    assert.ok(vif);
    assert.equal(text.slice(vif.span.start, vif.span.end), "vif = ['bridge=xenbr0']");
    assert.equal(text.slice(vif.nameSpan.start, vif.nameSpan.end), 'vif');
    assert.equal(text.slice(vif.value.span.start, vif.value.span.end), "['bridge=xenbr0']");
  });

  it('is lost for a list that was changed', () => {
    const literal = (text: string) => {
      const { result } = [...settingsOf(text).last.values()][0] ?? {};
      return result?.kind === 'list' && result.literal;
    };
    assert.equal(literal("vif = ['a']\n"), true);
    assert.equal(literal("vif = ['a']\nvif.append('b')\n"), false);
    assert.equal(literal("vif = ['a'] + ['b']\n"), false);
  });
});
