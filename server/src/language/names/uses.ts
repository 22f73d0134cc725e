import type { Expression, LambdaNode, Parameters, Statement } from '../../syntax/python/ast.ts';
import { type Span, span } from '../../syntax/text.ts';

/** One place where a program has a name. */
export interface Use {
  readonly name: string;
  readonly span: Span;
  /** True where the name is set or deleted, not read. */
  readonly sets: boolean;
  readonly as: 'variable' | 'function' | 'class' | 'module' | 'parameter';
}

/** The names of one scope: the file, a function, a class, a generator. */
export interface Scope {
  readonly kind: 'file' | 'function' | 'class';
  readonly parent?: Scope;
  readonly uses: Use[];
  /** What `global` takes out of it. */
  readonly globals: Set<string>;
}

/** All that a program does with names. */
export interface ProgramNames {
  readonly scopes: readonly Scope[];
  /** Names that calls give to arguments. */
  readonly keywords: ReadonlySet<string>;
  /** True with `exec`: then names cannot be told from the text. */
  readonly opaque: boolean;
}

/** The names of a program by the scopes that they are written in. Nesting is bounded by the reader. */
export function usesIn(body: readonly Statement[]): ProgramNames {
  const walk = new Walk();
  walk.block(walk.file, body);
  return { scopes: walk.scopes, keywords: walk.keywords, opaque: walk.opaque };
}

class Walk {
  readonly file: Scope = { kind: 'file', uses: [], globals: new Set() };
  readonly scopes: Scope[] = [this.file];
  readonly keywords = new Set<string>();
  opaque = false;

  block(scope: Scope, body: readonly Statement[]): void {
    for (const statement of body) this.#statement(scope, statement);
  }

