import assert from 'node:assert/strict';
import { releasesOf } from '../../../server/src/catalog/release.ts';
import type { FileKind } from '../../../server/src/config/profile.ts';
import { withoutPlaceholders } from '../../../server/src/language/complete/items.ts';
import { complete } from '../../../server/src/language/complete.ts';
import { Service } from '../../../server/src/service.ts';
import { checkText, inputOf, type Reading } from '../../support/check.ts';

/** The whole files that are offered in an empty one, as they are inserted. */
function snippets(reading: Reading): { label: string; text: string }[] {
  const service = new Service();
  const file = service.update(inputOf({ ...reading, text: '' }));
  const whole = complete(file, 0, service.fleet).items.filter(({ kind }) => kind === 'snippet');
  return whole.map(({ label, insert }) => ({ label, text: withoutPlaceholders(insert) }));
}

const serious = (text: string, reading: Reading): string[] =>
  checkText(text, reading)
    .filter(({ severity }) => severity !== 'hint')
    .map(({ rule, message }) => `${rule}: ${message}`);

describe('whole files to start from', () => {
  for (const toolstack of ['xl', 'xm'] as const) {
    for (const release of releasesOf(toolstack)) {
      it(`guests for ${toolstack} ${release} are without a fault`, () => {
        const found = snippets({ toolstack, release });
        const labels = found.map(({ label }) => label);
        for (const label of ['PV guest', 'HVM guest', 'NFS root guest']) assert.ok(labels.includes(label), label);
        for (const { label, text } of found)
          assert.deepEqual(serious(text, { toolstack, release }), [], `${label}\n${text}`);
      });
    }
  }

  it('are for every kind of guest where the release has it', () => {
    const labels = snippets({ release: '4.22' }).map(({ label }) => label);
    assert.deepEqual(labels, ['PV guest', 'PVH guest', 'HVM guest', 'NFS root guest', 'Driver domain']);
  });

  const hosts: readonly [FileKind, readonly string[]][] = [
    ['xend', ['Bridged network', 'Bridged network with antispoof', 'Routed network', 'NAT network', 'Two bridges']],
    ['conf', ['Guests on a bridge', 'Guests routed']],
    ['cpupool', ['CPU pool']],
  ];
  for (const [kind, labels] of hosts) {
    it(`are without a fault for ${kind}`, () => {
      const found = snippets({ kind, toolstack: kind === 'xend' ? 'xm' : 'xl' });
      assert.deepEqual(
        found.map(({ label }) => label),
        labels,
      );
      for (const { label, text } of found) assert.deepEqual(serious(text, { kind }), [], `${label}\n${text}`);
    });
  }
});

describe('a snippet without its placeholders', () => {
  const slot = (text: string): string => `$${`{${text}}`}`;
  const cases: readonly (readonly [string, string])[] = [
    [`a ${slot('1:b')} c`, 'a b c'],
    [`$1 ${slot('2')} x`, '  x'],
    [slot('1|one,two|'), 'one'],
    [`${slot('1:x')} $1`, 'x x'],
    [`\\$1 \\} ${slot('1:a\\}b')}`, '$1 } a}b'],
  ];
  for (const [snippet, text] of cases) it(snippet, () => assert.equal(withoutPlaceholders(snippet), text));
});
