import type { ComprehensionNode } from '../../syntax/python/ast.ts';
import type { Span } from '../../syntax/text.ts';
import type { UndefinedName } from '../value.ts';
import {
  type Call,
  isText,
  MOST_ITEMS,
  PARTLY,
  type Py,
  type PyDict,
  type PyIterator,
  type PyList,
  type PyMutable,
  type PyNamespace,
  type PySet,
  type PyUnknown,
  unknown,
} from './objects.ts';
import { Exhausted, type Raised } from './raise.ts';
import { holdsObjects, partsOf, reach } from './reach.ts';
import type { Entry } from './record.ts';
import { type Binding, Scope } from './scope.ts';
import type { FunctionCode } from './tree.ts';

/** How much of a program is followed. A configuration takes some hundred steps. */
const MOST_STEPS = 100_000;
/** What each further top-level statement may take once the program has used up its steps, besides one for each of its characters. */
const STEPS_AFTER = 20;
/** What clearing up after a statement that could not be followed may take, in the whole program. */
const RESERVE = 500_000;
/** Nested expressions, statements and calls together; bounds JavaScript's stack. */
const MOST_DEPTH = 600;

/** What an object held before a frame changed it. */
export type Content =
  | {
      readonly items: Py[];
      readonly bag: readonly Py[] | undefined;
      readonly literal: boolean;
      readonly cloud: string | undefined;
    }
  | { readonly dict: PyDict['entries']; readonly cloud: string | undefined }
  | { readonly set: PySet['entries']; readonly cloud: string | undefined }
  | { readonly used: boolean; readonly cloud: string | undefined };

/** What has changed since a point that the program may return to: what names and objects were before. */
export interface Frame {
  readonly id: number;
  readonly names: Map<Scope, Map<string, Binding | undefined>>;
  readonly objects: Map<PyMutable, Content>;
}

/** What the lower files of the evaluator ask of the upper ones; handed in once. */
export interface Upper {
  /** Calls any value. */
  call(machine: Machine, callee: Py, call: Call): Py;
  /** Runs the body of a function of the file and gives what it returns. */
  body(machine: Machine, scope: Scope, code: FunctionCode): Py;
  comprehension(machine: Machine, scope: Scope, node: ComprehensionNode): Py;
  /** Every name of the scope may have got another value. */
  loseNames(machine: Machine, scope: Scope, reason: string): void;
}

/** What the text of a program says about all of its run. */
export interface Traits {
  readonly fileGlobals: ReadonlySet<string>;
  readonly globalsChange: boolean;
  readonly trueDivision: boolean;
}

/** The state of one program: its names, what may be undone, and what is left of its budget. */
export class Machine {
  readonly upper: Upper;
  readonly globals = new Scope('globals', 0);
  readonly file = new Scope('file', 0);
  /** Every assignment of a top-level name, by the offset of the name. */
  readonly entries = new Map<number, Entry>();
  readonly undefinedNames = new Map<string, UndefinedName>();
  /** Mutable objects that something unknown may hold: whatever happens to an unknown value may happen to them. */
  readonly escaped = new Set<PyMutable>();
  /** Scopes whose names something unknown may change, since it may hold what locals() gave of them. */
  readonly namesOut = new Set<Scope>();
  /** Names that `xm_vars.var` declared, which `xm_vars.check` sets. */
  readonly declared = new Set<string>();
  /** Keys of the entries whose loop still runs. */
  readonly pending = new Set<number>();
  /** Top-level names that a `global` statement keeps away from xm. */
  readonly fileGlobals: ReadonlySet<string>;
  readonly frames: Frame[] = [];
  /** True when names may be missing because the program ends early or runs what cannot be followed. */
  open = false;
  /** How many decisions around the present statement are not known: above 0 it need not run at all. */
  guesses = 0;
  /** True when a function of the file changes names by a `global` statement. */
  readonly globalsChange: boolean;
  /** True with `from __future__ import division`. */
  readonly trueDivision: boolean;
  /** How many `try` bodies are running, and how many of them would take a NameError. */
  tries = 0;
  nameTries = 0;
  /** Why the innermost running `try` body may have raised an exception, if it may. */
  mayRaise: string | undefined;
  /** The scope of the code that made the latest call. */
  caller: Scope = this.file;
  /** The exceptions whose handlers are running, the innermost last. */
  readonly handled: Raised[] = [];
  /** Modules of which the program has changed something. */
  readonly changedModules = new Set<string>();
  /** True once the program has a class: its objects may do anything when they are used. */
  classes = false;
  /** How many loops are running at the top level. */
  loops = 0;
  #steps = 0;
  #limit = MOST_STEPS;
  #reserve = RESERVE;
  #depth = 0;
  #frameId = 0;

