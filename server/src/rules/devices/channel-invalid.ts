import { subkeysAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { lastOption, type Option, readOptions } from '../../specs/options.ts';
import { readPair } from '../../specs/pair.ts';
import { piece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';
import { emptyString } from './ends.ts';
import { duplicateFindings, keyFindings, missingFindings } from './keys.ts';
import { type OptionsReader, REFUSED } from './reader.ts';
import { textFindings } from './text-values.ts';
import { valueFindings } from './values.ts';

/** tools/xl/xl_parse.c:parse_config_data; that a channel has a name checks libxl_console.c:libxl__init_console_from_channel. */
const READER: OptionsReader = {
  spec: 'channel',
  device: 'a channel',
  style: 'pair',
  unknownKey: { does: 'xl prints a line and goes on without it', severity: 'warning' },
  noEquals: REFUSED,
  wrongWord: REFUSED,
  missing: { does: 'the guest is not created' },
};

export default rule({
  id: 'channel-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'channel')) return;
    const cuts = !inReleases(file.profile.release, '4.18');
    for (const { value } of file.domain.devices('channel')) {
      if (!value.text) {
        yield emptyString(value);
        continue;
      }
      const raw = readOptions(value, READER.style);
      const options = cuts ? raw.map((option) => betweenEquals(file, value, option)) : raw;
      const halves = options.filter((option) => isHalf(file, value, option));
      for (const option of halves) yield half(option);
      yield* keyFindings(
        file,
        value,
        options.filter((option) => !halves.includes(option)),
        READER,
      );
      yield* duplicateFindings(file, options, READER.spec);
      yield* valueFindings(file, options, READER);
      yield* textFindings(file, value, options, READER, REFUSED);
      yield* missingFindings(file, value, options, READER);
      yield* path(options);
      if (cuts) yield* secondEquals(value, raw);
    }
  },
});

/** The part of the string between commas that an option stands in, blanks and all. */
function partOf({ text }: StringValue, { whole }: Option): readonly [number, number] {
  const comma = text.indexOf(',', whole.from);
  return [text.lastIndexOf(',', whole.from - 1) + 1, comma < 0 ? text.length : comma];
}

/** An option as xl up to 4.17 takes it: the first two texts between any number of `=`. */
function betweenEquals({ profile }: DomainFile, value: StringValue, option: Option): Option {
  const pair = option.equals && readPair(value, profile.release, ...partOf(value, option));
  return pair ? { ...option, ...pair } : option;
}

/** True when xl misses what stands before or behind the `=`; known keys without a value are reported as such. */
function isHalf({ profile }: DomainFile, value: StringValue, option: Option): boolean {
  if (!option.equals || subkeysAt(READER.spec, profile).has(option.key.text)) return false;
  return !readPair(value, profile.release, ...partOf(value, option));
}

const half = ({ key, whole }: Option): Finding => ({
  span: whole.span,
  message: `There is nothing ${key.text ? 'behind' : 'before'} "=", and xl refuses the file. Write KEY=VALUE, or remove it.`,
});

/** A socket has a path, and nothing else has one. */
function* path(options: readonly Option[]): Iterable<Finding> {
  const connection = lastOption(options, 'connection');
  const given = lastOption(options, 'path');
  if (connection?.value?.text === 'socket' && !given) {
    yield {
      span: connection.whole.span,
      message:
        'A channel to a socket needs its path, which is not given; xl refuses the file. Write path=… into this string.',
    };
  } else if (connection?.value?.text === 'pty' && given?.value?.text) {
    yield {
      span: given.whole.span,
      severity: 'warning',
      message: 'A pty has no path, and xl ignores this one without a word. Write connection=socket, or remove path.',
    };
  }
}

/** Up to 4.17 xl splits at every `=` and takes the first two texts. */
function* secondEquals(text: StringValue, options: readonly Option[]): Iterable<Finding> {
  for (const { value } of options) {
    const at = value?.text.indexOf('=', 1) ?? -1;
    if (!value || at < 0) continue;
    yield {
      span: piece(text, value.from + at, value.to).span,
      severity: 'warning',
      message: `xl up to 4.17 ends a value at the second "=", so this one is "${shown(value.text.slice(0, at))}". Write it without "=".`,
    };
  }
}
