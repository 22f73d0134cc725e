import assert from 'node:assert/strict';
import { readSound, soundKeys, soundPartOf } from '../../../server/src/specs/vsnd.ts';
import { string } from '../../support/string.ts';

describe('strings of a sound card', () => {
  it('reads a part and its options', () => {
    const sound = readSound(string(' PCM, name=Main, sample-rates=44100;48000'));
    assert.equal(sound?.part, 'pcm');
    assert.equal(sound.word.text, 'PCM');
    assert.deepEqual(
      sound.options.map(({ key, value }) => [key.text, value?.text]),
      [
        ['name', 'Main'],
        ['sample-rates', '44100;48000'],
      ],
    );
  });

  it('keeps the blanks behind the word, which xl compares too', () => {
    const sound = readSound(string('card , name=x'));
    assert.equal(sound?.part, undefined);
    assert.equal(sound?.word.text, 'card ');
  });

  it('knows no part without its word', () => assert.equal(readSound(string('name=x'))?.part, undefined));

  it('finds nothing in an empty string', () => {
    assert.equal(readSound(string('')), undefined);
    assert.equal(readSound(string(',,')), undefined);
  });

  it('tells the keys of one part from those of all', () => {
    assert.equal(soundPartOf('type'), 'stream');
    assert.equal(soundPartOf('buffer-size'), undefined);
    assert.ok(soundKeys('card').includes('buffer-size'));
    assert.ok(!soundKeys('card').includes('type'));
  });
});
