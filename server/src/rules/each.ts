import type { GuestType } from '../catalog/types.ts';
import type { Device } from '../config/device.ts';
import type { DomainFile } from '../config/file.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Edit, SyntaxProblem } from '../syntax/problem.ts';
import { type Span, span } from '../syntax/text.ts';
import { Alone } from './alone.ts';
import type { Finding, ListName, Rule } from './rule.ts';

export interface RuleFinding {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** What the rules said of a device, and what else could make them say something else. */
interface Said {
  readonly rules: readonly Rule[];
  readonly guestType: GuestType | undefined;
  readonly path: string;
  readonly index: number;
  /** Where the device stood. */
  readonly start: number;
  readonly findings: readonly RuleFinding[];
  /** The rules that looked at more than the device: they have to be asked again. */
  readonly wide: readonly Rule[];
}

const said = new WeakMap<Device, Said>();

/**
 * What rules that look at each device by itself find in a guest's list. A device that was already there before the file's last change is not
 * looked at again, except by rules that looked at more than it. `rules` is the same array for all files that the same rules are for.
 */
export function* eachDevice(
  file: DomainFile,
  fleet: Fleet,
  list: ListName,
  rules: readonly Rule[],
): Iterable<RuleFinding> {
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
    if (holds) {
      if (before.findings.length) yield* moved(before.findings, device.value.span.start - before.start);
      if (!before.wide.length) continue;
      alone.show(device, syntax);
      for (const rule of before.wide) for (const finding of rule.check(alone, alone.fleet)) yield { rule, finding };
      continue;
    }
    alone.show(device, syntax);
    const findings: RuleFinding[] = [];
    const wide: Rule[] = [];
    for (const rule of rules) {
      alone.watch.more = false;
      const found: RuleFinding[] = [];
      for (const finding of rule.check(alone, alone.fleet)) found.push({ rule, finding });
      if (alone.watch.more) wide.push(rule);
      else findings.push(...found);
      yield* found;
    }
    if (syntax.length) said.delete(device);
    else {
      const { start } = device.value.span;
      said.set(device, { rules, guestType, path: file.path, index: device.index, start, findings, wide });
    }
  }
}

const NONE: readonly SyntaxProblem[] = [];

/** The syntax problems on the lines of a device: there it may be something else than it looks like. */
function beside({ syntax, lines }: DomainFile, where: Span): readonly SyntaxProblem[] {
  const from = lines.line(lines.lineAt(where.start)).start;
  const to = lines.line(lines.lineAt(where.end)).end;
  return syntax.filter(({ span: { start, end } }) => start <= to && from <= end);
}

function* moved(findings: readonly RuleFinding[], by: number): Iterable<RuleFinding> {
  if (!by) return yield* findings;
  const shifted = ({ start, end }: Span): Span => span(start + by, end + by);
  const edited = (edit: Edit): Edit => ({ ...edit, span: shifted(edit.span) });
  for (const { rule, finding } of findings) {
    const fixes = finding.fixes?.map((fix) => ({ ...fix, edits: fix.edits.map(edited) }));
    yield { rule, finding: { ...finding, span: shifted(finding.span), ...(fixes && { fixes }) } };
  }
}
