import { vifsOf } from '../../config/vif.ts';
import { vifRanges } from '../../fleet/vif-ranges.ts';
import { type Finding, rule } from '../rule.ts';
import { elsewhere, nameOfFile, onlyHere, relatedTo } from './others.ts';

export default rule({
  id: 'duplicate-ip',
  subject: 'fleet',
  severity: 'error',
  kinds: ['domain'],
  across: true,
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const ranges = vifRanges(file, vif);
      if (ranges.every(({ key, range }) => onlyHere(file, fleet.uses('ip', key)) && !fleet.overlapping(range).length))
        continue;
      // What one interface says twice is no conflict.
      const own = ranges.map(({ piece }) => piece.span);
      for (const { key, range, piece } of ranges) {
        const equal = elsewhere(file, fleet.uses('ip', key), ...own);
        const [first] = equal;
        if (first) {
          yield {
            span: piece.span,
            message: `${nameOfFile(file, first)} has ${piece.text} too: packets reach one of the two interfaces or neither. Give each its own address.`,
            related: relatedTo(equal, 'The same address'),
          };
          continue;
        }
        const overlapping = elsewhere(file, fleet.overlapping(range), ...own);
        const [other] = overlapping;
        if (!other) continue;
        const wide = range.first !== range.last;
        yield {
          span: piece.span,
          severity: 'warning',
          message: wide
            ? `This range holds ${other.label} of ${nameOfFile(file, other).replace(/,$/, '')}: this interface may send in its name. Narrow the range.`
            : `${piece.text} lies in the range ${other.label} of ${nameOfFile(file, other).replace(/,$/, '')}, which may send in its name. Take another address, or narrow the range.`,
          related: relatedTo(overlapping, wide ? 'An address in this range' : 'The range that holds this address'),
        };
      }
    }
  },
});
