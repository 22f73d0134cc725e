import { inReleases } from '../../catalog/release.ts';
import { readOptions } from '../../specs/options.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { duplicateFindings, keyFindings } from './keys.ts';
import type { OptionsReader, Outcome } from './reader.ts';

const STOPS: Outcome = { does: 'xm stops', severity: 'error' };
const IGNORED: Outcome = { does: 'xl passes over it without a word', severity: 'warning' };
const DEVICE = { spec: 'vif2', device: 'a vif2' } as const;
/** tools/python/xen/xm/create.py:configure_vifs (4.0 to 4.4) */
const XM: OptionsReader = { ...DEVICE, style: 'xm', unknownKey: STOPS, noEquals: STOPS };
/** tools/libxl/xl_cmdimpl.c:parse_config_data (4.1); later releases do not read the setting */
const XL: OptionsReader = { ...DEVICE, style: 'match', unknownKey: IGNORED, noEquals: IGNORED };

export default rule({
  id: 'vif2-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    if (!optionAt(file, 'vif2') || (toolstack === 'xl' && inReleases(release, '4.2'))) return;
    const reader = toolstack === 'xm' ? XM : XL;
    for (const { value } of file.domain.devices('vif2')) {
      const options = readOptions(value, reader.style);
      yield* keyFindings(file, value, options, reader);
      yield* duplicateFindings(file, options, reader.spec);
    }
  },
});
