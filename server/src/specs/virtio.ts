import type { StringValue } from '../values/value.ts';
import { type Option, readOptions } from './options.ts';
import { piece } from './piece.ts';

/** The options of a virtio device, and what its `type` does to the part behind it. */
export interface Virtio {
  readonly options: readonly Option[];
  /** A `type=virtio…` with nothing behind it, over which xl crashes. */
  readonly crash?: Option;
}

/**
 * Reads `type=virtio,device22,transport=mmio` (tools/xl/xl_parse.c:parse_virtio_list, 4.18): a value of `type` that begins with `virtio` takes in
 * the part behind the next comma, whatever it is.
 */
export function readVirtio(text: StringValue): Virtio {
  const parts = readOptions(text, 'match');
  const options: Option[] = [];
  for (let at = 0; at < parts.length; at++) {
    const option = parts[at] as Option;
    if (!isType(option)) {
      options.push(option);
      continue;
    }
    const next = parts[++at];
    if (!next) return { options: [...options, option], crash: option };
    const to = next.value?.to ?? next.whole.to;
    options.push({
      ...option,
      whole: piece(text, option.whole.from, next.whole.to),
      value: piece(text, option.value?.from ?? option.whole.to, to),
    });
  }
  return { options };
}

const isType = ({ key, whole, equals, value }: Option): boolean =>
  key.text === 'type' && equals?.from === whole.from + 4 && (value?.text.startsWith('virtio') ?? false);
