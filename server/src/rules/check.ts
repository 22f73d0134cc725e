import { nearest } from '../catalog/nearest.ts';
import type { ConfigFile, DomainFile, FileKind } from '../config/file.ts';
import type { Level } from '../config/project.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Problem } from '../syntax/problem.ts';
import { eachDevice } from './each.ts';
import { withoutGuesses } from './guesses.ts';
import { RULES } from './index.ts';
import { Quiet } from './quiet.ts';
import { type Relevant, RelevantRules } from './relevant.ts';
import { choice, type Finding, type Rule, replace } from './rule.ts';
import { type Suppression, suppressions } from './suppress.ts';

/** Reports comments that silence nothing, or a rule that does not exist; it has no check of its own because it needs all the others' findings. */
export const UNUSED_IGNORE: Rule = {
  id: 'unused-ignore',
  subject: 'meta',
  severity: 'warning',
  kinds: ['domain', 'xend', 'conf', 'cpupool'],
  check: () => [],
};

export const RULE_IDS: ReadonlySet<string> = new Set([...RULES.map(({ id }) => id), UNUSED_IGNORE.id]);

const ofKind = new Map<FileKind, Relevant>();
const ofGuests = RULES.filter(({ kinds }) => kinds.includes('domain'));
const relevant = new RelevantRules(ofGuests);
const relevantAlone = new RelevantRules(ofGuests.filter(({ across }) => !across));

/** The rules that may have something to say of a file. */
function rulesFor(file: ConfigFile): Relevant {
  const { kind } = file;
  if (kind === 'domain') return relevant.of(file);
  let rules = ofKind.get(kind);
  if (!rules) {
    const all = RULES.filter(({ kinds }) => kinds.includes(kind));
    rules = { all, whole: all, each: new Map() };
    ofKind.set(kind, rules);
  }
  return rules;
}

/** A file has at most this many problems of one rule; what is beyond would only hide the rest. */
export const MAX_OF_A_RULE = 1000;

/**
 * Runs every rule over a file and answers with its problems, sorted by place. `levels` override the rules' severities;
 * comments in the file silence what they name, and unused ones are problems themselves.
 */
export const checkFile = (file: ConfigFile, fleet: Fleet, levels: ReadonlyMap<string, Level> = new Map()): Problem[] =>
  run(rulesFor(file), file, fleet, levels);

/** The same for a file that shares nothing with others: without the rules that would have nothing to say. */
export const checkAlone = (file: ConfigFile, fleet: Fleet, levels: ReadonlyMap<string, Level> = new Map()): Problem[] =>
  run(file.kind === 'domain' ? relevantAlone.of(file) : rulesFor(file), file, fleet, levels);

function run(rules: Relevant, file: ConfigFile, fleet: Fleet, levels: ReadonlyMap<string, Level>): Problem[] {
  const problems = new Problems(levels);
  if (file.kind === 'domain' && file.domain.isLater) askAgain(rules, file, fleet, problems);
  else for (const rule of rules.all) problems.add(rule, rule.check(file, fleet));
  const left = withoutGuesses(file, withSuppressions(file, withoutConsequences(problems.found), levels));
  return [...left].sort(
    (a, b) =>
      a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** The rules over a file that was already there before its last change: only what it may concern. */
function askAgain({ whole, each }: Relevant, file: DomainFile, fleet: Fleet, problems: Problems): void {
  const quiet = new Quiet(file, fleet);
  for (const rule of whole) problems.add(rule, quiet.ask(rule));
  for (const [list, rules] of each)
    eachDevice(file, fleet, list, rules, (rule, findings) => problems.add(rule, findings));
}

/** Gathers findings as problems, at the levels that are wanted. */
class Problems {
  readonly found: Problem[] = [];
  readonly #levels: ReadonlyMap<string, Level>;
  readonly #counts = new Map<Rule, number>();

  constructor(levels: ReadonlyMap<string, Level>) {
    this.#levels = levels;
  }

  /** Of a rule that is off nothing is even looked for. */
  add(rule: Rule, findings: Iterable<Finding>): void {
    const level = this.#levels.get(rule.id);
    if (level === 'off') return;
    for (const { span, message, severity, fixes, related } of findings) {
      const count = this.#counts.get(rule) ?? 0;
      if (count === MAX_OF_A_RULE) return;
      this.#counts.set(rule, count + 1);
      this.found.push({
        rule: rule.id,
        severity: level ?? severity ?? rule.severity,
        span,
        message,
        fixes: fixes ?? [],
        related: related ?? [],
      });
    }
  }
}

/** Where a comma is missing, two strings read as one, and what is said of the joint only follows from that. */
function withoutConsequences(problems: Problem[]): Problem[] {
  const joints = problems.filter(({ rule }) => rule === 'missing-comma').map(({ span }) => span);
  if (!joints.length) return problems;
  return problems.filter(
    ({ rule, span }) =>
      rule === 'missing-comma' || !joints.some((joint) => span.start < joint.start && joint.end < span.end),
  );
}

function withSuppressions(file: ConfigFile, problems: Problem[], levels: ReadonlyMap<string, Level>): Problem[] {
  const wanted = suppressions(file);
  if (!wanted.length) return problems;
  const used = new Set<Suppression>();
  const left = problems.filter((problem) => {
    const first = file.lines.lineAt(problem.span.start);
    const last = file.lines.lineAt(problem.span.end);
    const by = wanted.filter(
      ({ rule, line }) => rule === problem.rule && (line === undefined || (first <= line && line <= last)),
    );
    for (const suppression of by) used.add(suppression);
    return !by.length;
  });
  const level = levels.get(UNUSED_IGNORE.id);
  if (level === 'off') return left;
  for (const suppression of wanted) {
    if (used.has(suppression) || levels.get(suppression.rule) === 'off') continue;
    left.push({
      rule: UNUSED_IGNORE.id,
      severity: level ?? UNUSED_IGNORE.severity,
      span: suppression.span,
      related: [],
      ...unusedIgnore(suppression),
    });
  }
  return left;
}

function unusedIgnore({ rule, span }: Suppression): Pick<Problem, 'message' | 'fixes'> {
  if (RULE_IDS.has(rule))
    return { message: `Nothing here is reported by ${rule}. Remove it from the comment.`, fixes: [] };
  const near = nearest(rule, RULE_IDS);
  return {
    message: `There is no rule ${rule}, so this silences nothing.${near ? ` Did you mean ${near}?` : ''}`,
    fixes: near ? [choice(`Change to ${near}`, replace(span, near))] : [],
  };
}
