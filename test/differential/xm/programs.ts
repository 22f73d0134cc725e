import fc from 'fast-check';
import { Chooser } from './choose.ts';
import { Expressions, type Names } from './expressions.ts';
import { rareStatement } from './rarer-statements.ts';

/** Small programs in Python 2.7, top-level statement by top-level statement. */
export const programs: fc.Arbitrary<string[]> = fc.gen().map((draw) => new Programs(new Chooser(draw)).program());

const indent = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split('\n').map((one) => `  ${one}`));

/** What gets at names by other ways than an assignment. */
const REACHES = [
  "exec 's0 = 1'",
  "exec 's0 = 1' in {}",
  "exec 's0 = 1' in d0",
  "exec 's0 = 1' in globals(), locals()",
  "x0 = eval('n0')",
  "locals()['s0'] = 'loc'",
  "vars()['l0'] = l1",
  "globals()['n0'] = 5",
  "del locals()['n0']",
  "locals().update(s0='u')",
  "locals().setdefault('x0', l0)",
  "locals().get('l0').append(1)",
  'x0 = locals()',
  "x0['s0'] = 'x'",
  "x0.update({'n0': 'x'})",
  "d0['a'] = vars()",
  "d0['a']['s0'] = 'q'",
  'l0.append(locals())',
  'l0.sort(key=id)',
  "l0[-1]['s1'] = 'q'",
  '(lambda d=locals(): d.update(s0=2))()',
  'x1 = (os.getpid() and locals() or d1)',
  "x1['l1'] = 'x'",
  'from string import *',
  'from os.path import *',
  'global s1',
];

/** Definitions that change what a name of the file is, whether they are used or not. */
const DEFINITIONS = [
  'def k0():\n  global s0\n  s0 = 1',
  'def k0(x=1):\n  def k1():\n    global n0\n    n0 = x\n  k1()\nk0()',
  'class C0:\n  s0 = 1\n  n0 = 2',
  'class C0(object):\n  def m(self, l=l0): l.append(1)\nC0().m()',
  "class C0:\n  global s1\n  s1 = 'c'",
  "class C0(dict):\n  pass\nx0 = C0(a=l0)\nx0['a'].append(1)",
  'class C0:\n  def __getattr__(self, n, l=l0): l.append(n); return 1\nx0 = C0().q',
  "class C0:\n  def __add__(self, o, l=l0): l.append(o); return 'sum'\nx0 = C0() + 1",
  'def k0(x, l=l0):\n  yield x\n  l.append(x)\nx0 = list(k0(1))',
  'with open("/dev/null") as x0: s0 = 1',
  'with open("/dev/null"): l0.append(2)',
  '@list\ndef x0(): pass',
  "@(lambda f: f('x'))\ndef x0(v, l=l0): l.append(v); return l",
];

const EXCEPTIONS = [
  '',
  '',
  ' Exception',
  ' ValueError',
  ' (TypeError, KeyError)',
  ' NameError',
  ' IndexError, e',
  ' LookupError as e',
  ' OSError',
];

class Programs {
  readonly #choose: Chooser;
  #functions = 0;

  constructor(choose: Chooser) {
    this.#choose = choose;
  }