  constructor(upper: Upper, { fileGlobals, globalsChange, trueDivision }: Traits) {
    this.upper = upper;
    this.fileGlobals = fileGlobals;
    this.globalsChange = globalsChange;
    this.trueDivision = trueDivision;
  }

  /** Counts work. Throws Exhausted when the program takes too much of it. */
  charge(steps: number): void {
    this.#steps += steps;
    if (this.#steps > this.#limit) throw new Exhausted('the program takes too many steps to follow');
  }

  /** Counts the work on a text: a step for each 256 characters, and for each 16 pieces that it was put together of. */
  chargeText(value: Py): void {
    if (isText(value)) this.charge((value.text.length >> 8) + (value.pieces.length >> 4));
  }

  /** Lets a top-level statement of so many characters run when the budget is used up. */
  grant(length: number): void {
    this.#limit = Math.max(this.#limit, this.#steps + Math.min(length, MOST_STEPS) + STEPS_AFTER);
  }

  /** Runs what must not fail for lack of steps. Throws Exhausted when even the reserve is used up. */
  withReserve(work: () => void): void {
    const before = this.#steps;
    const limit = this.#limit;
    this.#limit = before + this.#reserve;
    try {
      work();
    } finally {
      const used = this.#steps - before;
      this.#reserve -= used;
      this.#limit = limit + used;
    }
  }

  /** Counts a level of nesting; `leave` takes it back. Throws Exhausted when it gets too deep. */
  enter(): void {
    this.charge(1);
    if (++this.#depth > MOST_DEPTH) throw new Exhausted('the program is nested too deeply to follow');
  }

  leave(): void {
    this.#depth--;
  }

  get depth(): number {
    return this.#depth;
  }

  /** Back to the nesting of a statement whose evaluation was broken off. */
  unwind(depth: number): void {
    this.#depth = depth;
  }

  /** Leaves whatever a broken-off top-level statement was in. */
  reset(): void {
    this.#depth = 0;
    this.guesses = 0;
    this.tries = 0;
    this.nameTries = 0;
    this.loops = 0;
    this.mayRaise = undefined;
    this.handled.length = 0;
    this.open = true;
  }

  /** Notes that what just ran may have raised an exception. */
  doubt(reason: string): void {
    if (this.tries > 0) this.mayRaise ??= reason;
  }

  /** An unknown value from an operation that may also have failed. */
  unknown(reason: string, where: Span): PyUnknown {
    this.doubt(reason);
    if (this.classes) this.disturb(reason);
    return unknown(reason, where);
  }

  // Objects that can change

  list(items: Py[], where: Span, literal = false): PyList | PyUnknown {
    if (items.length > MOST_ITEMS) return unknown('the list is too long to follow', where);
    this.charge(items.length >> 4);
    return { type: 'list', items, literal, bag: undefined, cloud: undefined, born: this.#born, span: where };
  }

  /** A list whose items are known and whose order is not. */
  bag(items: readonly Py[], reason: string, where: Span): PyList {
    const cloud = items.length > 1 ? reason : undefined;
    const list = cloud ? [] : [...items];
    const bag = cloud ? items : undefined;
    return { type: 'list', items: list, literal: false, bag, cloud, born: this.#born, span: where };
  }

  dict(entries: PyDict['entries'], where: Span): PyDict {
    return { type: 'dict', entries, cloud: undefined, born: this.#born, span: where };
  }

  set(entries: PySet['entries'], where: Span, type: PySet['type'] = 'set'): PySet {
    return { type, entries, cloud: undefined, born: this.#born, span: where };
  }

  /** @param holds what the items may come from */
  iterator(pull: PyIterator['pull'], holds: readonly Py[], where: Span, closure?: Scope): PyIterator {
    return { type: 'iterator', pull, holds, closure, used: false, cloud: undefined, born: this.#born, span: where };
  }

  scope(outer: Scope | undefined, own: ReadonlySet<string>, globals?: ReadonlySet<string>): Scope {
    return new Scope('function', this.#born, outer, own, globals);
  }

  get #born(): number {
    return this.frames.at(-1)?.id ?? 0;
  }

  // The journal

  openFrame(): Frame {
    const frame: Frame = { id: ++this.#frameId, names: new Map(), objects: new Map() };
    this.frames.push(frame);
    return frame;
  }

  /** Ends a frame and those inside it, and keeps their changes; the frame around it remembers what they replaced. */
  commit(frame: Frame): void {
    while (this.frames.includes(frame)) this.#commitLast();
  }

  #commitLast(): void {
    const frame = this.frames.pop();
    const outer = this.frames.at(-1);
    if (!frame) return;
    if (!outer) return;
    for (const [object, content] of frame.objects)
      if (object.born < outer.id && !outer.objects.has(object)) outer.objects.set(object, content);
    for (const [scope, names] of frame.names) {
      if (scope.born >= outer.id) continue;
      const known = namesOf(outer, scope);
      for (const [name, binding] of names) if (!known.has(name)) known.set(name, binding);
    }
  }

  /** Must be called before an object changes. */
  touch(object: PyMutable): void {
    this.#keep(object);
    if (object.type === 'list') object.literal = false;
  }

  #keep(object: PyMutable): void {
    const frame = this.frames.at(-1);
    if (!frame || object.born >= frame.id || frame.objects.has(object)) return;
    frame.objects.set(object, this.content(object));
  }

  content(object: PyMutable): Content {
    const { cloud } = object;
    if (object.type === 'list') {
      this.charge(object.items.length >> 4);
      return { items: object.items.slice(), bag: object.bag, literal: object.literal, cloud };
    }
    if (object.type === 'iterator') return { used: object.used, cloud };
    this.charge(object.entries.size >> 4);
    if (object.type === 'dict') return { dict: new Map(object.entries), cloud };
    return { set: new Map(object.entries), cloud };
  }

  /** Makes the content of an object unknown. What it held may be reached through it later. */
  cloud(object: PyMutable, reason: string): void {
    if (isLost(object)) return;
    // An iterator goes on to hold what its items come from.
    if (object.type !== 'iterator') for (const part of partsOf(object)) this.escape(part);
    this.touch(object);
    object.cloud = reason;
    if (object.type === 'list') {
      object.items = [];
      object.bag = undefined;
    } else if (object.type !== 'iterator') object.entries.clear();
  }

  bind(scope: Scope, name: string, binding: Binding): void {
    this.#noteName(scope, name);
    scope.bindings.set(name, binding);
  }

  unbind(scope: Scope, name: string): void {
    this.#noteName(scope, name);
    scope.bindings.delete(name);
  }

  #noteName(scope: Scope, name: string): void {
    const frame = this.frames.at(-1);
    if (!frame || scope.born >= frame.id) return;
    const names = namesOf(frame, scope);
    if (!names.has(name)) names.set(name, scope.bindings.get(name));
  }

  // What unknown code may do

  /** Something unknown now holds the value: remembers every object that can be reached from it and changed. */
  escape(value: Py): void {
    if (!holdsObjects(value)) return;
    for (const object of reach(this, value)) this.#hand(object);
  }

  /** Unknown code gets the values and may change them, now and later. */
  expose(values: Iterable<Py>, reason: string): void {
    for (const value of values) {
      if (!holdsObjects(value)) continue;
      for (const object of [...reach(this, value)]) {
        this.#hand(object);
        if (object.type !== 'namespace') this.cloud(object, reason);
      }
    }
  }

  /** Unknown code ran: whatever it may hold may have changed. */
  disturb(reason: string): void {
    this.charge(this.escaped.size >> 3);
    for (const object of this.escaped) this.cloud(object, reason);
    for (const scope of this.namesOut) this.upper.loseNames(this, scope, reason);
  }

  #hand(object: PyMutable | PyNamespace): void {
    if (object.type === 'namespace') this.namesOut.add(object.scope);
    else this.escaped.add(object);
  }
}

/** True when nothing is known of an object's content any more. */
function isLost(object: PyMutable): boolean {
  if (object.cloud === undefined) return false;
  return object.type === 'iterator' ? object.cloud !== PARTLY : object.type !== 'list' || !object.bag;
}

export function namesOf(frame: Frame, scope: Scope): Map<string, Binding | undefined> {
  const known = frame.names.get(scope);
  if (known) return known;
  const names = new Map<string, Binding | undefined>();
  frame.names.set(scope, names);
  return names;
}
