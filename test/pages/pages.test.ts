import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_IDS, UNUSED_IGNORE } from '../../server/src/rules/check.ts';
import { RULES } from '../../server/src/rules/index.ts';
import type { Problem } from '../../server/src/syntax/problem.ts';
import { applyFix, asMarks, checkFleet } from '../support/check.ts';
import { type Example, type Page, readPage } from '../support/page.ts';

const DOCS = join(process.cwd(), 'docs/rules');
const SOURCES = join(process.cwd(), 'server/src/rules');
const SECTIONS = ['What it says', 'What Xen does', 'Wrong', 'Right', 'Fix', 'Source'];
/** What a whole domU config must have is not asked of an example. */
const WHOLE = new Set(['missing-name', 'missing-boot']);
const NOT_RULES = new Set(['README.md', 'index.md']);

const pageNames = readdirSync(DOCS).filter((name) => name.endsWith('.md') && !NOT_RULES.has(name));
const pages = new Map<string, Page>(
  pageNames.map((name) => [name.slice(0, -3), readPage(readFileSync(join(DOCS, name), 'utf8'))]),
);

const counts =
  (id: string) =>
  (problem: Problem): boolean =>
    problem.rule === id ||
    ((problem.severity === 'error' || problem.severity === 'warning') && !WHOLE.has(problem.rule));

/** The problems of an example's files that its page must account for, as marks. */
function found(id: string, example: Example) {
  const problems = checkFleet(example.files);
  return example.files.map(({ path, text }) => asMarks(text, (problems.get(path ?? '') ?? []).filter(counts(id))));
}

/** Fresh MAC addresses differ from file to file: a page writes FRESH for one. */
const withFresh = (text: string, { files }: Example): string =>
  files.at(-1)?.text.includes('FRESH') ? text.replace(/00:16:3e(?::[0-9a-f]{2}){3}/, 'FRESH') : text;

const sorted = <T>(values: readonly T[]): string[] => values.map((value) => JSON.stringify(value)).sort();

describe('rules and their pages', () => {
  it('has a page for every rule and a rule for every page', () => {
    assert.deepEqual([...pages.keys()].sort(), [...RULE_IDS].sort());
  });

  it('are all listed on the index page, which scripts/rules-index.mjs writes', async () => {
    const { INDEX, rulesIndex } = (await import(join(process.cwd(), 'scripts/rules-index.mjs'))) as {
      INDEX: string;
      rulesIndex: () => string;
    };
    assert.equal(readFileSync(INDEX, 'utf8'), rulesIndex());
  });

  it('lists every rule file in the index', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^[a-z-]+\/[a-z0-9-]+\.ts$/.test(path))
      .filter((path) => readFileSync(join(SOURCES, path), 'utf8').includes('export default'))
      .map((path) => path.slice(0, -3));
    assert.deepEqual(files.sort(), RULES.map(({ id, subject }) => `${subject}/${id}`).sort());
  });
});

for (const rule of [...RULES, UNUSED_IGNORE]) {
  const page = pages.get(rule.id);
  if (!page) continue;
  describe(`docs/rules/${rule.id}.md`, () => {
    it('has its title, level and sections', () => {
      assert.equal(page.title, rule.id);
      const level = page.level.split(' · ')[0]?.toLowerCase();
      assert.equal(level, rule.severity, 'the level below the title');
      for (const name of SECTIONS)
        assert.ok(page.sections.has(name) || page.examples.some(({ section }) => section === name), `section ${name}`);
      assert.ok((page.sections.get('Source') ?? '').trim().length > 10, 'a source');
    });

    const wrong = page.examples.filter(({ section }) => section === 'Wrong');
    const right = page.examples.filter(({ section }) => section === 'Right');
    const fixed = page.examples.filter(({ section, fixed }) => section === 'Fix' && fixed);

    it('has an example that is wrong and one that is right', () => {
      assert.ok(wrong.length && right.length);
    });

    for (const example of wrong) {
      it(`reports what it marks (line ${example.line})`, () => {
        assert.ok(
          example.files.some(({ marks }) => marks.some((mark) => mark.rule === rule.id)),
          'marks a problem of this rule',
        );
        found(rule.id, example).forEach((marks, i) => {
          assert.deepEqual(sorted(marks), sorted(example.files[i]?.marks ?? []), example.files[i]?.path);
        });
      });
    }

    for (const example of right) {
      it(`is silent about what is right (line ${example.line})`, () => {
        for (const marks of found(rule.id, example)) assert.deepEqual(marks, []);
      });
    }

    const claimsFix = !page.level.endsWith('no fix');
    it(claimsFix ? 'shows its fix' : 'has no fix', () => {
      assert.equal(fixed.length > 0, claimsFix);
      assert.ok(fixed.length <= wrong.length);
    });

    fixed.forEach((after, i) => {
      it(`fixes as it shows (line ${after.line})`, () => {
        const before = wrong[i];
        assert.ok(before);
        const problems = checkFleet(before.files);
        const at = before.files.findIndex(({ marks }) => marks.some((mark) => mark.rule === rule.id));
        const file = before.files[at];
        assert.ok(file);
        const problem = problems.get(file.path ?? '')?.find((one) => one.rule === rule.id && one.fixes.length);
        assert.ok(problem?.fixes[0], 'the problem has a fix');
        if (page.level.includes('a safe fix')) assert.ok(problem.fixes[0].safe, 'the fix is safe');
        assert.equal(withFresh(applyFix(file.text, problem.fixes[0]), after), after.files.at(-1)?.text);
      });
    });
  });
}
