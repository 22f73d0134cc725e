import { readPython } from '../../../server/src/syntax/python/python.ts';
import type { Settings, Value } from '../../../server/src/values/value.ts';
import { xmSettings } from '../../../server/src/values/xm.ts';
import { type Outcome, runPrograms, type Typed } from './python.ts';

export const evaluate = (text: string): Settings => xmSettings(readPython(text));

/** How many values of a program's end were known, and how many were not. */
export interface Share {
  known: number;
  unknown: number;
}

/** Seeds of what depends on the machine: whatever they decide, what is claimed to be known must hold. */
const COINS = [1, 2, 3, 4, 5, 6];

/** What differs between each program's end in Python and what the evaluator claims of it; undefined where nothing does. */
export function differences(texts: readonly string[], share: Share = { known: 0, unknown: 0 }): (string | undefined)[] {
  const outcomes = runPrograms(texts, COINS);
  return texts.map((text, i) => difference(evaluate(text), outcomes[i] as Outcome[], share));
}

function difference(settings: Settings, outcomes: readonly Outcome[], share: Share): string | undefined {
  for (const { error, values } of outcomes) {
    // A program that ends with an exception leaves nothing to xm.
    if (error !== null) continue;
    for (const { name, reason } of settings.undefinedNames) return `${name} is reported as not defined (${reason})`;
    for (const [name, { result }] of settings.last) {
      const held = values[name];
      const claim = result.kind !== 'unknown';
      share[claim ? 'known' : 'unknown']++;
      if (!claim) continue;
      if (!held) return `${name} is claimed to be ${show(result)}, Python has no such name`;
      if (!agrees(result, held)) return `${name}: Python has ${JSON.stringify(held)}, we claim ${show(result)}`;
    }
    const missing = settings.assignments.find(({ name }) => values[name] && !settings.last.has(name));
    if (missing && !settings.open)
      return `${missing.name} is missing, Python has ${JSON.stringify(values[missing.name])}`;
  }
  return undefined;
}

/** True when everything that a value claims holds for what Python has. */
function agrees(value: Value, [type, content]: Typed): boolean {
  if (value.kind === 'unknown') return true;
  if (type === 'deep') return true;
  if (value.kind === 'string') return type === 'str' && value.text === content;
  if (value.kind === 'number') return type === value.type && value.text === content;
  if (value.kind === 'list') return type === 'list' && allAgree(value.items, content);
  if (value.type !== type) return value.type === 'object' && type === 'function';
  if (value.type === 'tuple') return allAgree(value.items, content);
  return !['bool', 'None', 'unicode', 'long'].includes(type) || value.type === 'None' || value.text === content;
}

function allAgree(items: readonly Value[], content: Typed[1]): boolean {
  if (!Array.isArray(content) || items.length !== content.length) return false;
  return items.every((item, i) => agrees(item, content[i] as Typed));
}

const show = (value: Value): string =>
  JSON.stringify(value, (key, part) => (key === 'span' || key === 'map' || key === 'literal' ? undefined : part));

/** The shortest program that still differs, made by leaving out statements and lines. */
export function shrink(statements: readonly string[]): string {
  let parts = [...statements];
  for (let again = true; again; ) {
    again = false;
    const shorter = parts.map((_, i) => parts.filter((__, at) => at !== i));
    const found = differences(shorter.map((one) => one.join('\n'))).findIndex((one) => one !== undefined);
    if (found >= 0) {
      parts = shorter[found] as string[];
      again = true;
    } else if (parts.some((part) => part.includes('\n'))) {
      const lines = parts.flatMap((part) => part.split('\n'));
      if (lines.length > parts.length) {
        parts = lines;
        again = true;
      }
    }
  }
  return parts.join('\n');
}
