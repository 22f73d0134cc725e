import type { Chooser } from './choose.ts';
import type { Expressions } from './expressions.ts';

/** Expressions with what configurations rarely use: every builtin and method of texts, numbers, dicts and sets in their odder forms. */

const EDGES = ["('w', 'x')", "('a',), 1", "'e', 1", "'w', 0, 1", "'', 9", '(), 0', "'b', -1", "'eb', 1, None"];
const BOUNDS = ["'a', 1", "'b', 0, -1", "'', 2", "'e', -2", "'w', 5", "'a', None, 2", "u'b'", "'a', 1, 1"];
const TEMPLATES = [
  '{0} {1}',
  '{x}{0}',
  '{0[0]}{1}',
  '{x:>{0}}',
  '{:>4}{:<4}|',
  '{0!r:>8}',
  '{1} {0} {1}',
  '{x[a]}',
  '{0:d}',
  '{0:05.1f}',
  '{0:e}',
  '{0:g}',
  '{0:c}',
  '{0:s}',
  '{0:_>6}',
  '{0:<}',
  '{0:08b}',
  '{0:#o}',
  '{0:X}',
  '{0: }',
  '{{{0}}}',
  '{0:n}',
  '{0!s}',
  '{}{0}',
  '{0',
  '0}',
  '{0:.3}',
  '{0:,d}',
  '{x.y}',
];
const KEYED = [
  '%(a)s',
  '%(a)s-%(b)s',
  '%(a)5s|',
  '%(a)r',
  '%(b)03d',
  '%(a)s %%',
  '%(c)s',
  '%(a)s %s',
  '%()s',
  '%(a)*d',
];

/** A text. */
export function rareStr(choose: Chooser, write: Expressions, depth: number): string {
  const self = write.str(depth);
  const word = () => write.str(0);
  return choose.make(
    () => `'${choose.of(KEYED)}' % {'a': ${write.any(depth)}, 'b': ${write.int(depth)}}`,
    () => `'${choose.of(KEYED)}' % dict(a=${write.any(depth)}, b=${word()})`,
    () => `'${choose.of(TEMPLATES)}'.format(${write.any(depth)}, ${write.any(depth)}, x=${write.any(depth)})`,
    () => `'${choose.of(TEMPLATES)}'.format(*${write.list(depth)})`,
    () => `'${choose.of(TEMPLATES)}'.format(**${write.dict(depth)})`,
    () => `format(${write.any(depth)}, '${choose.of(['', '5', '<5', '05', '.1f', 'x', ',', '+d', 's', '%', '>3s'])}')`,
    () => `${self}.encode(${choose.of(['', "'ascii'", "'utf-8'", "'hex'", "'latin-1'"])})`,
    () => `${self}.decode(${choose.of(['', "'ascii'", "'utf-8'"])})`,
    () =>
      `${self}.${choose.of(['center', 'ljust', 'rjust'])}(${choose.below(9)}, ${choose.of(["'*'", "'.'", "' '", "'ab'"])})`,
    () => `${self}.translate(None, ${word()})`,
    () => `${self}.splitlines(${choose.of(['', '1', 'True'])})[0]`,
    () => `${self}.${choose.of(['strip', 'lstrip', 'rstrip'])}(${choose.of(['None', "'abew'", "' \\t'", "u'w'"])})`,
    () => `${choose.of(['hex', 'oct', 'bin', 'chr', 'unichr', 'repr', 'str'])}(${write.int(depth)})`,
    () => `unicode(${write.any(depth)})`,
    () => `type(${write.any(depth)}).__name__`,
    () => `getattr(${self}, '${choose.of(['upper', 'strip', 'title', 'nosuch'])}')()`,
    () => `getattr(${self}, '${choose.of(['upper', 'nosuch'])}', ${write.any(0)})`,
    () => `'%s, %s' % tuple(${write.list(depth)})`,
    () =>
      `'${choose.of(['%s', '%r', '%5s', '%c'])}' * ${choose.of(['1', '2'])} % (${write.any(depth)}, ${write.any(depth)})`,
    () =>
      `str(${choose.of(['range(3)', '[1, 2L]', "{'a': 1}", '(1,)', "u'a'", "['a', u'b']", '[1.5, None]', 'set()', '1e100', '-0.0', '0.1 + 0.2', '1/3.0', 'True', '2 ** 70'])})`,
    () => `(${write.str(depth)}, ${write.any(depth)})[${choose.of(['0', '-1', '1', '2', 'True', '-3'])}]`,
    () => `[${write.str(0)} for y in (1, 2) if y > 1].pop()`,
    () =>
      `''.join([c.upper() for c in ${self} if c ${choose.of(["!= 'a'", "in 'web'", '.isalpha()', "< 'm'"])}])`.replace(
        'c .',
        'c.',
      ),
    () => `''.join(reversed(${self}))`,
    () => `''.join(sorted(${self}${choose.of(['', ', reverse=True', ', key=str.lower', ', None, None, 1'])}))`,
    () => `filter(${choose.of(['str.isalpha', "lambda c: c > 'b'", 'None'])}, ${self})`,
    () => `min(${self}, ${word()}, ${word()})`,
    () => `max(${self}, ${word()}, key=len)`,
    () => `${choose.of(['str', 'unicode'])}.${choose.of(['upper', 'strip', 'join'])}(${self})`,
    () => `reduce(lambda a, b: b + a, ${self}, ${word()})`,
    () => `iter(${self}).next()`,
    () => `next(iter(${write.list(depth)}), ${word()})`,
    () => `dict(zip(${write.list(depth)}, ${write.list(depth)})).get(${word()}, ${word()})`,
    () => `apply(lambda *a, **k: a[0] + str(sorted(k)), [${self}], {'b': 1})`,
    () =>
      `(lambda a, (b, c)=(1, 'c'), *d, **e: ${choose.of(['c', 'str(d)', 'str(e)', 'a + c'])})(${write.any(depth)}, ${choose.of(["('p', 'q')", "('p', 'q'), 3", "'pq', z=1", "'p'"])})`,
  );
}

