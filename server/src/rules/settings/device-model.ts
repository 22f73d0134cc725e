import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import type { Setting } from '../../values/value.ts';
import { numberOf, textOf } from './read.ts';

/**
 * The device model that an HVM guest gets from xl: the one that it names, or the one that libxl takes without a word
 * (libxl_create.c:libxl__domain_build_info_setdefault). Undefined when the file does not tell.
 */
export function deviceModel(file: DomainFile): string | undefined {
  const { domain, profile } = file;
  if (domain.get('device_model_version')) return textOf(file, 'device_model_version');
  if (!domain.get('device_model_stubdomain_override')) return 'qemu-xen';
  const stub = numberOf(file, 'device_model_stubdomain_override');
  if (stub === undefined) return undefined;
  return stub !== 0n && inReleases(profile.release, null, '4.20') ? 'qemu-xen-traditional' : 'qemu-xen';
}

const BIOSES = ['rombios', 'seabios', 'ovmf'];

/**
 * The BIOS that an HVM guest asks for, and the setting that says so: since 4.10 `firmware` comes after `bios` (tools/xl/xl_parse.c). Undefined when
 * none is named, or none that there is.
 */
export function biosOf(file: DomainFile): { readonly bios: string; readonly setting: Setting } | undefined {
  const firmware = inReleases(file.profile.release, '4.10') ? file.domain.get('firmware') : undefined;
  const text = firmware && textOf(file, 'firmware');
  if (firmware && text === undefined) return undefined;
  if (firmware && text !== undefined) {
    const bios = BIOSES.includes(text.toLowerCase())
      ? text.toLowerCase()
      : 'uefi'.startsWith(text)
        ? 'ovmf'
        : undefined;
    if (bios) return { bios, setting: firmware };
  }
  const setting = file.domain.get('bios');
  const bios = textOf(file, 'bios')?.toLowerCase();
  return setting && bios !== undefined && BIOSES.includes(bios) ? { bios, setting } : undefined;
}
