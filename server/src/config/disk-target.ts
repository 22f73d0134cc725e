import type { Disk } from '../specs/disk.ts';

/**
 * What a disk is made of, equal for two that mean the same: its path without detours, under the name that the device mapper's other
 * spelling has. Undefined for an empty drive, and for a string that the toolstack refuses. What a script or another domain serves is
 * only the same by the same script and domain.
 */
export function diskKey({ reader, faults, target, parts, script, backend, backendtype }: Disk): string | undefined {
  // Another word in front than xend's own names a script of dom0, which xend runs.
  const refused = faults.some(({ what }) => reader !== 'xm' || what !== 'unknown-prefix');
  if (refused || !target?.text) return undefined;
  const prefix = parts.find(({ role, key }) => role === 'prefix' && key)?.key?.text;
  const server = backend && !/^(?:0|Domain-0)$/.test(backend.text) ? `${backend.text}:` : '';
  const through = script ?? (prefix && !PATH_PREFIX.test(prefix) ? prefix : undefined);
  if (through) return `${server}${through}:${target.text}`;
  const physical = prefix === 'phy' || backendtype === 'phy';
  return server + mapped(straight(physical && !target.text.startsWith('/') ? `/dev/${target.text}` : target.text));
}

/** Prefixes behind which a path of the host stands. */
const PATH_PREFIX = /^(?:phy|file|tap2?|raw|aio|qcow2?|vhd)$/;

/** An absolute path without `//`, `.` and `..`. */
function straight(path: string): string {
  if (!path.startsWith('/')) return path;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

/** `/dev/mapper/vg0-web--root` is `/dev/vg0/web-root`: the device mapper doubles the dashes of names and joins them with one. */
function mapped(path: string): string {
  const name = path.startsWith(MAPPER) ? path.slice(MAPPER.length) : '';
  const names = name.replaceAll('--', '\0').split('-');
  return names.length === 2 ? `/dev/${names.join('/').replaceAll('\0', '-')}` : path;
}

const MAPPER = '/dev/mapper/';
