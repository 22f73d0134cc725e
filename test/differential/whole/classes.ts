import type { Problem } from '../../../server/src/syntax/problem.ts';
import type { Verdict } from './judge.ts';

/** A kind of difference between xl's verdict and ours that is meant to be. */
export interface KnownClass {
  readonly name: string;
  /**
   * `host`: the answer depends on the machine, which the file does not tell. `after creation`: xl comes as far as creating the guest, which then
   * fails or does not work. `said by xl`: xl itself says that it goes on without what is written.
   */
  readonly kind: 'host' | 'after creation' | 'said by xl';
  readonly reason: string;
}

/** A class of problems that are errors though xl creates the guest. */
interface ProblemClass extends KnownClass {
  readonly rules: readonly string[];
  /** What the problem's message must say, where the rule alone is not narrow enough. */
  readonly says?: RegExp;
  /** What xl must have printed; groups must be words of our message. */
  readonly xlSays?: RegExp;
}

/** A class of refusals that no file can foretell. */
interface RefusalClass extends KnownClass {
  readonly xlSays: RegExp;
}

const PROBLEMS: readonly ProblemClass[] = [];

const REFUSALS: readonly RefusalClass[] = [];

export const classOfProblem = ({ rule, message }: Problem, { messages }: Verdict): KnownClass | undefined =>
  PROBLEMS.find(
    ({ rules, says, xlSays }) =>
      rules.includes(rule) &&
      (!says || says.test(message)) &&
      (!xlSays || messages.some((line) => saidOf(xlSays.exec(line), message))),
  );

/** True when xl's line is about what our message is about. */
const saidOf = (line: RegExpExecArray | null, message: string): boolean =>
  line?.slice(1).every((word) => message.includes(word)) ?? false;

export const classOfRefusal = ({ messages }: Verdict): KnownClass | undefined =>
  REFUSALS.find(({ xlSays }) => messages.some((line) => xlSays.test(line)));
