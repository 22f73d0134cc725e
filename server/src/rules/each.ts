import type { GuestType } from '../catalog/types.ts';
import type { Device } from '../config/device.ts';
import type { DomainFile } from '../config/file.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Edit, SyntaxProblem } from '../syntax/problem.ts';
import { type Span, span } from '../syntax/text.ts';
import { Alone } from './alone.ts';
import type { Finding, ListName, Rule } from './rule.ts';

/** Told what a rule finds. */
export type Tell = (rule: Rule, findings: Iterable<Finding>) => void;

/** What the rules said of a device, and what else could make them say something else. */
interface Said {
  readonly rules: readonly Rule[];
  readonly guestType: GuestType | undefined;
  readonly path: string;
  readonly index: number;
  /** Where the device stood. */
  readonly start: number;
  readonly findings: ReadonlyMap<Rule, readonly Finding[]>;
  /** The rules that looked at more than the device: they have to be asked again. */
  readonly wide: readonly Rule[];
}

const said = new WeakMap<Device, Said>();

/**
 * Tells what rules that look at each device by itself find in a guest's list. A device that was already there before the file's last change is
 * not looked at again, except by rules that looked at more than it. `rules` is the same array for all files that the same rules are for.
 */
export function eachDevice(file: DomainFile, fleet: Fleet, list: ListName, rules: readonly Rule[], tell: Tell): void {
  const { guestType } = file.domain;
  const alone = new Alone(file, fleet, list);
  for (const device of file.domain.devices(list)) {
    const syntax = file.syntax.length ? beside(file, device.value.span) : NONE;
    const before = syntax.length ? undefined : said.get(device);
    const holds =
      before?.rules === rules &&
      before.guestType === guestType &&
      before.index === device.index &&
      before.path === file.path;
    if (!holds) {
      ask(alone, device, syntax, rules, tell);
      continue;
    }
    const by = device.value.span.start - before.start;
    for (const [rule, findings] of before.findings) tell(rule, by ? findings.map((one) => moved(one, by)) : findings);
    if (!before.wide.length) continue;
    alone.show(device, syntax);
    for (const rule of before.wide) tell(rule, rule.check(alone, alone.fleet));
  }
}

function ask(alone: Alone, device: Device, syntax: readonly SyntaxProblem[], rules: readonly Rule[], tell: Tell): void {
  alone.show(device, syntax);
  const findings = new Map<Rule, readonly Finding[]>();
  const wide: Rule[] = [];
  for (const rule of rules) {
    alone.watch.more = false;
    const found = [...rule.check(alone, alone.fleet)];
    if (alone.watch.more) wide.push(rule);
    else if (found.length) findings.set(rule, found);
    tell(rule, found);
  }
  if (syntax.length) {
    said.delete(device);
    return;
  }
  const { path } = alone;
  const { guestType } = alone.domain;
  const { start } = device.value.span;
  said.set(device, { rules, guestType, path, index: device.index, start, findings, wide });
}

const NONE: readonly SyntaxProblem[] = [];

/** The syntax problems on the lines of a device: there it may be something else than it looks like. */
function beside({ syntax, lines }: DomainFile, where: Span): readonly SyntaxProblem[] {
  const from = lines.line(lines.lineAt(where.start)).start;
  const to = lines.line(lines.lineAt(where.end)).end;
  return syntax.filter(({ span: { start, end } }) => start <= to && from <= end);
}

/** The same finding, so many characters further on. */
function moved(finding: Finding, by: number): Finding {
  const shifted = ({ start, end }: Span): Span => span(start + by, end + by);
  const edited = (edit: Edit): Edit => ({ ...edit, span: shifted(edit.span) });
  const fixes = finding.fixes?.map((fix) => ({ ...fix, edits: fix.edits.map(edited) }));
  return { ...finding, span: shifted(finding.span), ...(fixes && { fixes }) };
}
