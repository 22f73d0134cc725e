import type { GuestType } from '../../../server/src/catalog/types.ts';
import type { Draw } from './draw.ts';
import { bare, flag, type Line, number, type Spelled } from './spell.ts';

/** Settings that get in each other's way. */
type Group = (draw: Draw) => Line[];

const line = (name: string, value: Spelled): Line => ({ name, value });

const port = (draw: Draw): Spelled =>
  number(
    draw,
    draw.mostly<number | string>(
      () => 6000,
      () => 0,
      () => -1,
      () => 70000,
    ),
  );

/** Each of the lines now and then. */
const few = (draw: Draw, lines: readonly Line[]): Line[] => lines.filter(() => draw.once(2));

const spice: Group = (draw) => [
  line('spice', draw.slips ? flag(draw) : bare(1)),
  ...(draw.slips ? [] : [line(draw.of(['spiceport', 'spicetls_port']), port(draw))]),
  ...(draw.slips
    ? few(draw, [line('spicedisable_ticketing', bare(0)), line('spicepasswd', draw.of(['', 'x']))])
    : [draw.once(2) ? line('spicedisable_ticketing', bare(1)) : line('spicepasswd', 'secret')]),
  ...few(draw, [
    line(
      'spiceusbredirection',
      number(
        draw,
        draw.mostly<number | string>(
          () => draw.below(5),
          () => 5,
          () => -1,
        ),
      ),
    ),
  ]),
];

const usb: Group = (draw) =>
  draw.slips
    ? few(draw, [
        line('usb', flag(draw)),
        line('usbversion', number(draw, draw.of([0, 1, 2, 3, 4, -1]))),
        line('usbdevice', draw.of<Spelled>(['tablet', ['tablet', 'mouse'], '', [], bare(1), [['x']]])),
        line('spiceusbredirection', bare(draw.below(6))),
      ])
    : draw.once(2)
      ? [line('usb', bare(1)), line('usbdevice', draw.of<Spelled>(['tablet', ['tablet']]))]
      : [line('usbversion', bare(1 + draw.below(3)))];

const screen: Group = (draw) =>
  few(draw, [
    line('vga', draw.word(['stdvga', 'cirrus', 'none', 'qxl'], ['std', 'vmware', 'STDVGA', ''])),
    line('stdvga', flag(draw)),
    line(
      'videoram',
      number(
        draw,
        draw.mostly<number | string>(
          () => draw.of([16, 128, 256]),
          () => draw.of([1, 4, 8, 15, 127, 0, -1]),
        ),
      ),
    ),
    line(
      'device_model_version',
      draw.mostly(
        () => 'qemu-xen',
        () => 'qemu-xen-traditional',
      ),
    ),
    line(
      'bios',
      draw.mostly(
        () => 'seabios',
        () => 'rombios',
      ),
    ),
  ]);

const vnc: Group = (draw) =>
  few(draw, [
    line('vnc', flag(draw)),
    line(
      'vnclisten',
      draw.mostly(
        () => '127.0.0.1',
        () => '0.0.0.0:1',
        () => '::1',
        () => '',
      ),
    ),
    line(
      'vncdisplay',
      number(
        draw,
        draw.mostly<number | string>(
          () => 0,
          () => 1,
          () => 99999,
          () => -1,
        ),
      ),
    ),
    line('vncunused', flag(draw)),
    line('vncpasswd', draw.of(['', 'secret', 'much too long'])),
  ]);

const nested: Group = (draw) =>
  few(draw, [
    line('nestedhvm', flag(draw)),
    line(
      'altp2m',
      draw.mostly<Spelled>(
        () => draw.of(['disabled', '0']),
        () => 'mixed',
        () => bare(3),
        () => bare(4),
      ),
    ),
    line(
      'altp2mhvm',
      draw.mostly<Spelled>(
        () => bare(0),
        () => bare(1),
      ),
    ),
    line('hap', flag(draw)),
  ]);

const passthrough: Group = (draw) =>
  few(draw, [
    line('passthrough', draw.word(['enabled', 'sync_pt', 'Default'], ['share_pt', 'disabled', 'on', '1', ''])),
    line(
      'pci',
      draw.mostly<Spelled>(
        () => ['01:00.0'],
        () => [],
        () => '01:00.0',
        () => ['01:00.0', ['x']],
      ),
    ),
    line('hap', flag(draw)),
    line('pci_permissive', flag(draw)),
    line('gfx_passthru', draw.word(['0', 'igd', 'default', '1'], ['yes', 'IGD', '2', ''])),
    line('maxmem', bare(draw.of([128, 8192]))),
  ]);