/** A number. */
export function rareInt(choose: Chooser, write: Expressions, depth: number): string {
  return choose.make(
    () =>
      `int(${choose.of(["'0x1f', 16", "'12', 0", "'0x1f', 0", "'z', 36", "'101', 2", "' 12 '", "'1_0'", "'-7'", "'12L'", "'0b11', 0", "'010', 0", "'08', 0", "'9' * 20", "u'5'", "'', 10", '1.9', '-1.9', "'1.5'", '1e30'])})`,
    () => `long(${choose.of(["'12'", "'12L'", '1.5', "'0x10', 16", 'True'])})`,
    () =>
      `float(${choose.of(["'1.5'", "' 2 '", "'1e3'", "'.5'", "'5.'", "'x'", "'-0'", '10 ** 20', "'1_0'", "'1e400'"])})`,
    () =>
      `round(${choose.of(['2.5', '-0.5', '2.675, 2', '1234.5, -2', '0.5', '1e16', '7', '1.005, 2', '-2.5', '12.345, 1'])})`,
    () => `pow(${write.int(0)}, ${choose.below(4)}${choose.of(['', '', ', 7'])})`,
    () => `divmod(${write.int(depth)}, ${write.int(depth)})[1]`,
    () => `sum([${write.int(depth)}, ${write.int(depth)}], ${write.int(0)})`,
    () =>
      `${choose.of(['min', 'max'])}([${write.int(depth)}, ${write.int(depth)}]${choose.of(['', ', key=abs', ', key=lambda v: -v'])})`,
    () =>
      `len(${choose.of(['set', 'list', 'tuple', 'dict', 'str', 'unicode', 'frozenset', 'xrange'])}(${choose.of(["'web'", '[1, 1, 2]', '()', '3', '{}'])}))`,
    () => `${write.tuple(depth)}.${choose.of(['index', 'count'])}(${write.any(0)})`,
    () => `${write.str(depth)}.${choose.of(['find', 'rfind', 'count', 'index', 'rindex'])}(${choose.of(BOUNDS)})`,
    () => `${write.list(depth)}.index(${write.str(0)}, ${choose.of(['0', '1', '-1', '0, 1'])})`,
    () =>
      `${choose.of(['7', '-7', '7.0', '-7.5', '2L', '0', 'True'])} ${choose.of(['/', '//', '%', '**', '<<', '>>', '&', '^', '|', '-'])} ${choose.of(['2', '-2', '2.0', '3L', '0', 'False', '-0.5'])}`,
    () => `(${write.int(depth)} ** ${choose.of(['2', '-1', '0', '0.5', '-2', '64'])})`,
    () => `~${write.int(depth)}`,
    () => `-(${write.int(depth)})`,
    () => `xrange(${choose.of(['5', '1, 9, 3', '9, 0, -2'])})[${choose.of(['0', '-1', '1', '2'])}]`,
    () => `len(xrange(${choose.of(['5', '1, 9, 3', '0', '9, 0, -2'])}))`,
    () => `ord(${choose.of(["'a'", "'\\n'", "u'a'", "'ab'", "''"])})`,
    () =>
      `cmp(${choose.of(["'a', 'b'", '1, 1.0', "1, 'a'", 'None, 0', '[1], (1,)', '[1, 2], [1]', "u'a', 'a'", '{}, []', 'True, 1', "'a', []"])})`,
    () =>
      `{1: 'a', 1.0: 'b', True: 'c'}.${choose.of(['keys()[0]', '__len__()', 'values()[0]', 'get(1L)', 'has_key(1)'])}`,
    () => `abs(${write.int(depth)})`,
    () =>
      `sum(${choose.of(['x * x for x in range(4)', '{1: 2, 3: 4}', 'set([1, 1, 2])', '[0.1] * 3', '[[1], [2]], []', '(), 5', 'xrange(5)'])})`,
    () => `coerce(${write.int(0)}, ${write.int(0)})[0]`,
  );
}

