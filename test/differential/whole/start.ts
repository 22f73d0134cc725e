import type { GuestType } from '../../../server/src/catalog/types.ts';
import type { Draw } from './draw.ts';
import { bare, type Line, NO_NUMBERS, type Spelled } from './spell.ts';

const UUID = 'c7a5fdb2-cdaf-9455-926a-d65c16db1809';

/** Names and labels that the guest is known by. */
export function identity(draw: Draw): Line[] {
  const name: Line = {
    name: 'name',
    value: draw.mostly<Spelled>(
      () => draw.of(['web1', 'a', 'Debian 12', 'web.example', 'é']),
      () => draw.of(['', '12', 'a/b', ' ']),
      () => bare(12),
      () => ['web1'],
    ),
  };
  const uuid: Line = {
    name: 'uuid',
    value: draw.mostly<Spelled>(
      () => UUID,
      () => UUID.toUpperCase(),
      () => UUID.slice(1),
      () => `{${UUID}}`,
      () => UUID.replaceAll('-', ''),
      () => UUID.replace('c', 'g'),
      () => '',
      () => bare(5),
    ),
  };
  return [...(draw.slips ? [] : [name]), ...(draw.once(4) ? [uuid] : [])];
}

/** The settings that say which type the guest has. */
export function guestType(draw: Draw, type: GuestType): Line[] {
  const line = (name: string, value: Spelled): Line => ({ name, value });
  const builder = type === 'hvm' ? 'hvm' : 'generic';
  if (draw.slips) {
    return draw.make(
      () => [line('type', draw.near(type))],
      () => [line('builder', draw.of(['HVM', 'linux', 'h', '', 'gen', 'hvmx', 'pvh']))],
      () => [line('type', type), line('builder', draw.of(['hvm', 'generic']))],
      () => [line('type', [type])],
      () => [line('type', draw.of(['h', 'p', 'PV', 'pvhvm', '']))],
      () => [line('builder', type), line('type', type)],
    );
  }
  if (type === 'pv' && draw.once(3)) return [];
  if (type !== 'pvh' && draw.once(3)) return [line('builder', builder)];
  return [line('type', type)];
}

const KERNEL = ['/boot/vmlinuz', '/usr/lib/xen/boot/hvmloader', 'vmlinuz', '/no/such/kernel'];

/** What the guest starts from. */
export function boot(draw: Draw, type: GuestType): Line[] {
  const any = type === 'hvm' ? hvmBoot(draw) : draw.slips ? hvmBoot(draw) : pvBoot(draw, type);
  const more: Line[] = draw.once(3) ? commandLine(draw) : [];
  return [...any, ...(type === 'hvm' && !any.some(({ name }) => name === 'kernel') && !draw.slips ? [] : more)];
}

function pvBoot(draw: Draw, type: GuestType): Line[] {
  const kernel = (): Line => ({ name: 'kernel', value: draw.of(KERNEL) });
  const loader = (): Line => ({ name: 'bootloader', value: draw.of(['pygrub', '/usr/bin/pygrub', 'pypxeboot', '/x']) });
  const args = (): Line => ({
    name: 'bootloader_args',
    value: draw.make<Spelled>(
      () => draw.many(2, () => '-q'),
      () => '--kernel=/x -q',
      () => '',
      () => bare(1),
    ),
  });
  const firmware = (): Line => ({
    name: 'firmware',
    value: draw.word(['pvgrub32', 'pvgrub64'], ['pvgrub', 'p', '', 'ovmf', 'uefi', '/x', 'PVGRUB64']),
  });
  return draw.make(
    () => [kernel()],
    () => [kernel(), { name: 'ramdisk', value: draw.of(KERNEL) }],
    () => [loader(), ...(draw.once(2) ? [args()] : [])],
    () => [firmware()],
    () => (draw.slips ? [firmware(), kernel()] : [kernel()]),
    () => (draw.slips ? [] : [loader(), kernel()]),
    () => (type === 'pvh' ? [kernel(), { name: 'pvshim', value: bare(1) }] : [kernel()]),
  );
}

function hvmBoot(draw: Draw): Line[] {
  return draw.make<Line[]>(
    () => [],
    () => [{ name: 'boot', value: draw.of(['c', 'cd', 'dc', 'n', 'x', '', 'hd', 'floppy']) }],
    () => [
      { name: 'firmware', value: draw.word(['ovmf', 'seabios', 'uefi', 'bios', '/x'], ['rombios', 'u', '', 'b']) },
    ],
    () => [{ name: 'bios', value: draw.word(['ovmf', 'seabios', 'OVMF'], ['rombios', 'uefi', 'bios', '']) }],
    () => [{ name: 'kernel', value: draw.of(KERNEL) }],
    () => [
      { name: 'bios', value: draw.of(['ovmf', 'seabios', 'rombios']) },
      {
        name: 'device_model_version',
        value: draw.word(['qemu-xen', 'qemu-xen', 'qemu-xen-traditional'], ['none', 'qemu', 'qemu-traditional']),
      },
    ],
    () => [{ name: 'bios_path_override', value: '/x' }],
    () => [{ name: 'firmware_override', value: '/x' }],
  );
}

const commandLine = (draw: Draw): Line[] =>
  draw.some<Line>(
    [
      { name: 'root', value: '/dev/xvda1 ro' },
      { name: 'extra', value: draw.of<Spelled>(['4', '', bare(4), 'console=hvc0']) },
      { name: 'cmdline', value: draw.of(['root=/dev/xvda1', '']) },
      { name: 'ramdisk', value: draw.of(['/boot/initrd', '']) },
      { name: 'extra', value: draw.of(NO_NUMBERS) },
    ],
    2,
  );
