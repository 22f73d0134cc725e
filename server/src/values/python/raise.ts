/** The parents of Python 2.7's built-in exceptions. */
const PARENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    BaseException: 'SystemExit KeyboardInterrupt GeneratorExit Exception',
    Exception: 'StopIteration StandardError Warning',
    StandardError:
      'BufferError ArithmeticError AssertionError AttributeError EnvironmentError EOFError ImportError LookupError MemoryError NameError ReferenceError RuntimeError SyntaxError SystemError TypeError ValueError',
    ArithmeticError: 'FloatingPointError OverflowError ZeroDivisionError',
    EnvironmentError: 'IOError OSError',
    LookupError: 'IndexError KeyError',
    NameError: 'UnboundLocalError',
    RuntimeError: 'NotImplementedError',
    SyntaxError: 'IndentationError',
    IndentationError: 'TabError',
    ValueError: 'UnicodeError',
    UnicodeError: 'UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError',
    Warning:
      'BytesWarning DeprecationWarning FutureWarning ImportWarning PendingDeprecationWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning',
  }).flatMap(([parent, children]) => children.split(' ').map((child) => [child, parent] as const)),
);

export const isExceptionName = (name: string): boolean => name === 'BaseException' || PARENTS.has(name);

/** True when an `except` clause for `caught` takes an exception of the class `raised` (built-in names). */
export function isA(raised: string, caught: string): boolean {
  for (let name: string | undefined = raised; name; name = PARENTS.get(name)) if (name === caught) return true;
  return false;
}

/** A Python exception on its way. Not a JavaScript Error: it carries no stack and is cheap to throw. */
export class Raised {
  /** The class's name, or undefined when it is not known. */
  readonly name: string | undefined;
  readonly detail: string;

  constructor(name: string | undefined, detail: string) {
    this.name = name;
    this.detail = detail;
  }
}

/** Thrown by the rounds of a loop when it is not known what its next item is, or whether there is one. */
export class Lost {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Thrown when the program takes more steps or deeper nesting than are followed. */
export class Exhausted {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}
