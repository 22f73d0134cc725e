import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Option } from '../../specs/options.ts';
import type { NumberReader, OptionsReader } from './reader.ts';

/** Keys that xend reads by int() since 3.4, when it makes the arguments of QEMU (tools/python/xen/xend/image.py:parseDeviceModelArgs). */
const XEND_NUMBERS = new Set(['vnc', 'sdl', 'vncdisplay', 'vncunused']);

const COMMON = { spec: 'vfb', device: 'a frame buffer' } as const;
const XM: OptionsReader = { ...COMMON, style: 'xm', unknownKey: { does: 'xm stops' }, noEquals: { does: 'xm stops' } };
const XM_WITH_NUMBERS: OptionsReader = {
  ...XM,
  numbers: (key: string): NumberReader | undefined => (XEND_NUMBERS.has(key) ? 'int' : undefined),
};
const XL: OptionsReader = {
  ...COMMON,
  style: 'match',
  unknownKey: { does: 'xl ignores it without a word', severity: 'warning' },
  noEquals: { does: 'xl looks at nothing from here on, without a word', severity: 'warning' },
  numbers: () => 'atoi',
};

/** How the file's toolstack takes a frame buffer: xl_parse.c:parse_config_data, create.py:configure_vfbs. */
export function vfbReader({ profile: { toolstack, release } }: DomainFile): OptionsReader {
  if (toolstack === 'xl') return XL;
  return inReleases(release, '3.4') ? XM_WITH_NUMBERS : XM;
}

/**
 * True for `type=vnc`, which 3.0.4 to 3.3 wanted: later releases of xm take it for vnc=1 (and sdl), and xl passes over it, but makes a VNC
 * server all the same.
 */
export function isOldType({ profile: { toolstack } }: DomainFile, { key, value }: Option): boolean {
  if (key.text !== 'type' || !value) return false;
  return value.text.trim() === 'vnc' || (toolstack === 'xm' && value.text.trim() === 'sdl');
}
