import type { Expression, Statement } from '../../syntax/python/ast.ts';
import type { PythonFile } from '../../syntax/python/python.ts';
import type { Settings } from '../value.ts';
import { assignName } from './assign.ts';
import { call } from './calls.ts';
import { comprehension } from './comprehensions.ts';
import { havoc, loseName, loseNames } from './effects.ts';
import { evaluate } from './evaluate.ts';
import { closeInside, either } from './fork.ts';
import { Machine } from './machine.ts';
import { predefine } from './modules.ts';
import { NOWHERE, none, type Py, type PyFunction, unknown } from './objects.ts';
import { Exhausted, Lost, Raised } from './raise.ts';
import { giveUp, settingsOf } from './record.ts';
import type { Scope } from './scope.ts';
import { run, runBlock } from './statements.ts';
import { traitsOf } from './traits.ts';
import { namesOnce } from './tree.ts';

/** Follows a whole file, statement by statement, as far as it can be told without running it. Never throws. */
export function runProgram(file: PythonFile): Settings {
  const machine = new Machine({ call, body, comprehension, loseNames }, traitsOf(file.body));
  predefine(machine, NOWHERE);
  machine.open = file.xml;
  const follower = new Follower(machine);
  for (const statement of file.body) follower.follow(statement);
  giveUp(machine, 'a loop around it ended with an exception');
  return settingsOf(machine);
}

/** Runs the body of a function or lambda and gives what it returns. */
function body(machine: Machine, scope: Scope, code: PyFunction['code']): Py {
  if (code.kind === 'lambda') return evaluate(machine, scope, code.body);
  const { next, value, reason } = runBlock(machine, scope, code.body);
  const nothing = none(code.span);
  if (!value) return nothing;
  return next ? either(machine, reason, value, nothing) : value;
}

class Follower {
  readonly #machine: Machine;
  /** Why nothing is known any more, once that is so. */
  #lost: string | undefined;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  follow(statement: Statement): void {
    const machine = this.#machine;
    if (this.#lost !== undefined) return this.#loseTargets(statement, this.#lost);
    machine.grant(statement.span.end - statement.span.start);
    try {
      run(machine, machine.file, statement);
    } catch (error) {
      this.#recover(statement, error);
    }
  }

  /** Goes on behind a statement that ended with an exception or could not be followed, as if it had been put right. */
  #recover(statement: Statement, error: unknown): void {
    const machine = this.#machine;
    closeInside(machine, undefined);
    machine.reset();
    const reason = reasonOf(error);
    try {
      machine.withReserve(() => {
        giveUp(machine, reason);
        // Behind an exception nothing runs: what is said of the rest holds once the statement is mended.
        if (!(error instanceof Raised)) havoc(machine, machine.file, namesOnce(statement), reason);
        else if (statement.kind !== 'assign')
          for (const name of namesOnce(statement).stores) loseName(machine, machine.file, name, reason);
        this.#loseTargets(statement, reason);
      });
    } catch (again) {
      this.#loseAll(reasonOf(again));
      this.#loseTargets(statement, reason);
    }
  }

  #loseTargets(statement: Statement, reason: string): void {
    if (statement.kind === 'assign')
      for (const target of statement.targets) this.#loseTarget(target, statement, reason);
    else if (statement.kind === 'augmented') this.#loseTarget(statement.target, statement, reason);
    else if (this.#lost !== undefined)
      for (const name of namesOnce(statement).stores) this.#machine.file.bindings.delete(name);
  }

  #loseTarget(
    target: Expression,
    statement: Extract<Statement, { kind: 'assign' | 'augmented' }>,
    reason: string,
  ): void {
    if (target.kind === 'tuple' || target.kind === 'list') {
      for (const item of target.items) this.#loseTarget(item, statement, reason);
    } else if (target.kind === 'name') {
      const op = statement.kind === 'augmented' && statement.op === '+' ? '+=' : '=';
      const manner = { op, end: statement.span.end, incidental: false } as const;
      assignName(this.#machine, this.#machine.file, target, unknown(reason, statement.value.span), manner);
    }
  }

  #loseAll(reason: string): void {
    const { file } = this.#machine;
    this.#lost = reason;
    // From here on only unknown values are noted.
    this.#machine.grant(Number.MAX_SAFE_INTEGER / 2);
    for (const [name, binding] of file.bindings)
      file.bindings.set(name, { ...binding, value: unknown(reason, binding.value.span), maybe: reason });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Raised) return `xm stops here with ${error.name ?? 'an exception'}: ${error.detail}`;
  if (error instanceof Exhausted || error instanceof Lost) return error.reason;
  // JavaScript's own stack: never reached, as far as is known.
  if (error instanceof RangeError) return 'the program is nested too deeply to follow';
  throw error;
}
