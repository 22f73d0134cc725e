import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import { type Piece, piece, split } from './piece.ts';

/** What xl does not read as `ID:WIDTHxHEIGHT`. */
export interface ConnectorFault {
  /**
   * `pair`: the name or the size is missing, and xl works on with memory that nobody has written. `half`: one number is there, xl stops.
   * `size`: no number is there; xl complains, and leaves this connector and those behind it without a size. `rest`: more follows than xl reads.
   */
  readonly what: 'pair' | 'half' | 'size' | 'rest';
  readonly piece: Piece;
  /** The size that was meant, in the piece's place. */
  readonly meant?: string;
}

const NUMBER = '[ \\t\\n]*[+-]?[0-9]+';
const BOTH = new RegExp(`^${NUMBER}x${NUMBER}`);
const FIRST = new RegExp(`^${NUMBER}`);
/** Signs that people put between two numbers. */
const MEANT = /^\s*([0-9]{1,6})\s*[xX×*]\s*([0-9]{1,6})\s*$/;

/**
 * What is wrong in the text behind `connectors=` (tools/xl/xl_parse.c:parse_vdispl_config, split_string_into_pair, sscanf with %ux%u). Nothing
 * for an empty text.
 */
export function connectorFaults(text: StringValue, { from, to }: Piece, release: Release): ConnectorFault[] {
  const faults: ConnectorFault[] = [];
  // strtok never sees an empty part.
  for (const one of split(text, ';', from, to).filter((part) => part.text)) {
    const fault = connectorFault(text, one, release);
    if (!fault) continue;
    faults.push(fault);
    if (fault.what !== 'rest') break;
  }
  return faults;
}

function connectorFault(text: StringValue, whole: Piece, release: Release): ConnectorFault | undefined {
  const colon = whole.text.indexOf(':');
  // Before 4.18 a colon at the start was passed over.
  const nameless = colon === 0 && !inReleases(release, '4.18');
  if (colon < 0 || nameless || colon === whole.text.length - 1) return { what: 'pair', piece: whole };
  const size = piece(text, whole.from + colon + 1, whole.to);
  const read = BOTH.exec(size.text)?.[0];
  const [, width, height] = MEANT.exec(size.text) ?? [];
  const meant = width && height ? { meant: `${width}x${height}` } : {};
  if (read === undefined) {
    const none = size.text.trim() && !FIRST.test(size.text);
    return { what: none ? 'size' : 'half', piece: size, ...meant };
  }
  return size.text.slice(read.length).trim() ? { what: 'rest', piece: size } : undefined;
}
