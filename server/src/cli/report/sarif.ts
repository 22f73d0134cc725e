import manifest from '../../../package.json' with { type: 'json' };
import { UNUSED_IGNORE } from '../../rules/check.ts';
import { RULES } from '../../rules/index.ts';
import { pageOf } from '../../rules/pages.ts';
import type { Severity } from '../../syntax/problem.ts';
import type { Range } from '../../syntax/text.ts';
import type { CheckedFile, Reported } from './report.ts';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const message = (text: string) => ({ text });

/** A place as SARIF counts it: lines and columns from 1, the end column behind the last character. */
const region = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

/** A path as a URI reference: relative ones stay relative. */
const uri = (path: string): string => {
  const wellFormed = path.replaceAll('\\', '/').replace(/\p{Surrogate}/gu, '\ufffd');
  const slashes = wellFormed.split('/').map(encodeURIComponent).join('/');
  return slashes.startsWith('/') ? `file://${slashes}` : slashes.replace(/^\.\//, '');
};

const location = (path: string, range: Range) => ({
  physicalLocation: { artifactLocation: { uri: uri(path) }, region: region(range) },
});

/** What a rule's page says in its third paragraph: one sentence. */
const about = (page: string, id: string): string => page.split('\n')[4] || id;

function descriptor({ id, subject, severity }: (typeof RULES)[number]) {
  const page = pageOf(id) ?? '';
  return {
    id,
    shortDescription: message(about(page, id)),
    help: { text: page || id, markdown: page || id },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [subject] },
  };
}

function result(path: string, problem: Reported, index: ReadonlyMap<string, number>) {
  const { rule, severity, range, related, fixes } = problem;
  return {
    ruleId: rule,
    ruleIndex: index.get(rule) ?? -1,
    level: LEVELS[severity],
    message: message(problem.message),
    locations: [location(path, range)],
    ...(related.length
      ? {
          relatedLocations: related.map((place, id) => ({
            id,
            ...location(place.path ?? path, place.range),
            message: message(place.message),
          })),
        }
      : {}),
    ...(fixes.length
      ? {
          fixes: fixes.map(({ title, edits }) => ({
            description: message(title),
            artifactChanges: [
              {
                artifactLocation: { uri: uri(path) },
                replacements: edits.map((edit) => ({
                  deletedRegion: region(edit.range),
                  insertedContent: { text: edit.newText },
                })),
              },
            ],
          })),
        }
      : {}),
  };
}

/** SARIF 2.1.0: one run with every rule's page and the problems, for tools that collect results of checkers. */
export function* sarifReport(files: Iterable<CheckedFile>): Iterable<string> {
  const rules = [...RULES, UNUSED_IGNORE];
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  const driver = { name: 'xen-config', semanticVersion: manifest.version, rules: rules.map(descriptor) };
  yield `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},`;
  yield '"columnKind":"utf16CodeUnits","results":[';
  let before = '';
  for (const { path, problems } of files) {
    for (const problem of problems) {
      yield before + JSON.stringify(result(path, problem, index));
      before = ',\n';
    }
  }
  yield ']}]}\n';
}
