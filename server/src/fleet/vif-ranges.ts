import type { Device } from '../config/device.ts';
import type { DomainFile } from '../config/file.ts';
import { type VifAddress, vifAddresses } from '../config/vif.ts';
import { type IpRange, ipRange, keyOf } from './ip-ranges.ts';

/** An address or range of an interface, and the key of its fact. */
export interface VifRange extends VifAddress {
  readonly range: IpRange;
  readonly key: string;
}

/** What an interface's `ip=` means to the rules across files. */
export const vifRanges = (file: DomainFile, vif: Device): readonly VifRange[] =>
  vif.once.get('the ranges', () =>
    vifAddresses(file, vif).map((one) => {
      const range = ipRange(one.address);
      return { ...one, range, key: keyOf(range) };
    }),
  );
