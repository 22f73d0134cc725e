import type { GuestType } from '../catalog/types.ts';
import { type Part, parts } from '../specs/piece.ts';
import type { ListValue, Setting, Settings, StringValue, Value } from '../values/value.ts';
import { guestType } from './guest.ts';
import { Once } from './once.ts';
import type { Profile } from './profile.ts';

/** One string of a device list (`vif`, `disk`, …). */
export interface Device {
  readonly setting: Setting;
  /** Place in the list, from 0: the toolstack numbers devices so. */
  readonly index: number;
  readonly value: StringValue;
  /** The string split at commas. */
  readonly parts: readonly Part[];
  /** What was worked out about it. */
  readonly once: Once;
}

/** A domU config as Xen would use it: what each setting ends with, typed access, and its devices. */
export class Domain {
  readonly settings: Settings;
  readonly profile: Profile;
  /** What was worked out about the guest. */
  readonly once = new Once();
  readonly #devices = new Map<string, readonly Device[]>();

  constructor(settings: Settings, profile: Profile) {
    this.settings = settings;
    this.profile = profile;
  }

  /** The assignment that decides a setting. */
  get(name: string): Setting | undefined {
    return this.settings.last.get(name);
  }

  /** What a setting ends with, or undefined when it is not set. */
  value(name: string): Value | undefined {
    return this.get(name)?.result;
  }

  /** A setting's text, when it is known to be a string. */
  string(name: string): string | undefined {
    const value = this.value(name);
    return value?.kind === 'string' ? value.text : undefined;
  }

  /** Which kind of guest this is, or undefined when the file does not let it be known. */
  get guestType(): GuestType | undefined {
    return guestType(this);
  }

  /** A setting's list, when it is known to be one. */
  list(name: string): ListValue | undefined {
    const value = this.value(name);
    return value?.kind === 'list' ? value : undefined;
  }

  /** The strings of a device list, in order; entries that are not known strings are left out, their numbers stay taken. */
  devices(name: string): readonly Device[] {
    const known = this.#devices.get(name);
    if (known) return known;
    const setting = this.get(name);
    const list = this.list(name);
    const devices: Device[] = [];
    list?.items.forEach((value, index) => {
      if (setting && value.kind === 'string')
        devices.push({ setting, index, value, parts: parts(value), once: new Once() });
    });
    this.#devices.set(name, devices);
    return devices;
  }
}