  #inner(parent: Scope, kind: Scope['kind']): Scope {
    const scope: Scope = { kind, parent, uses: [], globals: new Set() };
    this.scopes.push(scope);
    return scope;
  }

  #add(scope: Scope, name: string, where: Span, as: Use['as'], sets = true): void {
    scope.uses.push({ name, span: where, sets, as });
  }

  #statement(scope: Scope, node: Statement): void {
    switch (node.kind) {
      case 'assign':
        this.#read(scope, node.value);
        for (const target of node.targets) this.#set(scope, target);
        return;
      case 'augmented':
        this.#read(scope, node.value);
        return this.#set(scope, node.target);
      case 'exec':
        this.opaque = true;
        return this.#readAll(scope, [node.code, node.globals, node.locals]);
      case 'import':
      case 'from':
        if (node.kind === 'from' && node.star) this.opaque = true;
        for (const { name, nameSpan, as, asSpan } of node.names) {
          const [top = name] = name.split('.', 1);
          const own = span(nameSpan.start, nameSpan.start + top.length);
          this.#add(scope, as ?? top, asSpan ?? own, 'module');
        }
        return;
      case 'def': {
        this.#readAll(scope, node.decorators);
        this.#add(scope, node.name, node.nameSpan, 'function');
        return this.block(this.#parameters(scope, node.parameters), node.body);
      }
      case 'class':
        this.#readAll(scope, [...node.decorators, ...node.bases]);
        this.#add(scope, node.name, node.nameSpan, 'class');
        return this.block(this.#inner(scope, 'class'), node.body);
      case 'global':
        for (const name of node.names) scope.globals.add(name);
        return;
      case 'del':
        for (const target of node.targets) this.#set(scope, target);
        return;
      default:
        return this.#other(scope, node);
    }
  }

  #other(scope: Scope, node: Statement): void {
    switch (node.kind) {
      case 'if':
        for (const { test, body } of node.branches) {
          this.#read(scope, test);
          this.block(scope, body);
        }
        return this.block(scope, node.orelse);
      case 'for':
        this.#read(scope, node.iterable);
        this.#set(scope, node.target);
        this.block(scope, node.body);
        return this.block(scope, node.orelse);
      case 'while':
        this.#read(scope, node.test);
        this.block(scope, node.body);
        return this.block(scope, node.orelse);
      case 'try':
        this.block(scope, node.body);
        for (const { type, target, body } of node.handlers) {
          this.#readAll(scope, [type]);
          if (target) this.#set(scope, target);
          this.block(scope, body);
        }
        this.block(scope, node.orelse);
        return this.block(scope, node.finally ?? []);
      case 'with':
        for (const { context, target } of node.items) {
          this.#read(scope, context);
          if (target) this.#set(scope, target);
        }
        return this.block(scope, node.body);
      case 'expression':
      case 'return':
        return this.#readAll(scope, [node.value]);
      case 'print':
        return this.#readAll(scope, [node.to, ...node.values]);
      case 'raise':
        return this.#readAll(scope, [node.type, node.value, node.traceback]);
      case 'assert':
        return this.#readAll(scope, [node.test, node.message]);
      default:
        return;
    }
  }

  /** A function's scope; its defaults belong to the code around it. */
  #parameters(scope: Scope, { positional, star, doubleStar }: Parameters): Scope {
    for (const parameter of positional) this.#readAll(scope, [parameter.default]);
    const inner = this.#inner(scope, 'function');
    for (const { target } of positional) this.#set(inner, target, 'parameter');
    for (const name of [star, doubleStar]) if (name) this.#set(inner, name, 'parameter');
    return inner;
  }

  #set(scope: Scope, target: Expression, as: Use['as'] = 'variable'): void {
    if (target.kind === 'name') this.#add(scope, target.name, target.span, as);
    else if (target.kind === 'tuple' || target.kind === 'list') {
      for (const item of target.items) this.#set(scope, item, as);
    } else this.#read(scope, target);
  }

  #readAll(scope: Scope, nodes: readonly (Expression | undefined)[]): void {
    for (const node of nodes) if (node) this.#read(scope, node);
  }

  #read(scope: Scope, node: Expression): void {
    switch (node.kind) {
      case 'name':
        return this.#add(scope, node.name, node.span, 'variable', false);
      case 'list':
      case 'tuple':
      case 'set':
        return this.#readAll(scope, node.items);
      case 'dict':
        for (const { key, value } of node.entries) this.#readAll(scope, [key, value]);
        return;
      case 'comprehension':
        return this.#comprehension(scope, node);
      case 'unary':
        return this.#read(scope, node.operand);
      case 'binary':
      case 'boolean':
      case 'compare':
        return this.#readAll(scope, node.operands);
      case 'conditional':
        return this.#readAll(scope, [node.test, node.body, node.orelse]);
      case 'attribute':
        return this.#read(scope, node.object);
      case 'subscript':
        return this.#readAll(scope, [node.object, node.index]);
      case 'slice':
        return this.#readAll(scope, [node.lower, node.upper, node.step]);
      case 'call':
        for (const { name } of node.keywords) this.keywords.add(name);
        this.#readAll(scope, [node.callee, ...node.args, ...node.keywords.map(({ value }) => value)]);
        return this.#readAll(scope, [node.star, node.doubleStar]);
      case 'lambda':
        return this.#lambda(scope, node);
      case 'repr':
      case 'yield':
        return this.#readAll(scope, [node.value]);
      default:
        return;
    }
  }

  #lambda(scope: Scope, { parameters, body }: LambdaNode): void {
    this.#read(this.#parameters(scope, parameters), body);
  }

  /** Only a list's belongs to the code around it (Python 2); of the others that does the first iterable alone. */
  #comprehension(scope: Scope, { of, element, value, clauses }: Extract<Expression, { kind: 'comprehension' }>): void {
    const inner = of === 'list' ? scope : this.#inner(scope, 'function');
    for (const [i, { target, iterable, conditions }] of clauses.entries()) {
      this.#read(i ? inner : scope, iterable);
      this.#set(inner, target);
      this.#readAll(inner, conditions);
    }
    this.#readAll(inner, [element, value]);
  }
}
