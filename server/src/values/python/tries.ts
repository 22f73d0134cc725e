import type { Expression, Handler, TryStatement, WithStatement } from '../../syntax/python/ast.ts';
import { assign } from './assign.ts';
import type { RunBlock } from './branches.ts';
import { havoc, unknownCode } from './effects.ts';
import { evaluate } from './evaluate.ts';
import { type Flow, NEXT, then, union } from './flow.ts';
import { closeInside, fork } from './fork.ts';
import type { Machine } from './machine.ts';
import { type Py, unknown } from './objects.ts';
import { isA, isExceptionName, Raised } from './raise.ts';
import type { Scope } from './scope.ts';
import { namesIn, namesOfStatement } from './tree.ts';

/** How a piece of code ended that may raise exceptions. */
interface Attempt {
  readonly end: Flow | Raised;
  /** Why it may have ended earlier with an exception, if it may. */
  readonly may: string | undefined;
}

/** Runs a piece of code whose exceptions are caught. */
function attempt(machine: Machine, catchesNames: boolean, work: () => Flow): Attempt {
  const { depth, mayRaise } = machine;
  const frame = machine.frames.at(-1);
  machine.mayRaise = undefined;
  machine.tries++;
  if (catchesNames) machine.nameTries++;
  let may: string | undefined;
  try {
    return { end: work(), may: machine.mayRaise };
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    machine.unwind(depth);
    closeInside(machine, frame);
    may = machine.mayRaise;
    return { end: error, may };
  } finally {
    machine.tries--;
    if (catchesNames) machine.nameTries--;
    machine.mayRaise = mayRaise;
  }
}

export function tryStatement(machine: Machine, scope: Scope, node: TryStatement, block: RunBlock): Flow {
  if (!node.finally) return handled(machine, scope, node, block);
  const { depth } = machine;
  const frame = machine.frames.at(-1);
  let raised: Raised | undefined;
  let flow = NEXT;
  try {
    flow = handled(machine, scope, node, block);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    machine.unwind(depth);
    closeInside(machine, frame);
    raised = error;
  }
  const leaves = namesIn(node.finally).leaves;
  // It may take away an exception that ended the block before its last statement.
  if (leaves && !raised) havoc(machine, scope, namesOfStatement(node), 'it may have ended with an exception');
  const end = block(node.finally);
  if (end === NEXT) {
    if (raised) throw raised;
    return flow;
  }
  if (!end.next) return end;
  machine.doubt(end.reason);
  const left = { ...end, next: false };
  return raised ? left : union(machine, end.reason, flow, left);
}

/** `try` without its `finally`. */
function handled(machine: Machine, scope: Scope, node: TryStatement, block: RunBlock): Flow {
  if (!node.handlers.length) return block(node.body);
  const { end, may } = attempt(machine, node.handlers.some(catchesNames), () => block(node.body));
  const handlers = new Handlers(machine, scope, node, block);
  const ended = (): Flow =>
    end instanceof Raised ? handlers.run(end, 0) : then(machine, end, () => block(node.orelse));
  if (may === undefined) return ended();
  const broken = (): Flow => {
    havoc(machine, scope, namesIn(node.body), may);
    return handlers.run(new Raised(undefined, may), 0);
  };
  return fork(machine, may, ended, broken, (one, two) => union(machine, may, one, two));
}

/** True unless the handler certainly lets a NameError pass. */
function catchesNames({ type }: Handler): boolean {
  const passes = (node: Expression): boolean =>
    node.kind === 'name' && isExceptionName(node.name) && !isA('NameError', node.name) && !isA(node.name, 'NameError');
  if (!type) return true;
  return type.kind === 'tuple' ? !type.items.every(passes) : !passes(type);
}

class Handlers {
  readonly #machine: Machine;
  readonly #scope: Scope;
  readonly #node: TryStatement;
  readonly #block: RunBlock;

  constructor(machine: Machine, scope: Scope, node: TryStatement, block: RunBlock) {
    this.#machine = machine;
    this.#scope = scope;
    this.#node = node;
    this.#block = block;
  }

  /** Runs the first handler from one on that takes the exception, or all that may. Raises it again where none does. */
  run(raised: Raised, from: number): Flow {
    for (let i = from; i < this.#node.handlers.length; i++) {
      const handler = this.#node.handlers[i] as Handler;
      const takes = handler.type ? matches(raised, evaluate(this.#machine, this.#scope, handler.type)) : true;
      if (takes) return this.#handle(handler, raised);
      if (takes === undefined) {
        const { detail } = raised;
        const others = () => this.run(raised, i + 1);
        const both = (one: Flow, two: Flow) => union(this.#machine, detail, one, two);
        return fork(this.#machine, detail, () => this.#handle(handler, raised), others, both);
      }
    }
    throw raised;
  }

  #handle({ target, body }: Handler, raised: Raised): Flow {
    this.#machine.handled.push(raised);
    try {
      if (target) {
        const value = unknown('what an exception says is not followed', target.span);
        assign(this.#machine, this.#scope, target, value, { op: '=', end: target.span.end, incidental: true });
      }
      return this.#block(body);
    } finally {
      this.#machine.handled.pop();
    }
  }
}

/** Whether `except type` takes the exception. */
function matches(raised: Raised, type: Py): boolean | undefined {
  if (type.type === 'tuple') {
    const answers = type.items.map((item) => (item.type === 'tuple' ? undefined : matches(raised, item)));
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
  }
  if (type.type !== 'builtin' || !isExceptionName(type.name)) return type.type === 'unknown' ? undefined : false;
  if (type.name === 'BaseException') return true;
  return raised.name === undefined ? undefined : isA(raised.name, type.name);
}

/** `with`: what it uses is unknown code, which may take away an exception. */
export function withStatement(machine: Machine, scope: Scope, node: WithStatement, block: RunBlock): Flow {
  const reason = 'what a with statement uses is not followed';
  for (const { context, target } of node.items) {
    unknownCode(machine, [evaluate(machine, scope, context)], reason);
    machine.doubt(reason);
    const manner = { op: '=', end: node.span.start, incidental: true } as const;
    if (target) assign(machine, scope, target, unknown(reason, target.span), manner);
  }
  const { end, may } = attempt(machine, false, () => block(node.body));
  machine.disturb(reason);
  machine.doubt(reason);
  if (!(end instanceof Raised) && may === undefined) return end;
  const ended = (): Flow => {
    if (end instanceof Raised) throw end;
    return end;
  };
  const broken = (): Flow => {
    havoc(machine, scope, namesIn(node.body), reason);
    return NEXT;
  };
  return fork(machine, may ?? reason, ended, broken, (one, two) => union(machine, reason, one, two));
}
