import fc from 'fast-check';

/** A change that people make by slip: takes the text and a place in it. */
export interface Slip {
  readonly kind: string;
  /** 0 to 1: where in the text, or which of the fitting places. */
  readonly at: number;
  readonly with: string;
}

/** What is typed for something else, by what it replaces. Each entry: a pattern, and what it becomes. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/["']/g, '\u201c'],
  [/["']/g, '\u2019'],
  [/["']/g, ''],
  [/,/g, ''],
  [/,/g, ' '],
  [/,/g, ';'],
  [/,/g, '.'],
  [/\]/g, ''],
  [/\[/g, ''],
  [/=/g, ':'],
  [/=/g, ''],
  [/=/g, ' = '],
  [/:/g, '-'],
  [/00:16:3e/g, '01:16:3e'],
  [/00:16:3e/g, '00:50:56'],
  [/00:16:3e/g, 'OO:16:3e'],
  [/bridge=/g, 'brige='],
  [/bridge=/g, 'bridge ='],
  [/vif-bridge/g, 'network-bridge'],
  [/xenbr0/g, 'virbr0'],
  [/\bmemory\b/g, 'memmory'],
  [/\bmemory\b/g, 'Memory'],
  [/\bvcpus\b/g, 'vpcus'],
  [/,w'/g, ",rw,w'"],
  [/,w'/g, ",W'"],
  [/xvda/g, 'xvdaa'],
  [/phy:/g, 'phy:/'],
  [/Mb\/s/g, 'Mbps'],
  [/\b(\d{3,5})\b/g, '$1MB'],
  [/\b(\d{3,5})\b/g, '"$1"'],
  [/"([^"\n]*)"/g, '$1'],
  [/'restart'/g, "'Restart'"],
  [/"restart"/g, '"reboot"'],
  [/vifname=(\w+)/g, 'vifname=$1-with-a-long-tail'],
  [/ip=([\d.]+)/g, 'ip="$1"'],
  [/ip=([\d.]+)/g, 'ip=$1/64'],
  [/\)/g, ''],
  [/\(/g, ''],
  [/yes/g, 'enabled'],
  [/'network-(\w+) ([^']*)'/g, 'network-$1 $2'],
  [/\n/g, '\r\n'],
  [/ /g, '\u00a0'],
  [/\n/g, '\n\n'],
];

export const slip: fc.Arbitrary<Slip> = fc.record({
  kind: fc.constantFrom('swap', 'swap', 'swap', 'drop', 'insert', 'double-line', 'drop-line', 'join-lines'),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  with: fc.oneof(
    fc.integer({ min: 0, max: SWAPS.length - 1 }).map(String),
    fc.constantFrom('"', "'", ',', '[', ']', '=', '#', '(', ')', ' ', '\\', ':', 'x', '0'),
  ),
});

/** Makes the slip in the text; one that finds no place leaves it as it is. */
export function slipped(text: string, { kind, at, with: what }: Slip): string {
  const place = Math.floor(at * text.length);
  const lines = text.split('\n');
  const line = Math.floor(at * lines.length);
  switch (kind) {
    case 'swap': {
      const [pattern, instead] = SWAPS[Number(what) % SWAPS.length] ?? (SWAPS[0] as (typeof SWAPS)[number]);
      const found = [...text.matchAll(pattern)];
      const one = found[Math.floor(at * found.length)];
      if (!one) return text;
      const changed = one[0].replace(new RegExp(pattern.source), instead);
      return text.slice(0, one.index) + changed + text.slice(one.index + one[0].length);
    }
    case 'drop':
      return text.slice(0, place) + text.slice(place + 1);
    case 'insert':
      return text.slice(0, place) + what + text.slice(place);
    case 'double-line':
      return [...lines.slice(0, line + 1), ...lines.slice(line)].join('\n');
    case 'drop-line':
      return [...lines.slice(0, line), ...lines.slice(line + 1)].join('\n');
    default:
      return [...lines.slice(0, line), `${lines[line] ?? ''} ${lines[line + 1] ?? ''}`, ...lines.slice(line + 2)].join(
        '\n',
      );
  }
}