/** Something true or false. */
export function rareBool(choose: Chooser, write: Expressions, depth: number): string {
  return choose.make(
    () => `${write.str(depth)}.${choose.of(['startswith', 'endswith'])}(${choose.of(EDGES)})`,
    () => `${write.str(depth)}.istitle()`,
    () =>
      `${write.any(depth)} ${choose.of(['<', '==', '!=', '>='])} ${write.any(depth)} ${choose.of(['<', '==', '!=', 'in', 'is not'])} ${write.any(depth)}`,
    () =>
      `${choose.of(['set', 'frozenset'])}(${write.list(depth)}) ${choose.of(['==', '<=', '<', '>', '!='])} set(${write.list(depth)})`,
    () => `${write.dict(depth)} == ${write.dict(depth)}`,
    () => `${choose.of(['hasattr', 'callable', 'bool'])}(${write.any(depth)}${choose.of(['', ", 'upper'"])})`,
    () =>
      `isinstance(${write.any(depth)}, ${choose.of(['(int, long)', 'unicode', 'float', 'object', 'type(None)', '(basestring, (int,))', 'set', 'type'])})`,
    () =>
      `issubclass(${choose.of(['bool, int', 'str, basestring', 'int, str', 'KeyError, LookupError', 'dict, object'])})`,
    () =>
      `${write.int(0)} in ${choose.of(['range(3)', 'xrange(1, 9, 2)', '(1, 2.0)', '[True]', '{1: 2}', 'set([1])'])}`,
    () =>
      `${write.str(0)} in ${choose.of(['set', 'frozenset', 'list', 'tuple', 'dict.fromkeys'])}(${write.list(depth)})`,
    () =>
      `${choose.of(['any', 'all'])}(${choose.of(['x', "x == 'a'", 'len(x) > 1', 'x is None'])} for x in ${write.list(depth)})`,
    () => `not ${write.bool(depth)} == ${write.bool(depth)}`,
    () =>
      `(${write.bool(depth)} if ${write.bool(depth)} else ${write.bool(depth)} if ${write.bool(0)} else ${write.any(0)})`,
  );
}

