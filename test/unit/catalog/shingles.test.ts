import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Shingles {
  readonly plain: (source: string) => string;
  readonly wordsOf: (text: string) => readonly string[];
  readonly shinglesOf: (text: string) => readonly string[];
}

describe('the check of texts against man pages', () => {
  let shingles: Shingles;
  const words = (source: string) => shingles.wordsOf(shingles.plain(source)).join(' ');

  before(async () => {
    // Not bundled: scripts stay outside of the sources.
    shingles = await import(pathToFileURL(resolve('scripts/catalog/shingles.mjs')).href);
  });

  it('reads roff without its markup', () => {
    const page = [
      '.TH demo 5',
      '.SH "OPTIONS"',
      '.IX Item "memory"',
      '.el .IP "again" 4',
      '.IP "\\fBmemory=N\\fR" 4',
      "Start the \\s-1VM\\s0 with \\f(CW\\*(C`N\\*(C'\\fR megabytes; it isn\\*(Aqt much.",
    ].join('\n');
    assert.equal(words(page), 'options memory n start the vm with n megabytes it isnt much');
  });

  it('reads POD and HTML without their markup', () => {
    assert.equal(words('=item B<memory=I<N>>\n\nStart with C<N> MiB.'), 'memory n start with n mib');
    assert.equal(words('<!DOCTYPE html><p>Isn&#39;t <b>N</b> MiB&nbsp;enough?</p>'), 'isnt n mib enough');
  });

  it('sees eight words in a row, whatever stands between them', () => {
    assert.deepEqual(shingles.shinglesOf('one two three four five six seven'), []);
    assert.deepEqual(shingles.shinglesOf('One, two (three) four-five\nsix “seven” EIGHT nine'), [
      'one two three four five six seven eight',
      'two three four five six seven eight nine',
    ]);
  });
});
