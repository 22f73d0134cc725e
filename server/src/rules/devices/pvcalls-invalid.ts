import { readOptions } from '../../specs/options.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { upToNoEquals } from './ends.ts';
import { duplicateFindings, keyFindings } from './keys.ts';
import { type OptionsReader, REFUSED } from './reader.ts';
import { textFindings } from './text-values.ts';

/** tools/xl/xl_parse.c:parse_config_data */
const READER: OptionsReader = {
  spec: 'pvcalls',
  device: 'a PV Calls connection',
  style: 'match',
  unknownKey: REFUSED,
  noEquals: { does: 'xl ends there and does not look at what is behind', severity: 'warning' },
};

export default rule({
  id: 'pvcalls-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'pvcalls')) return;
    for (const { value } of file.domain.devices('pvcalls')) {
      const options = upToNoEquals(readOptions(value, READER.style));
      yield* keyFindings(file, value, options, READER);
      yield* duplicateFindings(file, options, READER.spec);
      yield* textFindings(file, value, options, READER);
    }
  },
});
