import { nearest } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { shown } from './shown.ts';

/** A program with more slips, or more names, needs another kind of help than suggestions. */
const MOST_COMPARED = 50;
const MOST_NAMES = 1000;

export default rule({
  id: 'undefined-name',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    let compared = 0;
    for (const { name, span, reason } of file.settings.undefinedNames) {
      const near = compared++ < MOST_COMPARED ? nearest(name, namesBefore(file, span.start, name)) : undefined;
      const spelled = file.text.slice(span.start, span.end) === name;
      // Where the way out is known it stands behind the reason.
      const [why, how] = reason.split('; ', 2);
      const advice = near ? `Write ${near}` : how ? capitalized(how) : 'Put a text in quotes, or define the name first';
      yield {
        span,
        message: `${shown(name)} is not defined here, and xm stops with a NameError: ${why}. ${advice}.`,
        fixes: near && spelled ? [choice(`Change to ${near}`, replace(span, near))] : [],
      };
    }
  },
});

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The names that have a value before a place; none when the name itself does, which then is out of reach for another reason. */
function namesBefore({ settings: { assignments } }: DomainFile, offset: number, name: string): string[] {
  const names = new Set<string>();
  for (const { name: assigned, nameSpan } of assignments) {
    if (nameSpan.start >= offset || names.size >= MOST_NAMES) break;
    if (assigned === name) return [];
    names.add(assigned);
  }
  return [...names];
}
