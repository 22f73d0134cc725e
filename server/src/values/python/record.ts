import { type Span, span } from '../../syntax/text.ts';
import type { Setting, Settings } from '../value.ts';
import { Converter, single } from './convert.ts';
import type { Machine } from './machine.ts';
import { isMutable, type Py, unknown } from './objects.ts';
import type { Scope } from './scope.ts';

/** One place of the file that gives a top-level name a value, as it was last run. */
export interface Entry {
  readonly name: string;
  readonly nameSpan: Span;
  readonly op: '=' | '+=';
  readonly end: number;
  /** True for a name that is set by something else than an assignment (a loop, an import, a def). */
  readonly incidental: boolean;
  readonly value: Py;
  readonly result: Py;
  /** The setting as of this moment; undefined while a loop still runs. */
  setting: Setting | undefined;
}

/** Notes that a place gave a name a value. Inside a loop only the last round counts, so converting waits for the loop's end. */
export function record(machine: Machine, entry: Entry): void {
  const at = entry.nameSpan.start;
  machine.entries.set(at, entry);
  if (machine.loops > 0) machine.pending.add(at);
  else resolve(machine, entry);
}

function resolve(machine: Machine, entry: Entry): void {
  try {
    entry.setting = settingOf(machine, entry);
  } finally {
    entry.setting ??= unfollowed(entry, 'the program takes too many steps to follow');
  }
}

/** Runs the rounds of a loop: of what they assign, only the last is converted. */
export function inRounds<T>(machine: Machine, scope: Scope, work: () => T): T {
  if (scope.kind !== 'file') return work();
  machine.loops++;
  let result: T;
  try {
    result = work();
  } finally {
    machine.loops--;
  }
  if (machine.loops === 0) settle(machine);
  return result;
}

/** Converts what the rounds of an outermost loop have left. */
export function settle(machine: Machine): void {
  for (const at of machine.pending) {
    machine.pending.delete(at);
    const entry = machine.entries.get(at);
    if (entry) resolve(machine, entry);
  }
}

/** Settles what a broken-off loop has left. */
export function giveUp(machine: Machine, reason: string): void {
  for (const at of machine.pending) {
    const entry = machine.entries.get(at);
    if (entry) entry.setting = unfollowed(entry, reason);
  }
  machine.pending.clear();
}

const unfollowed = ({ name, nameSpan, op, end }: Entry, reason: string): Setting => {
  const where = span(nameSpan.start, end);
  const value = { kind: 'unknown', span: where, reason } as const;
  return { name, nameSpan, op, value, result: value, span: where };
};

function settingOf(machine: Machine, { name, nameSpan, op, end, value, result }: Entry): Setting {
  const where = span(nameSpan.start, end);
  const only = value === result ? single(value) : undefined;
  if (only) return { name, nameSpan, op, value: only, result: only, span: where };
  const converter = new Converter();
  const made = converter.convert(value);
  const left = result === value ? made : converter.convert(result);
  machine.charge(converter.count >> 2);
  return { name, nameSpan, op, value: made, result: left, span: where };
}

/** How many values, and 16ths of characters, all settings of a file may have together. */
const MOST_VALUES = 3_000_000;

/** What the program leaves behind, as xm takes it over. */
export function settingsOf(machine: Machine): Settings {
  const spelled = new Set<string>();
  const newest = new Map<string, Entry>();
  for (const entry of machine.entries.values()) {
    if (!entry.incidental) spelled.add(entry.name);
    newest.set(entry.name, entry);
  }
  const last = new Map<string, Setting>();
  const converter = new Converter(MOST_VALUES, new Map());
  for (const [name, binding] of machine.file.bindings) {
    // What may have been deleted has lost its place.
    const lost = binding.at === undefined && binding.maybe !== undefined;
    const entry = lost ? newest.get(name) : binding.at === undefined ? undefined : machine.entries.get(binding.at);
    if (!entry?.setting || !spelled.has(name)) continue;
    const held = binding.maybe === undefined ? binding.value : unknown(binding.maybe, binding.value.span);
    // In the end a list holds what was appended to it, too.
    if (held !== entry.result || isMutable(held) || held.type === 'tuple')
      entry.setting = { ...entry.setting, result: converter.convert(held) };
    last.set(name, entry.setting);
  }
  const assignments: Setting[] = [];
  for (const entry of machine.entries.values())
    if (entry.setting && spelled.has(entry.name)) assignments.push(entry.setting);
  assignments.sort((one, two) => one.nameSpan.start - two.nameSpan.start);
  return { assignments, last, undefinedNames: [...machine.undefinedNames.values()], open: machine.open };
}
