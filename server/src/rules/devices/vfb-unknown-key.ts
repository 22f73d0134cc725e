import { readOptions } from '../../specs/options.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { keyFindings } from './keys.ts';
import { isOldType, vfbReader } from './vfb.ts';

export default rule({
  id: 'vfb-unknown-key',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vfb')) return;
    const reader = vfbReader(file);
    for (const { value } of file.domain.devices('vfb')) {
      const options = readOptions(value, reader.style).filter((option) => !isOldType(file, option));
      yield* keyFindings(file, value, options, reader);
    }
  },
});
