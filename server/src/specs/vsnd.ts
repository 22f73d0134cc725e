import type { StringValue } from '../values/value.ts';
import { type Option, readOptions } from './options.ts';
import { type Piece, piece, split } from './piece.ts';

/** What a string of a sound card describes: the card, one of its sound devices, or a stream of the device before it. */
export type SoundPart = 'card' | 'pcm' | 'stream';
export const SOUND_PARTS: readonly SoundPart[] = ['card', 'pcm', 'stream'];

/** Keys that all three take, and those of one only (tools/xl/xl_parse.c:parse_vsnd_params, …_card_param, …_pcm_param, …_pcm_stream; 4.12). */
const ALL = ['sample-rates', 'sample-formats', 'channels-min', 'channels-max', 'buffer-size'];
const OWN: Readonly<Record<SoundPart, readonly string[]>> = {
  card: ['backend', 'short-name', 'long-name'],
  pcm: ['name'],
  stream: ['unique-id', 'type'],
};

export const soundKeys = (part: SoundPart): readonly string[] => [...OWN[part], ...ALL];

/** The part of a card that a key belongs to, when it belongs to one only. */
export const soundPartOf = (key: string): SoundPart | undefined => SOUND_PARTS.find((part) => OWN[part].includes(key));

/** One string of a sound card. */
export interface SoundString {
  /** The first part, blanks behind it included, because xl compares it with them. */
  readonly word: Piece;
  /** What the word says, upper or lower case; undefined when xl knows no such part. */
  readonly part: SoundPart | undefined;
  readonly options: readonly Option[];
}

/** Reads `pcm, name=Main, sample-rates=44100;48000` (xl_parse.c:parse_vsnd_item); undefined for a string without any part. */
export function readSound(text: StringValue): SoundString | undefined {
  const [first] = split(text, ',').filter((one) => one.text);
  if (!first) return undefined;
  const lead = /^ */.exec(first.text)?.[0].length ?? 0;
  const word = piece(text, first.from + lead, first.to);
  const part = SOUND_PARTS.find((one) => one === word.text.toLowerCase());
  return { word, part, options: readOptions(text, 'match').slice(1) };
}
