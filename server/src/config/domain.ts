import type { GuestType } from '../catalog/types.ts';
import { type Part, parts } from '../specs/piece.ts';
import {
  type ListValue,
  type NumberValue,
  type Setting,
  type Settings,
  type StringValue,
  TextMap,
  type Value,
} from '../values/value.ts';
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
  /** Null as long as nobody has asked. */
  #guestType: GuestType | undefined | null = null;

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
    if (this.#guestType === null) this.#guestType = guestType(this);
    return this.#guestType;
  }

  /** A setting's list, when it is known to be one. */
  list(name: string): ListValue | undefined {
    const value = this.value(name);
    return value?.kind === 'list' ? value : undefined;
  }

  /**
   * The strings of a device list, in order; entries that are not known strings are left out, their numbers stay taken. xl takes a number for
   * the text that it is written as, and reads no further than to a list inside the list (libxlu_cfg.c:xlu_cfg_get_listitem).
   */
  devices(name: string): readonly Device[] {
    const known = this.#devices.get(name);
    if (known) return known;
    const setting = this.get(name);
    const list = this.list(name);
    const devices: Device[] = [];
    const xl = this.profile.toolstack === 'xl';
    for (const [index, item] of list?.items.entries() ?? []) {
      if (xl && item.kind === 'list') break;
      const value = xl && item.kind === 'number' ? asString(item) : item;
      if (setting && value.kind === 'string')
        devices.push({ setting, index, value, parts: parts(value), once: new Once() });
    }
    this.#devices.set(name, devices);
    return devices;
  }
}

/** A bare number as a text, which cannot be edited in its place: it stands without quotes. */
const asString = ({ span, text }: NumberValue): StringValue => ({
  kind: 'string',
  span,
  text,
  map: TextMap.computed(text.length, span),
});
