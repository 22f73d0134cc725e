import { type Span, span } from '../../syntax/text.ts';
import type { Setting, Settings } from '../value.ts';
import { convert } from './convert.ts';
import type { Machine } from './machine.ts';
import { type Py, unknown } from './objects.ts';

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
export function record(machine: Machine, entry: Omit<Entry, 'setting'>): void {
  const noted: Entry = { ...entry, setting: undefined };
  if (machine.loops === 0) noted.setting = settingOf(noted);
  else machine.pending.add(noted);
  machine.entries.set(entry.nameSpan.start, noted);
}

/** Converts what the rounds of an outermost loop have left. */
export function settle(machine: Machine): void {
  for (const entry of machine.pending) entry.setting ??= settingOf(entry);
  machine.pending.clear();
}

function settingOf(entry: Entry): Setting {
  const value = convert(entry.value);
  const result = entry.result === entry.value ? value : convert(entry.result);
  const { name, nameSpan, op } = entry;
  return { name, nameSpan, op, value, result, span: span(nameSpan.start, entry.end) };
}

/** What the program leaves behind, as xm takes it over. */
export function settingsOf(machine: Machine): Settings {
  settle(machine);
  const spelled = new Set<string>();
  for (const entry of machine.entries.values()) if (!entry.incidental) spelled.add(entry.name);
  const last = new Map<string, Setting>();
  for (const [name, binding] of machine.file.bindings) {
    const entry = binding.at === undefined ? undefined : machine.entries.get(binding.at);
    if (!entry?.setting || !spelled.has(name)) continue;
    const held = binding.maybe === undefined ? binding.value : unknown(binding.maybe, binding.value.span);
    // In the end a list holds what was appended to it, too.
    entry.setting = { ...entry.setting, result: convert(held) };
    last.set(name, entry.setting);
  }
  const assignments: Setting[] = [];
  for (const entry of machine.entries.values())
    if (entry.setting && spelled.has(entry.name)) assignments.push(entry.setting);
  assignments.sort((one, two) => one.nameSpan.start - two.nameSpan.start);
  return { assignments, last, undefinedNames: [...machine.undefinedNames.values()], open: machine.open };
}
