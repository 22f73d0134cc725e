import type { Span } from '../../syntax/text.ts';
import type { UndefinedName } from '../value.ts';
import {
  type Call,
  isMutable,
  MOST_ITEMS,
  type Py,
  type PyDict,
  type PyIterator,
  type PyList,
  type PyMutable,
  type PySet,
  type PyUnknown,
  unknown,
} from './objects.ts';
import { Exhausted } from './raise.ts';
import type { Entry } from './record.ts';
import { type Binding, Scope } from './scope.ts';

/** How much of a program is followed. A configuration takes some hundred steps. */
const MOST_STEPS = 100_000;
/** What each further top-level statement may take once the program has used up its steps. */
const STEPS_AFTER = 200;
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

/** What evaluation asks of the expression layer; set once, so that builtins can call functions of the file. */
export interface Caller {
  call(machine: Machine, callee: Py, call: Call): Py;
}

/** The state of one program: its names, what may be undone, and what is left of its budget. */
export class Machine {
  readonly caller: Caller;
  readonly globals = new Scope('globals', 0);
  readonly file = new Scope('file', 0);
  /** Every assignment of a top-level name, by the offset of the name. */
  readonly entries = new Map<number, Entry>();
  readonly undefinedNames = new Map<string, UndefinedName>();
  /** Mutable objects that something unknown may hold: whatever happens to an unknown value may happen to them. */
  readonly escaped = new Set<PyMutable>();
  /** Names that `xm_vars.var` declared and `xm_vars.check` has not yet set. */
  readonly declared = new Set<string>();
  /** Entries whose loop still runs. */
  readonly pending = new Set<Entry>();
  /** Top-level names that a `global` statement keeps away from xm. */
  readonly fileGlobals: ReadonlySet<string>;
  readonly frames: Frame[] = [];
  /** True when names may be missing because the program ends early or runs what cannot be followed. */
  open = false;
  /** How many decisions around the present statement are not known: above 0 it need not run at all. */
  guesses = 0;
  /** True when a function of the file changes names by a `global` statement. */
  globalsChange = false;
  /** How many `try` bodies are running, and how many of them would take a NameError. */
  tries = 0;
  nameTries = 0;
  /** Why the innermost running `try` body may have raised an exception, if it may. */
  mayRaise: string | undefined;
  /** How many calls of the file's functions are running. */
  calls = 0;
  /** How many loops are running at the top level. */
  loops = 0;
  #steps = 0;
  #limit = MOST_STEPS;
  #depth = 0;
  #frameId = 0;

  constructor(caller: Caller, fileGlobals: ReadonlySet<string>) {
    this.caller = caller;
    this.fileGlobals = fileGlobals;
  }

  /** Counts work. Throws Exhausted when the program takes too much of it. */
  charge(steps: number): void {
    this.#steps += steps;
    if (this.#steps > this.#limit) throw new Exhausted('the program takes too many steps to follow');
  }

  /** Lets the next top-level statement run a little after the budget is used up. */
  grant(): void {
    if (this.#steps > MOST_STEPS - STEPS_AFTER) this.#limit = Math.max(this.#limit, this.#steps + STEPS_AFTER);
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

  /** Notes that what just ran may have raised an exception. */
  doubt(reason: string): void {
    if (this.tries > 0) this.mayRaise ??= reason;
  }

  /** An unknown value from an operation that may also have failed. */
  unknown(reason: string, where: Span): PyUnknown {
    this.doubt(reason);
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

  iterator(pull: PyIterator['pull'], where: Span): PyIterator {
    return { type: 'iterator', pull, used: false, cloud: undefined, born: this.#born, span: where };
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

  /** Ends the innermost frame and keeps its changes; the frame around it remembers what they replaced. */
  commit(frame: Frame): void {
    this.frames.splice(this.frames.indexOf(frame));
    const outer = this.frames.at(-1);
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

  /** Makes the content of an object unknown. */
  cloud(object: PyMutable, reason: string): void {
    if (object.cloud !== undefined && !(object.type === 'list' && object.bag)) return;
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
    for (const object of this.#reach(value)) this.escaped.add(object);
  }

  /** Unknown code gets the values and may change them, now and later. */
  expose(values: Iterable<Py>, reason: string): void {
    for (const value of values)
      for (const object of this.#reach(value)) {
        this.escaped.add(object);
        this.cloud(object, reason);
      }
  }

  /** Unknown code ran: whatever it may hold may have changed. */
  disturb(reason: string): void {
    this.charge(this.escaped.size >> 3);
    for (const object of this.escaped) this.cloud(object, reason);
  }

  *#reach(value: Py): Generator<PyMutable> {
    const seen = new Set<Py | Scope>();
    const open: Py[] = [value];
    for (let next = open.pop(); next; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      this.charge(1);
      for (const part of this.#parts(next, seen)) open.push(part);
      if (isMutable(next)) yield next;
    }
  }

  #parts(value: Py, seen: Set<Py | Scope>): readonly Py[] {
    switch (value.type) {
      case 'list':
        return value.bag ?? value.items.slice();
      case 'tuple':
        return value.items;
      case 'dict':
        return [...value.entries.values()].flat();
      case 'method':
        return [value.receiver];
      case 'function': {
        const parts = [...value.defaults];
        for (let scope = value.closure; scope && !seen.has(scope); scope = scope.outer) {
          seen.add(scope);
          for (const binding of scope.bindings.values()) parts.push(binding.value);
        }
        return parts;
      }
      default:
        return [];
    }
  }
}

export function namesOf(frame: Frame, scope: Scope): Map<string, Binding | undefined> {
  const known = frame.names.get(scope);
  if (known) return known;
  const names = new Map<string, Binding | undefined>();
  frame.names.set(scope, names);
  return names;
}
