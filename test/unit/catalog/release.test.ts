import assert from 'node:assert/strict';
import { compareReleases, inReleases, NEWEST, parseRelease, RELEASES } from '../../../server/src/catalog/release.ts';

describe('releases', () => {
  it('are in their order, not in that of their digits', () => {
    assert.ok(compareReleases('4.9', '4.10') < 0);
    assert.ok(compareReleases('4.0', '3.4') > 0);
    assert.equal(compareReleases('4.17', '4.17'), 0);
    assert.deepEqual([...RELEASES].sort(compareReleases), [...RELEASES]);
    assert.equal(NEWEST, RELEASES.at(-1));
  });

  it('a range holds both its ends; a missing end is open', () => {
    assert.ok(inReleases('4.4', '4.4', '4.8'));
    assert.ok(inReleases('4.8', '4.4', '4.8'));
    assert.ok(!inReleases('4.9', '4.4', '4.8'));
    assert.ok(!inReleases('4.3', '4.4', '4.8'));
    assert.ok(inReleases('4.22', '4.4'));
    assert.ok(inReleases('3.0.0', undefined, '4.4'));
    assert.ok(inReleases('3.0.0'));
  });

  it('are read as people write them', () => {
    assert.equal(parseRelease('4.17'), '4.17');
    assert.equal(parseRelease(' 4.17.3 '), '4.17');
    assert.equal(parseRelease('RELEASE-4.17.0'), '4.17');
    assert.equal(parseRelease('v4.2'), '4.2');
    assert.equal(parseRelease('3.0'), '3.0.0');
    assert.equal(parseRelease('3.0.3'), '3.0.3');
    assert.equal(parseRelease('master'), NEWEST);
    for (const wrong of ['', '4', '5.0', '4.99', '2.0', 'four', '4.17-rc1', '4.017.1.1']) {
      assert.equal(parseRelease(wrong), undefined, wrong);
    }
  });
});
