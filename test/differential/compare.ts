import { decode } from '../../server/src/files/decode.ts';
import { readXl } from '../../server/src/syntax/xl.ts';
import type { Setting, Value } from '../../server/src/values/value.ts';
import { readSettingLong, xlSettings } from '../../server/src/values/xl.ts';
import { type JudgeList, type JudgeValue, judge, type Verdict } from './xlutil.ts';

/** The release whose libxlutil Debian 12 has; the grammar is the same from 4.13 on. */
const RELEASE = '4.17';

export interface Comparison {
  /** The configs on which we and libxlutil differ, shortest first, with what each reads. */
  readonly differences: readonly string[];
  /** How many libxlutil refuses. */
  readonly refused: number;
}

/** Reads configs with libxlutil and with our reader: accepted or refused, and every value. */
export function compare(configs: readonly Uint8Array[]): Comparison {
  const verdicts = judge(configs).map((verdict) => (verdict === 'crash' ? null : verdict));
  const differences = configs.flatMap((bytes, i) => {
    const [theirs, ours] = [JSON.stringify(verdicts[i]), JSON.stringify(read(bytes))];
    const shown = JSON.stringify(Buffer.from(bytes).toString('latin1'));
    return theirs === ours ? [] : [`${shown}: libxlutil ${theirs}, we ${ours}`];
  });
  differences.sort((a, b) => a.length - b.length);
  return { differences, refused: verdicts.filter((verdict) => verdict === null).length };
}

/** What our reader makes of a file's bytes, in the judge's form; null when it refuses them. */
function read(bytes: Uint8Array): Verdict {
  const { text: decoded, encoding } = decode(bytes);
  // To xl a last byte that begins no word is as good as another; only its text does not say that it is one byte.
  const text = encoding === 'latin1' ? decoded.replace(/[\x80-\xff]$/, '\x01') : decoded;
  const file = readXl(text, RELEASE);
  if (!file.ok) return null;
  const toBytes = (read: string): string => (encoding === 'utf8' ? Buffer.from(read, 'utf8').toString('latin1') : read);
  const settings = [...xlSettings(file).last].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(settings.map(([name, setting]) => [name, asJudged(setting, toBytes)]));
}

function asJudged(setting: Setting, toBytes: (text: string) => string): JudgeValue {
  const plain = (value: Value): string | JudgeList => {
    if (value.kind === 'list') return value.items.map(plain);
    if (value.kind === 'string' || value.kind === 'number') return toBytes(value.text);
    throw new Error(`a value of kind ${value.kind} in a file that xl accepts`);
  };
  const value = plain(setting.result);
  return typeof value === 'string' ? { text: value, long: long(setting) } : value;
}

function long(setting: Setting): string {
  const found = readSettingLong(setting);
  if (found.kind === 'long') return String(found.value);
  return found.kind === 'out-of-range' ? 'range' : 'none';
}
