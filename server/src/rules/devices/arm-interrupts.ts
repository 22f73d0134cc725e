import { inReleases } from '../../catalog/release.ts';
import { disksOf } from '../../config/disk.ts';
import type { DomainFile } from '../../config/file.ts';
import { lastOption } from '../../specs/options.ts';
import { readVirtio } from '../../specs/virtio.ts';
import type { NumberValue, StringValue } from '../../values/value.ts';
import { type Finding, here, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { numberOf, textOf } from '../settings/read.ts';
import { entriesOf } from './entries.ts';

/** Interrupts that libxl gives to its own devices in a guest on Arm (xen/include/public/arch-arm.h): the console, then each virtio device. */
const CONSOLE = 32;
const FIRST_VIRTIO = 33;
const LAST_VIRTIO = 43;
/** The first shared one; `nr_spis` counts from here. */
const FIRST_SHARED = 32;

/** An interrupt of the host that the guest is to get. */
interface Interrupt {
  readonly number: number;
  readonly entry: StringValue | NumberValue;
}

export default rule({
  id: 'arm-interrupts',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xl') return;
    const vuart = optionAt(file, 'vuart') && textOf(file, 'vuart')?.toLowerCase() === 'sbsa_uart';
    const virtio = virtioDevices(file);
    const interrupts = interruptsOf(file);
    const lastVirtio = FIRST_VIRTIO + virtio - 1;
    for (const { number, entry } of interrupts) {
      const taken =
        vuart && number === CONSOLE
          ? 'the console that vuart makes'
          : virtio && number >= FIRST_VIRTIO && number <= lastVirtio
            ? 'a virtio device'
            : undefined;
      if (!taken) continue;
      yield {
        span: entry.span,
        message: `Interrupt ${number} belongs to ${taken}, and libxl does not create the guest. Hand another device on.`,
      };
    }
    if (virtio > LAST_VIRTIO - FIRST_VIRTIO + 1) yield tooMany(file, virtio);
    const least = Math.max(
      vuart ? CONSOLE : 0,
      virtio ? lastVirtio : 0,
      ...interrupts.map(({ number }) => (number >= FIRST_SHARED ? number : 0)),
    );
    if (least) yield* sharedInterrupts(file, least - FIRST_SHARED + 1);
  },
});

function interruptsOf(file: DomainFile): Interrupt[] {
  return entriesOf(file, 'irqs').flatMap((entry) => {
    const digits = /^\s*(\d{1,9})\s*$/.exec(entry.text)?.[1];
    return digits ? [{ number: Number(digits), entry }] : [];
  });
}

/** How many of the guest's devices are virtio devices of the kind that libxl gives an interrupt. */
function virtioDevices(file: DomainFile): number {
  const devices = optionAt(file, 'virtio') ? file.domain.devices('virtio') : [];
  const mmio = devices.filter(({ value }) => {
    const transport = lastOption(readVirtio(value).options, 'transport')?.value?.text;
    return transport?.toLowerCase() === 'mmio';
  });
  const disks = disksOf(file.domain).filter(({ disk }) => disk.specification === 'virtio');
  // A disk alone may well be for a machine of another kind.
  return mmio.length ? mmio.length + disks.length : 0;
}

function tooMany(file: DomainFile, count: number): Finding {
  const most = LAST_VIRTIO - FIRST_VIRTIO + 1;
  const setting = file.domain.get('virtio');
  return {
    span: setting?.nameSpan ?? { start: 0, end: 0 },
    message: `A guest has interrupts for ${most} virtio devices, and libxl does not create one with ${count}. Use fewer.`,
  };
}

/** tools/libs/light/libxl_arm.c:libxl__arch_domain_prepare_config; before 4.21 libxl raised the number by itself. */
function* sharedInterrupts(file: DomainFile, least: number): Iterable<Finding> {
  const setting = file.domain.get('nr_spis');
  const number = optionAt(file, 'nr_spis') ? numberOf(file, 'nr_spis') : undefined;
  if (!setting || number === undefined || number >= BigInt(least) || !inReleases(file.profile.release, '4.21')) return;
  const why = ['vuart', 'virtio', 'irqs'].flatMap((name) => file.domain.get(name) ?? []);
  yield {
    span: setting.result.span,
    message: `This guest needs ${least} shared interrupts, and libxl refuses it with fewer. Write nr_spis = ${least}, or remove it.`,
    related: why.map(({ nameSpan }) => here(file, nameSpan, 'Needs some')),
  };
}
