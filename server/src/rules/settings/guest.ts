import type { GuestType, OptionFacts } from '../../catalog/types.ts';
import type { DomainFile } from '../../config/file.ts';
import type { SettingsFile } from './options.ts';

/** The kind of guest that a file is known to make. */
export const guestOf = (file: SettingsFile): GuestType | undefined =>
  file.kind === 'domain' ? file.domain.guestType : undefined;

/**
 * The kind of guest that was surely meant: named by the file, or, for the PV guest that one gets without a word, confirmed by a kernel or a
 * bootloader.
 */
export function meantGuest(file: DomainFile): GuestType | undefined {
  const { domain } = file;
  const said = domain.get('builder') || (file.profile.toolstack === 'xl' && domain.get('type'));
  return said || domain.get('kernel') || domain.get('bootloader') || domain.get('firmware')
    ? domain.guestType
    : undefined;
}

/** True when Xen looks at the option at all: for some it does so for certain guests only. False when that cannot be known. */
export function isForGuest(file: SettingsFile, { guestTypes }: OptionFacts): boolean {
  if (!guestTypes || file.kind !== 'domain') return true;
  const guest = guestOf(file);
  return guest !== undefined && guestTypes.includes(guest);
}

/** What a PV guest's display is made of: xl reads it at the top level only with `vnc` on, and without `vfb` (tools/xl/xl_parse.c). */
export const PV_DISPLAY: readonly string[] = [
  'vnclisten',
  'vncpasswd',
  'vncdisplay',
  'vncunused',
  'sdl',
  'opengl',
  'display',
  'xauthority',
  'keymap',
];