  program(): string[] {
    const names: Names = {
      str: ['s0', 's1'],
      int: ['n0', 'n1'],
      list: ['l0', 'l1'],
      dict: ['d0'],
      calls: [],
      os: true,
    };
    const start = [
      "l2 = ['x', 'y']",
      "x0 = 'x'",
      'x1 = 5',
      "d1 = {'a': 'A', 'b': 2}",
      "s0 = 'web'",
      "s1 = 'a'",
      'n0 = 3',
      'n1 = 1',
      "l0 = ['a', 'b', 'web']",
      'l1 = []',
      "d0 = {'a': 1}",
    ];
    const body = Array.from({ length: 4 + this.#choose.below(10) }, () => this.#statement(names, 2, true));
    return [...start.filter(() => !this.#choose.once(40)), ...body];
  }

  /** A statement of one or more lines. */
  #statement(names: Names, depth: number, top: boolean): string {
    const choose = this.#choose;
    const write = new Expressions(choose, names);
    const compound = depth > 0 && choose.once(3);
    if (compound) return this.#compound(names, write, depth, top).join('\n');
    if (choose.once(4)) return rareStatement(choose, write);
    return choose.make(
      () => `${choose.of(names.str.length ? names.str : ['s0'])} = ${write.str(2)}`,
      () => `${choose.of(['n0', 'n1'])} = ${write.int(2)}`,
      () => `${choose.of(['l0', 'l1', 'l2'])} = ${write.list(2)}`,
      () => `${choose.of(['d0', 'd1'])} = ${write.dict(2)}`,
      () => `${choose.of(['x0', 'x1', 's1', 'l1'])} = ${write.any(2)}`,
      () =>
        `${choose.of(['s0', 's1', 'l0', 'l1', 'n0', 'x0'])} ${choose.of(['+=', '+=', '+=', '*=', '-=', '%=', '|='])} ${write.any(1)}`,
      () => this.#listChange(write),
      () => this.#listChange(write),
      () => this.#dictChange(write),
      () =>
        `${choose.of(['s0, n0', '(s0, s1)', '[l0, l1]', 'n0, (s0, s1)', 'l0[0], s0', 's0, l1[:]'])} = ${choose.make(
          () => write.tuple(1),
          () => write.list(1),
          () => `(${write.any(1)}, ${write.any(1)})`,
        )}`,
      () =>
        `${choose.of(['l2 = l0', 'l1 = l0', 'x0 = l0', 'd1 = d0', 's1 = s0', 'x1 = l1', 'l0 = l1 = []', 'x0 = x1 = s0'])}`,
      () =>
        choose.of([
          'del l0[0]',
          'del l1[:]',
          'del s1',
          "del d0['a']",
          'del l0[1:]',
          'del x0',
          'del l0[-1], s0',
          'print s0',
          "print '%s' % s0,",
          'assert s0',
          'assert n0 == n1',
          'pass',
        ]),
      () => `assert ${write.bool(1)}`,
      () =>
        choose.of([
          'x0 = iter(l0)',
          'x0 = (x for x in l0)',
          'l1 = list(x0)',
          'x1 = enumerate(l0)',
          'x0 = reversed(l0)',
          'l1 = [y for y in x0]',
          'x0 = (s0 + x for x in l0)',
          'x1 = d0.iteritems()',
        ]),
      () =>
        choose.of([
          'l0 = map(l1.append, l0)',
          'x0 = l0.append',
          'x0(s0)',
          "l1 = [x0('q') for x in l0]",
          's0 = x0',
          'x1 = len',
          'n0 = x1(l0)',
          'x0 = l0.sort()',
          choose.once(3) ? choose.of(REACHES) : 'x1 = d0',
          "x0 = locals().get('s0')",
          "x0 = 's0' in locals()",
          choose.once(6) && top ? choose.of(DEFINITIONS) : 'x1 = l0',
          'l1 = sorted([s0, n0, None, l0, 1.5])',
          "os.stat('/x')",
          'import string',
          's0 = string.upper(s1)',
        ]),
    );
  }

  #listChange(write: Expressions): string {
    const choose = this.#choose;
    const list = choose.of(['l0', 'l1', 'l2', 'x0', 'l0', 'l1']);
    return choose.make(
      () => `${list}.append(${write.any(1)})`,
      () => `${list}.append(${choose.of(['l0', 'l1', 's0'])})`,
      () => `${list}[${choose.of(['0', '-1'])}].append(${write.any(1)})`,
      () => `${list}.extend(${write.list(1)})`,
      () => `${list}.insert(${choose.of(['0', '1', '-1', 'n0'])}, ${write.any(1)})`,
      () => `${choose.of(['', 's0 = ', 'x0 = '])}${list}.pop(${choose.of(['', '0', 'n0'])})`,
      () => `${list}.remove(${write.str(1)})`,
      () => `${list}.${choose.of(['sort()', 'reverse()', 'sort(key=len)', 'sort(reverse=1)'])}`,
      () => `${list}[${choose.of(['0', '-1', 'n0'])}] = ${write.any(1)}`,
      () => `${list}[${choose.of(['1:', ':1', ':', '::2', '1:2', 'n0:', '::-1'])}] = ${write.list(1)}`,
      () => `${list}[${choose.of(['0', 'n1'])}] += ${write.any(1)}`,
    );
  }

  #dictChange(write: Expressions): string {
    const choose = this.#choose;
    const dict = choose.of(['d0', 'd1', 'd0']);
    return choose.make(
      () => `${dict}[${write.str(1)}] = ${write.any(1)}`,
      () => `${dict}['a'] = ${choose.of(['l0', 'l1', 'd0', 's0'])}`,
      () => `${dict}.update(${write.dict(1)})`,
      () =>
        `${choose.of(['x0 = ', ''])}${dict}.${choose.of(["pop('a')", "setdefault('a', l0)", 'copy()', 'clear()', "get('a')", "pop('zz', 1)"])}`,
      () => `${dict}['a'] += ${write.any(1)}`,
    );
  }

  #block(names: Names, depth: number, ...more: readonly string[]): string[] {
    const body = Array.from({ length: 1 + this.#choose.below(2) }, () => this.#statement(names, depth - 1, false));
    return indent([...body, ...more]);
  }

  #compound(names: Names, write: Expressions, depth: number, top: boolean): string[] {
    const choose = this.#choose;
    const block = (...more: readonly string[]): string[] => this.#block(names, depth, ...more);
    const leave = (): string[] =>
      choose.make<string[]>(
        () => [],
        () => [],
        () => [`if ${write.bool(1)}: ${choose.of(['break', 'continue'])}`],
        () => [choose.of(['break', 'continue'])],
      );
    const orelse = (): string[] => (choose.once(3) ? ['else:', ...block()] : []);
    return choose.make(
      () => [`if ${write.bool(2)}:`, ...block(), ...orelse()],
      () => [`if ${write.bool(1)}:`, ...block(), `elif ${write.bool(1)}:`, ...block(), ...orelse()],
      () => [
        `for ${choose.of(['x0', 's0', 'i', 'i, x0', 'n0'])} in ${choose.make(
          () => write.list(1),
          () => write.list(1),
          () => 'range(3)',
          () => write.str(1),
          () => write.dict(1),
          () => `enumerate(${write.list(1)})`,
          () => 'l0',
          () => 'iter(l0)',
          () => `(y for y in l0)`,
          () => `zip(l0, range(9))`,
          () => 'x0',
        )}:`,
        ...block(...leave()),
        ...orelse(),
      ],
      () => [
        'i = 0',
        `while ${choose.of(['i < 3', 'i < n0', 'i < 2 and s0', 'i != 2', 'i < os.getpid()'])}:`,
        '  i += 1',
        ...block(...leave()),
        ...orelse(),
      ],
      () => [
        'try:',
        ...block(),
        ...(choose.once(3)
          ? [`  raise ${choose.of(["ValueError('x')", 'KeyError', 'IndexError, 1', 'StopIteration()'])}`]
          : []),
        `except${choose.of(EXCEPTIONS)}:`,
        ...block(...(choose.once(6) ? ['raise'] : [])),
        ...(choose.once(4) ? ['except:', ...block()] : []),
        ...orelse(),
        ...(choose.once(4) ? ['finally:', ...block()] : []),
      ],
      () => ['try:', ...block("os.stat('/x')"), `except${choose.of(EXCEPTIONS)}:`, ...block(), ...orelse()],
      () => ['try:', ...block(), 'finally:', ...block()],
      () => (top ? this.#function(names, depth) : [`if ${write.bool(1)}:`, ...block()]),
      () => (top ? this.#function(names, depth) : [`for x0 in ${write.list(1)}:`, ...block(...leave())]),
    );
  }

  #function(names: Names, depth: number): string[] {
    const choose = this.#choose;
    const name = `f${this.#functions++}`;
    const outer = new Expressions(choose, names);
    const os = choose.once(2);
    const inner: Names = {
      str: ['x', 's0'].slice(0, 1 + choose.below(2)),
      int: [],
      list: ['l0'],
      dict: [],
      calls: names.calls.length && choose.once(2) ? ['g'] : [],
      os,
    };
    const parameters = [
      'x',
      `y=${outer.any(1)}`,
      ...(inner.str.length > 1 ? ["s0='d'"] : []),
      'l0=l0',
      ...(os ? ['os=os'] : []),
      ...(inner.calls.length ? [`g=${names.calls[0]}`] : []),
      ...choose.of([[], [], ['*rest'], ['**more']]),
    ];
    const write = new Expressions(choose, inner);
    const end = choose.make(
      () => [`return ${write.str(2)}`],
      () => [`return ${write.any(2)}`],
      () => [`if ${write.bool(1)}:`, `  return ${write.str(1)}`, `return ${write.any(1)}`],
      () => [`for i in ${write.list(1)}:`, `  if ${write.bool(1)}: return ${choose.of(['i', 'x', 'l0'])}`],
      () => [
        'def h(z, y=y):',
        `  ${choose.of(['', 'l0.append(z); '])}return ${choose.of(['x', 'z', 'l0', 'str(x) + str(z)'])}`,
        'return h(1)',
      ],
      () => ['return lambda z=1: (x, z)'],
      () => ['l0.append(x)'],
      () => [`global gg`, `gg = ${write.any(1)}`, 'return gg'],
      () => ['try:', `  return ${write.any(1)}`, 'finally:', `  ${choose.of(['l0.append(1)', 'x = 1', 'return x'])}`],
      () => ['yield x', 'l0.append(x)'],
    );
    const body = this.#choose.many(2, () => this.#statement(inner, depth - 1, false));
    names.calls.push(name);
    return [`def ${name}(${parameters.join(', ')}):`, ...indent([...body, ...end])];
  }
}
