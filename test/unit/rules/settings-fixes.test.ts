import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../../server/src/rules/index.ts';
import { applyFix, checkFleet } from '../../support/check.ts';
import { readPage } from '../../support/page.ts';

const DOCS = join(process.cwd(), 'docs/rules');
const SETTINGS = new Set(RULES.filter(({ subject }) => subject === 'settings').map(({ id }) => id));

describe('fixes of the rules on settings', () => {
  for (const name of readdirSync(DOCS)) {
    const id = name.replace(/\.md$/, '');
    if (!SETTINGS.has(id)) continue;
    it(`${id}: each makes its problem go away, and no new error comes`, () => {
      for (const { section, files } of readPage(readFileSync(join(DOCS, name), 'utf8')).examples) {
        const file = files.at(-1);
        if (section !== 'Wrong' || !file) continue;
        const problems = checkFleet([file]).get(file.path ?? '') ?? [];
        const own = problems.filter(({ rule }) => rule === id);
        const errors = problems.filter(({ severity }) => severity === 'error').length;
        for (const { fixes } of own) {
          for (const fix of fixes) {
            const after = checkFleet([{ ...file, text: applyFix(file.text, fix) }]).get(file.path ?? '') ?? [];
            assert.ok(
              after.filter(({ rule }) => rule === id).length < own.length,
              `"${fix.title}" leaves the problem in ${file.text}`,
            );
            const left = after.filter(
              ({ severity, rule }) => severity === 'error' && !rule.startsWith('missing-'),
            ).length;
            assert.ok(left <= errors, `"${fix.title}" makes an error of ${file.text}`);
          }
        }
      }
    });
  }
});
