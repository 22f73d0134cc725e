import type { GuestType } from '../catalog/types.ts';
import {
  type ListValue,
  type NumberValue,
  type Setting,
  type Settings,
  type StringValue,
  TextMap,
  type Value,
} from '../values/value.ts';
import { type Device, DeviceList } from './device.ts';
import { guestType } from './guest.ts';
import { Once } from './once.ts';
import type { Profile } from './profile.ts';

/** A domU config as Xen would use it: what each setting ends with, typed access, and its devices. */
export class Domain {
  readonly settings: Settings;
  readonly profile: Profile;
  /** What was worked out about the guest. */
  readonly once = new Once();
  readonly #devices = new Map<string, DeviceList>();
  /** The devices of the file's version before. */
  readonly #before: ReadonlyMap<string, DeviceList>;
  /** The same for all versions of a file that follow each other. */
  readonly lineage: object;
  /** True when the file was there already before its last change. */
  readonly isLater: boolean;
  /** Null as long as nobody has asked. */
  #guestType: GuestType | undefined | null = null;

  /** `before` is what the same file said before its last change, for the same profile: it gives its devices away, and is not to be used any more. */
  constructor(settings: Settings, profile: Profile, before?: Domain) {
    this.settings = settings;
    this.profile = profile;
    this.#before = before ? new Map([...before.#before, ...before.#devices]) : NO_DEVICES;
    this.lineage = before?.lineage ?? {};
    this.isLater = before !== undefined;
  }

  /** The guest with all its devices: this one, unless it shows one of them alone. */
  get whole(): Domain {
    return this;
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
    if (known) return known.devices;
    const setting = this.get(name);
    if (!setting) return NONE;
    const list = new DeviceList(setting, this.#strings(name), this.#before.get(name));
    this.#devices.set(name, list);
    return list.devices;
  }

  #strings(name: string): (StringValue | undefined)[] {
    const items = this.list(name)?.items ?? [];
    if (this.profile.toolstack !== 'xl') return items.map((item) => (item.kind === 'string' ? item : undefined));
    const inner = items.findIndex(({ kind }) => kind === 'list');
    return (inner < 0 ? items : items.slice(0, inner)).map((item) =>
      item.kind === 'number' ? asString(item) : item.kind === 'string' ? item : undefined,
    );
  }
}

const NO_DEVICES: ReadonlyMap<string, DeviceList> = new Map();
const NONE: readonly Device[] = [];

/** A bare number as a text, which cannot be edited in its place: it stands without quotes. */
const asString = ({ span, text }: NumberValue): StringValue => ({
  kind: 'string',
  span,
  text,
  map: TextMap.computed(text.length, span),
});
