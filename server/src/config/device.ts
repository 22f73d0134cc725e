import { type Part, parts } from '../specs/piece.ts';
import type { Span } from '../syntax/text.ts';
import type { Setting, StringValue, TextMap } from '../values/value.ts';
import { Once } from './once.ts';

/** One string of a device list (`vif`, `disk`, …). */
export interface Device {
  readonly setting: Setting;
  /** Place in the list, from 0: the toolstack numbers devices so. */
  readonly index: number;
  readonly value: StringValue;
  /** The string split at commas. */
  readonly parts: readonly Part[];
  /** What was worked out about the string as the guest's toolstack and release read it. */
  readonly once: Once;
}

/** The string of a device, wherever in the file it stands at the moment. */
class DeviceText implements StringValue {
  readonly kind = 'string';
  readonly text: string;
  source: StringValue;

  constructor(source: StringValue) {
    this.text = source.text;
    this.source = source;
  }

  get span(): Span {
    return this.source.span;
  }

  get map(): TextMap {
    return this.source.map;
  }
}

class ListedDevice implements Device {
  setting: Setting;
  index: number;
  readonly value: DeviceText;
  readonly once = new Once();
  #parts: readonly Part[] | undefined;

  constructor(setting: Setting, index: number, value: StringValue) {
    this.setting = setting;
    this.index = index;
    this.value = new DeviceText(value);
  }

  get parts(): readonly Part[] {
    this.#parts ??= parts(this.value);
    return this.#parts;
  }

  /** The same string, elsewhere. */
  move(setting: Setting, index: number, value: StringValue): void {
    this.setting = setting;
    this.index = index;
    this.value.source = value;
  }
}

/** The devices of one list. */
export class DeviceList {
  readonly devices: readonly Device[];
  readonly #own: readonly ListedDevice[];

  /**
   * `strings` are the entries of the setting's list, undefined for one that is no string. A device whose string was already in the list
   * of the file's version before, spelled as it reads, is the same one, only moved: what was worked out about it stands. From then on
   * the places of the earlier devices are those of the new version.
   */
  constructor(setting: Setting, strings: readonly (StringValue | undefined)[], before?: DeviceList) {
    const known = before ? unchanged(before.#own, strings) : [];
    const devices: ListedDevice[] = [];
    for (let index = 0; index < strings.length; index++) {
      const value = strings[index];
      if (!value) continue;
      const device = known[devices.length];
      device?.move(setting, index, value);
      devices.push(device ?? new ListedDevice(setting, index, value));
    }
    this.#own = devices;
    this.devices = devices;
  }
}

/** For each string, in their order, the device that it was before, if any. */
function unchanged(
  devices: readonly ListedDevice[],
  strings: readonly (StringValue | undefined)[],
): (ListedDevice | undefined)[] {
  const now = strings.filter((value) => value !== undefined);
  const same = (device: number, value: number): boolean =>
    isSame(devices[device] as ListedDevice, now[value] as StringValue);
  const most = Math.min(devices.length, now.length);
  // Mostly one string has changed, and all others come in the same order.
  let before = 0;
  while (before < most && same(before, before)) before++;
  const shift = devices.length - now.length;
  let end = now.length;
  while (end > before && end + shift > before && same(end + shift - 1, end - 1)) end--;
  const others = new Map<string, ListedDevice>();
  for (const device of devices.slice(before, end + shift)) others.set(device.value.text, device);
  return now.map((value, i) => {
    if (i < before) return devices[i];
    if (i >= end) return devices[i + shift];
    const device = others.get(value.text);
    others.delete(value.text);
    return device && isSame(device, value) ? device : undefined;
  });
}

const isSame = ({ value: { text, source } }: ListedDevice, value: StringValue): boolean =>
  text === value.text && source.map.isPlain && value.map.isPlain;
