import type { Range } from '../syntax/text.ts';
import type { Fact, FactType, FileFacts } from './facts.ts';

/** Facts of files in a form that is cheap to hand to another thread. */
export interface Packed {
  /** Each file's line, one below the other: `[path, interfaces, demand, network]` as JSON and its facts' texts. */
  readonly texts: readonly string[];
  /** Four numbers for each fact: its range. */
  readonly ranges: Int32Array;
}

const BETWEEN = '\0';
const NO_DETAIL = '\x01';

/** Packs the facts of files; `unpack` gives them back. */
export function pack(files: readonly FileFacts[]): Packed {
  const texts: string[] = [];
  const numbers: number[] = [];
  for (const { path, facts, interfaces, demand, network } of files) {
    const fields = [JSON.stringify([path, interfaces, demand, network])];
    for (const { type, key, label, detail, range } of facts) {
      fields.push(type, key, label, detail ?? NO_DETAIL);
      numbers.push(range.start.line, range.start.character, range.end.line, range.end.character);
    }
    texts.push(fields.map((field) => field.replaceAll(BETWEEN, ' ')).join(BETWEEN));
  }
  return { texts, ranges: Int32Array.from(numbers) };
}

export function unpack({ texts, ranges }: Packed): FileFacts[] {
  let at = 0;
  const range = (): Range => {
    const [line = 0, character = 0, endLine = 0, end = 0] = ranges.subarray(at, at + 4);
    at += 4;
    return { start: { line, character }, end: { line: endLine, character: end } };
  };
  return texts.map((text) => {
    const fields = text.split(BETWEEN);
    const [path, interfaces, demand, network] = JSON.parse(fields[0] as string) as [
      string,
      number?,
      FileFacts['demand']?,
      FileFacts['network']?,
    ];
    const facts: Fact[] = [];
    for (let i = 1; i + 3 < fields.length; i += 4) {
      const [type, key, label, detail] = fields.slice(i, i + 4) as [FactType, string, string, string];
      facts.push({ type, key, path, range: range(), label, ...(detail === NO_DETAIL ? {} : { detail }) });
    }
    return {
      path,
      facts,
      ...(interfaces === undefined || interfaces === null ? {} : { interfaces }),
      ...(demand ? { demand } : {}),
      ...(network ? { network } : {}),
    };
  });
}
