import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Release, Toolstack } from '../../../server/src/catalog/release.ts';
import { releasesOf } from '../../../server/src/catalog/release.ts';
import type { DomainFile } from '../../../server/src/config/file.ts';
import { Fleet } from '../../../server/src/fleet/fleet.ts';
import { gather } from '../../../server/src/fleet/gather.ts';
import { RULES } from '../../../server/src/rules/index.ts';
import { RelevantRules } from '../../../server/src/rules/relevant.ts';
import type { Rule } from '../../../server/src/rules/rule.ts';
import { Service } from '../../../server/src/service.ts';
import { inputOf } from '../../support/check.ts';
import { readPage } from '../../support/page.ts';

const rules = RULES.filter(({ kinds }) => kinds.includes('domain'));
const relevant = new RelevantRules(rules, 0);

const fileOf = (text: string, toolstack: Toolstack, release: Release): DomainFile =>
  new Service().update(inputOf({ text, toolstack, release })) as DomainFile;

function rulesOf(file: DomainFile): Rule[] {
  const { whole, each } = relevant.of(file);
  return [...whole, ...[...each.values()].flat()];
}

describe('the rules that are run over a file', () => {
  const texts = new Set(
    readdirSync('docs/rules')
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .flatMap((name) => readPage(readFileSync(`docs/rules/${name}`, 'utf8')).examples)
      .flatMap(({ files }) => files)
      .filter(({ kind }) => kind === 'domain')
      .map(({ text }) => text),
  );

  for (const toolstack of ['xl', 'xm'] as const) {
    it(`are all that have something to say, in each example of the pages as ${toolstack} reads it`, () => {
      assert.ok(texts.size > 200);
      const releases = releasesOf(toolstack);
      const some = [releases[0], releases[releases.length >> 1], releases.at(-1)] as Release[];
      for (const [i, text] of [...texts].entries()) {
        const file = fileOf(text, toolstack, some[i % some.length] as Release);
        const fleet = new Fleet();
        fleet.set(gather(file));
        const run = new Set(rulesOf(file));
        const silent = rules.filter((rule) => !run.has(rule) && [...rule.check(file, fleet)].length);
        assert.deepEqual(
          silent.map(({ id }) => id),
          [],
          text,
        );
      }
    });
  }

  it('are a part of all of them', () => {
    const file = fileOf('name = "a"\nmemory = 512\nkernel = "/boot/vmlinuz"\n', 'xl', '4.17');
    assert.ok(rulesOf(file).length < rules.length / 2);
  });
});
