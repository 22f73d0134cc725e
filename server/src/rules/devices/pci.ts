import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Setting } from '../../values/value.ts';
import { optionAt } from '../settings/options.ts';
import type { Outcome } from './reader.ts';

/** What a toolstack does with a PCI device whose text it cannot read. */
export function pciRefused({ profile: { toolstack, release } }: DomainFile): Outcome {
  if (toolstack === 'xm') {
    const stops = release === '3.0.0' || inReleases(release, '4.0');
    return stops ? { does: 'xm stops' } : { does: 'xm leaves the device out without a word', severity: 'warning' };
  }
  return inReleases(release, '4.6')
    ? { does: 'xl refuses the file' }
    : { does: 'xl leaves the device out without a word', severity: 'warning' };
}

/** The setting that hands a device of the host to the guest, when its list is known to have one. */
export function deviceSetting(file: DomainFile): Setting | undefined {
  for (const name of ['pci', 'dtdev']) {
    const known = file.domain.list(name)?.items.some(({ kind }) => kind === 'string');
    if (known && optionAt(file, name)) return file.domain.get(name);
  }
  return undefined;
}

/** True when a setting of Arm guests shows that the guest runs on such a machine, where other rules hold for devices. */
export function isArm(file: DomainFile): boolean {
  for (const name of file.settings.last.keys()) {
    if (name === 'device_tree' || optionAt(file, name)?.arch === 'arm') return true;
  }
  return false;
}
