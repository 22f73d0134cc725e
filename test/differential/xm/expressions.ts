import type { Chooser } from './choose.ts';
import { rareBool, rareDict, rareInt, rareList, rareStr } from './rarer.ts';

/** Names that can be used, by the type that they most likely hold. */
export interface Names {
  readonly str: string[];
  readonly int: string[];
  readonly list: string[];
  readonly dict: string[];
  /** Functions that take a text and give something. */
  readonly calls: string[];
  /** True at the file's top level and in functions that were handed `os`. */
  readonly os: boolean;
}

const WORDS = [
  "'web'",
  "'a'",
  "''",
  "'xenbr0'",
  "'00:16:3e:00:00:0%d'",
  '"it\'s"',
  "'a,b,,c'",
  "'A b'",
  "'x\\ty\\n'",
  "r'\\n'",
  "'''two\nlines'''",
  "'%'",
  "'a' 'b'",
  "'12'",
  "' 7 '",
  "u'web'",
  "'\\x41\\101\\q'",
  "'b\\0'",
  "b'x'",
];
const INTS = [
  '0',
  '1',
  '2',
  '3',
  '7',
  '-1',
  '10',
  '0x10',
  '010',
  '512',
  '9223372036854775807',
  '-9223372036854775808',
  'True',
  '5L',
  '0.5',
  '-0.0',
  '1e16',
  '0777',
  '0b101',
  '0o17',
  '0xffffffffffffffff',
  '2 ** 64',
];
const FORMATS = [
  '%s',
  '%d',
  '%5s',
  '%-5s|',
  '%03d',
  '%x',
  '%r',
  '%%',
  '%5.2s',
  '%+d',
  '%.3f',
  '%g',
  '%o',
  '%c',
  '%s-%s',
  '%(a)s',
  '%*d',
  '%X',
  '%e',
  '%i',
  '%5d|',
  '%#x',
  '%.0f',
  '%-+6d|',
  '%#o',
  '%G',
  '%08.3f',
  '%ld',
  '%5%',
];
const TEMPLATES = [
  '{0}',
  '{}',
  '{}-{}',
  '{0}{0}',
  '{a}',
  '{0:>5}',
  '{0:03d}',
  '{0!r}',
  '{{}}{0}',
  '{0:<6}|',
  '{0:^7}',
  '{0[0]}',
  '{0:x}',
  '{0:.2f}',
  '{0:5}|',
  '{0:,}',
  '{0:+}',
  '{0:%}',
  '{0:*^9}',
  '{0:=+7}',
  '{0:{1}}',
  '{0[a]}',
  '{0.real}',
  '{0:#b}',
  '{0!s:.2}',
];

/** Writes expressions: of a type that fits mostly, and of any other now and then. */
export class Expressions {
  readonly #choose: Chooser;
  readonly #names: Names;

  constructor(choose: Chooser, names: Names) {
    this.#choose = choose;
    this.#names = names;
  }