/** A list. */
export function rareList(choose: Chooser, write: Expressions, depth: number): string {
  const list = write.list(depth);
  return choose.make(
    () =>
      `[${choose.of(['y', '(x, y)', 'x + y', '[x, y]', 'y * 2'])} for x in ${list} for y in ${choose.of(['x', 'range(2)', '(1, 2) if x else ()', '[z for z in x]'])}${choose.of(['', ' if x', ' if y', " if x != 'a' if y"])}]`,
    () =>
      `[[${choose.of(['y', 'x', '(x, y)', 'y + x'])} for y in ${choose.of(['x', 'l0', 'range(2)'])}] for x in ${list}]`,
    () =>
      `list(${choose.of(['y', '(x, y)', 'x'])} for x in ${list} for y in ${choose.of(['x', '(1, 2)'])}${choose.of(['', ' if y'])})`,
    () => `sorted(set(${list}) ${choose.of(['|', '&', '-', '^'])} set(${write.list(depth)}))`,
    () => `sorted(set(${list}).${choose.of(['union', 'intersection', 'difference'])}(${write.list(depth)}))`,
    () => `sorted({x: 1 for x in ${list}})`,
    () => `sorted({x for x in ${list} if x})`,
    () =>
      `${list}[${choose.of(['::2', '::-1', '-1::-1', '1:3:2', ':-1:2', '3:0:-2', '10:-10:-3', '::0', '-2:', '1:-1', "'a':", 'None:2', '1L:'])}]`,
    () =>
      `${write.str(depth)}.${choose.of(['split', 'rsplit'])}(${choose.of(['None, 1', "' ', 1", "'e', -1", "',', 2", "u','", "'ab'", "'\\n'"])})`,
    () =>
      `${write.str(depth)}.${choose.of(['partition', 'rpartition'])}(${write.str(0)})`
        .replace(/^/, 'list(')
        .concat(')'),
    () =>
      `map(${choose.of(['None', 'lambda a, b: (a, b)', 'cmp', 'max', 'lambda *a: len(a)'])}, ${list}, ${write.list(depth)})`,
    () => `zip(*[${list}, ${write.list(depth)}${choose.of(['', ', range(5)'])}])`,
    () => `zip(${list})`,
    () =>
      `range(${choose.of(['3, -3, -2', '0, 10, 4', '2, 2', '-2', '1, 2, 3', 'True', '5L', '2.0', '10, 0', '0, -5, -1'])})`,
    () => `list(enumerate(${list}${choose.of(['', ', 1', ', -1', ', start=2'])}))`,
    () =>
      `sorted(${list}, ${choose.of(['key=str', 'key=lambda v: (len(v), v)', 'reverse=0', 'None, len, True', 'cmp=cmp', "key=lambda v: v == 'a'", 'key=str.lower', 'lambda a, b: len(a) - len(b)'])})`,
    () => `list(${choose.of(['reversed', 'iter', 'tuple', 'set'])}(${list}[:1]))`,
    () => `list(${write.str(0)})`,
    () => `${write.dict(depth)}.${choose.of(['keys', 'values', 'items'])}() + ${list}`,
    () => `sorted(${write.dict(depth)}.${choose.of(['items', 'iteritems', 'viewkeys', 'itervalues'])}())`,
    () => `[k for k, v in sorted(${write.dict(depth)}.items())${choose.of(['', ' if v', ' if k > 0'])}]`,
    () => `[${choose.of(['i', '(i, v)', "'%d:%s' % (i, v)", 'v * i'])} for i, v in enumerate(${list})]`,
    () =>
      `[${choose.of(['a', '(b, a)', "'%s%s' % (a, b)"])} for (a, b) in zip(${list}, ${choose.of(['range(9)', "'xyz'", write.list(depth)])})]`,
    () => `[f(1) for f in [lambda x: x + 1, lambda x, y=${write.any(0)}: y, str]]`,
    () => `filter(lambda v: ${choose.of(["v != 'a'", 'v', 'len(v) > 1', 'v in l0', 'not v'])}, ${list})`,
    () => `(${list}, ${write.list(depth)})[${write.bool(depth)}]`,
    () => `list(xrange(${choose.of(['3', '1, 8, 3', '5, 0, -2'])}))`,
    () => `${list} * ${choose.of(['2L', 'True', '-1', '0'])}`,
    () => `sum([[${write.any(0)}], ${list}], [])`,
    () => `reduce(lambda a, b: a + [b], ${list}, [])`,
  );
}

/** A dict. */
export function rareDict(choose: Chooser, write: Expressions, depth: number): string {
  return choose.make(
    () => `dict.fromkeys(${choose.of(["'ab'", "['a', 'b'], 1", write.list(depth)])})`,
    () => `dict(${write.dict(depth)}, ${choose.of(['a=1', 'b=2', 'c=[1]'])})`,
    () => `dict((k, v) for k, v in ${write.dict(depth)}.items()${choose.of(['', ' if v'])})`,
    () => `{k: ${choose.of(['v', 'k', '[k, v]', 'str(v)'])} for k, v in ${write.dict(depth)}.iteritems()}`,
    () => `dict(enumerate(${write.list(depth)}))`,
    () => `dict([(x, ${choose.of(['1', 'len(x)', 'x'])}) for x in ${write.list(depth)}])`,
    () => `{${write.int(0)}: ${write.any(depth)}, ${write.str(0)}: ${write.any(depth)}, (1, 'a'): 2}`,
    () => `(${write.dict(depth)} or {'b': 1})`,
  );
}