const times: Group = (draw) =>
  few(draw, [
    line('timer_mode', draw.word(['no_delay_for_missed_ticks', 'one_missed_tick_pending', '1'], ['4', '-1', 'x', ''])),
    line(
      'tsc_mode',
      draw.word(['default', 'native', 'always_emulate', '2', 'NATIVE'], ['native_paravirt', '3', '4', 'x']),
    ),
    line('localtime', flag(draw)),
    line('rtc_timeoffset', number(draw, draw.of([0, 3600, -3600]))),
  ]);

const model: Group = (draw) =>
  few(draw, [
    line('device_model_override', draw.of(['/usr/bin/qemu', ''])),
    line('device_model_version', draw.word(['qemu-xen'], ['qemu-xen-traditional', 'none', 'qemu', ''])),
    line('device_model_stubdomain_override', flag(draw)),
    line(
      'device_model_args',
      draw.mostly<Spelled>(
        () => ['-x'],
        () => '-x',
        () => [['-x']],
        () => bare(1),
        () => [],
      ),
    ),
    line(
      'device_model_args_hvm',
      draw.mostly<Spelled>(
        () => ['-x', bare(4)],
        () => '-x',
        () => [[]],
      ),
    ),
    line(
      'serial',
      draw.mostly<Spelled>(
        () => draw.of<Spelled>(['pty', ['pty', '/dev/ttyS0']]),
        () => [],
        () => bare(1),
        () => [['pty']],
      ),
    ),
    line('device_model', '/usr/lib/xen/bin/qemu-dm'),
  ]);

const ends: Group = (draw) =>
  draw
    .some(['on_poweroff', 'on_reboot', 'on_crash', 'on_watchdog', 'on_soft_reset'], 3)
    .map((name) =>
      line(
        name,
        draw.word(
          ['destroy', 'restart', 'preserve', 'coredump-restart'],
          ['Destroy', 'reboot', 'rename', 'soft-reset', ''],
        ),
      ),
    );

const limits: Group = (draw) =>
  few(draw, [
    line(
      'max_grant_frames',
      number(
        draw,
        draw.mostly<number | string>(
          () => 64,
          () => -1,
          () => 2147483648,
          () => 'x',
          () => '',
        ),
      ),
    ),
    line(
      'max_maptrack_frames',
      number(
        draw,
        draw.mostly<number | string>(
          () => 1024,
          () => '9999999999',
          () => '1x',
        ),
      ),
    ),
    line(
      'max_grant_version',
      number(
        draw,
        draw.mostly<number | string>(
          () => draw.of([0, 1, 2]),
          () => 3,
          () => 15,
          () => 16,
          () => 17,
        ),
      ),
    ),
    line(
      'max_event_channels',
      number(
        draw,
        draw.mostly<number | string>(
          () => 1023,
          () => 0,
          () => -1,
          () => 'x',
        ),
      ),
    ),
    line(
      'mmio_hole',
      number(
        draw,
        draw.mostly<number | string>(
          () => draw.of([256, 1024, 3840]),
          () => 255,
          () => 3841,
          () => 'x',
        ),
      ),
    ),
  ]);

const enlightened: Group = (draw) => [
  line(
    'viridian',
    draw.mostly<Spelled>(
      () => draw.of<Spelled>([bare(1), ['base', 'freq'], ['all'], ['defaults', '!time_ref_count'], ['all', '!freq']]),
      () => ['freq'],
      () => ['base', '!base'],
      () => ['BASE'],
      () => ['!all'],
      () => ['bases'],
      () => 'yes',
      () => 'all',
      () => [],
      () => [['base']],
      () => [''],
      () => ['base', '!'],
    ),
  ),
];

const PARAVIRTUAL: readonly Group[] = [vnc, passthrough, times, model, ends, limits];
const HARDWARE: readonly Group[] = [...PARAVIRTUAL, spice, usb, screen, nested, enlightened];

/** One or two groups of settings that may contradict each other. */
export function groups(draw: Draw, type: GuestType): Line[] {
  const fits = type === 'pv' && !draw.once(5) ? PARAVIRTUAL : HARDWARE;
  return draw.many(2, () => draw.of(fits)(draw)).flat();
}