  any(depth: number): string {
    const deeper = depth - 1;
    return this.#choose.make(
      () => this.str(deeper),
      () => this.int(deeper),
      () => this.list(deeper),
      () => this.dict(deeper),
      () => this.bool(deeper),
      () => this.tuple(deeper),
      () => this.#choose.of(['None', "u'u'", '1.5', '0.1', '1e16', '-0.0', '2.5e-7']),
    );
  }

  /** Several chances for the rarer forms, of which there are very many. */
  #rarely(make: () => string): (() => string)[] {
    return [make, make, make, make];
  }

  /** An expression of the type, or now and then of another one. */
  #loose(depth: number, make: () => string): string {
    return this.#choose.once(25) ? this.any(depth) : make();
  }

  str(depth: number): string {
    const { str } = this.#names;
    if (depth <= 0) return str.length && !this.#choose.once(3) ? this.#choose.of(str) : this.#choose.of(WORDS);
    const less = depth - 1;
    return this.#choose.make(
      () => this.str(0),
      () => `${this.str(less)} + ${this.#loose(less, () => this.str(less))}`,
      () => `(${this.#choose.of(WORDS)} + '${this.#choose.of(FORMATS)}') % ${this.any(less)}`,
      () => `'${this.#choose.of(FORMATS)}' % (${this.any(less)},)`,
      () =>
        `'${this.#choose.of(FORMATS)}' % ${this.#choose.make(
          () => this.int(less),
          () => this.str(less),
          () => this.dict(less),
        )}`,
      () =>
        `'${this.#choose.of(TEMPLATES)}'.format(${[this.any(less), this.any(less)].slice(0, 1 + this.#choose.below(2)).join(', ')})`,
      () => `'${this.#choose.of(TEMPLATES)}'.format(a=${this.any(less)})`,
      () => this.#method(less),
      () => `str(${this.any(less)})`,
      () => `repr(${this.any(less)})`,
      () => `\`${this.any(less)}\``,
      () => `${this.str(less)}[${this.#index(less)}]`,
      () => `${this.str(less)}[${this.#slice(less)}]`,
      () => `${this.list(less)}[${this.#index(less)}]`,
      () => `${this.dict(less)}[${this.str(0)}]`,
      () => `${this.dict(less)}.get(${this.str(0)}, ${this.any(less)})`,
      () => `(${this.str(less)} if ${this.bool(less)} else ${this.str(less)})`,
      () => `(${this.any(less)} ${this.#choose.of(['or', 'and'])} ${this.str(less)})`,
      () => `${this.str(less)} * ${this.#choose.of(['0', '1', '2', '3', '-1'])}`,
      () => this.#call(less),
      () => this.#machine(),
      () =>
        `(lambda x, y=${this.any(less)}: ${this.#choose.of(["x + 'l'", 'str(x)', 'y', '(x, y)', 'x * 2', 'zz'])})(${this.str(less)})`,
      () => `max(${this.list(less)})`,
      () => `'-'.join(${this.#items(less)})`,
      ...this.#rarely(() => rareStr(this.#choose, this, less)),
    );
  }

  #method(depth: number): string {
    const self = this.str(depth);
    const word = () => this.str(0);
    return this.#choose.make(
      () =>
        `${self}.${this.#choose.of(['upper', 'lower', 'strip', 'title', 'capitalize', 'swapcase', 'lstrip', 'rstrip'])}()`,
      () => `${self}.replace(${word()}, ${word()})`,
      () => `${self}.replace(${word()}, ${word()}, ${this.int(0)})`,
      () => `${self}.strip(${word()})`,
      () => `${self}.join(${this.#items(depth)})`,
      () => `${self}.${this.#choose.of(['zfill', 'center', 'ljust', 'rjust'])}(${this.#choose.below(9)})`,
      () =>
        `${self}.${this.#choose.of(['partition', 'rpartition'])}(${word()})[${this.#choose.of(['0', '1', '2', '-1'])}]`,
      () => `${self}.expandtabs(${this.#choose.below(9)})`,
    );
  }

  #machine(): string {
    if (!this.#names.os) return this.#choose.of(WORDS);
    return this.#choose.of([
      'os.getcwd()',
      "os.getenv('X', 'd')",
      "os.getenv('Y')",
      'str(os.getpid())',
      "'/etc' + os.sep",
    ]);
  }

  #call(depth: number): string {
    const { calls } = this.#names;
    if (!calls.length) return this.str(depth);
    const name = this.#choose.of(calls);
    return this.#choose.make(
      () => `${name}(${this.any(depth)})`,
      () => `${name}(${this.str(depth)}, ${this.any(depth)})`,
      () => `${name}(*${this.tuple(depth)})`,
      () => `${name}(x=${this.any(depth)})`,
      () => `${name}(${this.list(depth)})`,
    );
  }

  int(depth: number): string {
    const { int } = this.#names;
    if (depth <= 0) return int.length && !this.#choose.once(3) ? this.#choose.of(int) : this.#choose.of(INTS);
    const less = depth - 1;
    return this.#choose.make(
      () => this.int(0),
      () =>
        `${this.int(less)} ${this.#choose.of(['+', '-', '*', '/', '//', '%', '&', '|', '^'])} ${this.#loose(less, () => this.int(less))}`,
      () => `(${this.int(less)} ${this.#choose.of(['<<', '>>', '**'])} ${this.#choose.below(5)})`,
      () => `${this.#choose.of(['-', '~', '+', 'not '])}${this.int(0)}`,
      () => `len(${this.any(less)})`,
      () => `int(${this.any(less)})`,
      () => `${this.str(less)}.${this.#choose.of(['find', 'count', 'rfind', 'index'])}(${this.str(0)})`,
      () => `${this.list(less)}.${this.#choose.of(['index', 'count'])}(${this.any(less)})`,
      () =>
        `sum(${this.#choose.make(
          () => `[${this.int(less)}, ${this.int(less)}]`,
          () => `len(x) for x in ${this.list(less)}`,
        )})`,
      () => `(${this.int(less)} if ${this.bool(less)} else ${this.int(less)})`,
      () =>
        `${this.#choose.of(['abs', 'ord', 'hash', 'bool', 'float', 'long', 'round'])}(${this.#choose.make(
          () => this.int(less),
          () => this.str(less),
        )})`,
      () => `cmp(${this.any(less)}, ${this.any(less)})`,
      () => `min(${this.int(less)}, ${this.int(less)})`,
      () => (this.#names.os ? 'os.getpid()' : '1'),
      () => `divmod(${this.int(less)}, ${this.int(less)})[0]`,
      () => `reduce(lambda a, b: a + b, ${this.#choose.of(['[1, 2, 3]', 'range(4)', this.list(less)])})`,
      ...this.#rarely(() => rareInt(this.#choose, this, less)),
    );
  }

  bool(depth: number): string {
    const less = depth - 1;
    if (depth <= 0) return this.#choose.of(['1', '0', 'True', 'False', this.str(0), this.int(0)]);
    return this.#choose.make(
      () => `${this.any(less)} ${this.#choose.of(['==', '!=', '<', '>', '<=', '>=', '<>'])} ${this.any(less)}`,
      () => `${this.int(less)} ${this.#choose.of(['==', '!=', '<', '>', '<=', '>='])} ${this.int(less)}`,
      () => `${this.int(less)} < ${this.int(less)} <= ${this.int(less)}`,
      () =>
        `${this.str(less)} ${this.#choose.of(['in', 'not in'])} ${this.#choose.make(
          () => this.str(less),
          () => this.list(less),
          () => this.dict(less),
          () => this.tuple(less),
        )}`,
      () => `${this.bool(less)} ${this.#choose.of(['and', 'or'])} ${this.bool(less)}`,
      () => `not ${this.any(less)}`,
      () => `${this.str(less)}.${this.#choose.of(['startswith', 'endswith'])}(${this.str(0)})`,
      () =>
        `${this.str(less)}.${this.#choose.of(['isdigit', 'isalpha', 'isupper', 'islower', 'isspace', 'isalnum'])}()`,
      () =>
        `isinstance(${this.any(less)}, ${this.#choose.of(['str', 'int', 'list', 'basestring', '(str, int)', 'dict', 'tuple', 'bool'])})`,
      () => `${this.#choose.of(['any', 'all'])}(${this.#items(less)})`,
      () => `${this.any(less)} is ${this.#choose.of(['None', 'not None'])}`,
      () =>
        `type(${this.any(less)}) ${this.#choose.of(['==', 'is'])} ${this.#choose.of(['str', 'int', 'list', 'type(1)'])}`,
      () =>
        this.#names.os
          ? this.#choose.of(['os.getpid() > 1', 'os.isatty(0)', "os.getcwd() == ''", "os.getenv('X')"])
          : 'True',
      () => `${this.dict(less)}.has_key(${this.str(0)})`,
      ...this.#rarely(() => rareBool(this.#choose, this, less)),
    );
  }

  list(depth: number): string {
    const { list } = this.#names;
    if (depth <= 0)
      return list.length && !this.#choose.once(4)
        ? this.#choose.of(list)
        : `[${this.#choose.many(3, () => this.str(0)).join(', ')}]`;
    const less = depth - 1;
    return this.#choose.make(
      () => this.list(0),
      () => `[${this.#choose.many(3, () => this.#loose(less, () => this.str(less))).join(', ')}]`,
      () => `${this.list(less)} + ${this.#loose(less, () => this.list(less))}`,
      () => `${this.list(less)} * ${this.#choose.of(['0', '1', '2'])}`,
      () => `${this.list(less)}[${this.#slice(less)}]`,
      () => `${this.str(less)}.${this.#choose.of(['split', 'rsplit', 'splitlines'])}()`,
      () =>
        `${this.str(less)}.${this.#choose.of(['split', 'rsplit'])}(${this.#choose.of(["','", "'a'", "'b'", 'None', "''"])}${this.#choose.of(['', ', 1', ', 0'])})`,
      () => this.#comprehension(less),
      () => `${this.#choose.of(['sorted', 'list', 'list'])}(${this.#items(less)})`,
      () =>
        `sorted(${this.list(less)}, ${this.#choose.of(['reverse=True', 'key=len', 'cmp=lambda a, b: cmp(b, a)', 'key=lambda x: x[-1:]', 'None, str'])})`,
      () => `range(${this.#choose.of(['3', '1, 4', '5, 0, -2', '0', this.int(less)])})`,
      () =>
        `map(${this.#choose.of(['str', 'len', 'lambda x: x + 1', "lambda x: x + 'm'", 'None'])}, ${this.list(less)})`,
      () => `filter(${this.#choose.of(['None', 'lambda x: x', "lambda x: x != 'a'", 'len'])}, ${this.list(less)})`,
      () => `zip(${this.list(less)}, ${this.list(less)})`,
      () => `${this.dict(less)}.${this.#choose.of(['keys', 'values', 'items'])}()`,
      () => `sorted(${this.dict(less)}.${this.#choose.of(['keys', 'values', 'items', 'iterkeys', 'iteritems'])}())`,
      () => (this.#names.os ? "os.listdir('/')" : '[]'),
      () => `(${this.list(less)} or ${this.list(less)})`,
      () => `[${this.list(less)}, ${this.list(less)}]`,
      ...this.#rarely(() => rareList(this.#choose, this, less)),
    );
  }

  #comprehension(depth: number): string {
    const x = this.#choose.of(['x', 'i', 's0']);
    const inner = this.#choose.of([x, `str(${x})`, `${x} + '!'`, `(${x}, 1)`, `[${x}]`, this.str(depth)]);
    const source = this.#items(depth);
    const condition = this.#choose.of([
      '',
      '',
      ` if ${x}`,
      ` if ${this.bool(depth)}`,
      ` if ${x} != 'a'`,
      ` for j in range(2) if j`,
    ]);
    return `[${inner} for ${x} in ${source.includes(' for ') && !source.startsWith('(') ? `(${source})` : source}${condition}]`;
  }

  /** Something to iterate over. */
  #items(depth: number): string {
    return this.#choose.make(
      () => this.list(depth),
      () => this.list(depth),
      () => this.tuple(depth),
      () => this.str(depth),
      () => this.dict(depth),
      () => `(${this.#choose.of(['x', "x + 'g'", 'str(x)', 'len(x)'])} for x in ${this.list(depth)})`,
      () => `${this.#choose.of(['enumerate', 'reversed', 'iter', 'set'])}(${this.list(depth)})`,
      () => `${this.#choose.of(['xrange', 'range'])}(${this.#choose.below(4)})`,
    );
  }

  tuple(depth: number): string {
    return `(${this.#choose.many(2, () => `${this.any(depth - 1)}, `).join('')}${this.any(depth - 1)},)`;
  }

  dict(depth: number): string {
    const { dict } = this.#names;
    if (dict.length && !this.#choose.once(3)) return this.#choose.of(dict);
    const less = depth - 1;
    return this.#choose.make(
      () => '{}',
      () => `{'a': ${this.any(less)}}`,
      () => `{'a': ${this.any(less)}, ${this.#choose.of(["'b'", '1', "'web'", this.str(0)])}: ${this.any(less)}}`,
      () => `dict(a=${this.any(less)})`,
      () => `dict([('a', ${this.any(less)}), (${this.any(less)}, 1)])`,
      () =>
        `{${this.#choose.of(['x', "'k' + x"])}: ${this.#choose.of(['1', 'x', 'len(x)'])} for x in ${this.list(less)}}`,
      () => (depth > 0 ? rareDict(this.#choose, this, less) : '{}'),
    );
  }

  #index(depth: number): string {
    return this.#choose.make(
      () => this.#choose.of(['0', '-1', '1', '2']),
      () => this.int(depth),
    );
  }

  #slice(depth: number): string {
    const bound = () =>
      this.#choose.make(
        () => '',
        () => this.#choose.of(['1', '-1', '2', '0']),
        () => this.int(depth - 1),
      );
    return this.#choose.once(4)
      ? `${bound()}:${bound()}:${this.#choose.of(['-1', '2', '1', ''])}`
      : `${bound()}:${bound()}`;
  }
}
