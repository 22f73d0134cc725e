import type { GuestType } from '../catalog/types.ts';
import type { Device } from '../config/device.ts';
import { Domain } from '../config/domain.ts';
import type { DomainFile } from '../config/file.ts';
import type { Once } from '../config/once.ts';
import type { Profile } from '../config/profile.ts';
import type { Host } from '../config/project.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { SyntaxProblem } from '../syntax/problem.ts';
import type { PythonFile } from '../syntax/python/python.ts';
import type { Lines, Span } from '../syntax/text.ts';
import type { Setting, Settings } from '../values/value.ts';
import { type Watch, watched } from './watched.ts';

/**
 * A guest's file as if it had one device of a list alone. Whatever else is asked for is that of the whole file, and noted: profile, guest
 * type and path are not, nor are the syntax problems on its lines.
 */
export class Alone implements DomainFile {
  readonly kind = 'domain';
  readonly path: string;
  readonly profile: Profile;
  readonly domain: Domain;
  readonly fleet: Fleet;
  readonly watch: Watch = { more: false };
  readonly #file: DomainFile;
  readonly #domain: DomainAlone;
  #syntax: readonly SyntaxProblem[] = [];

  /** `name` is the setting with the list. */
  constructor(file: DomainFile, fleet: Fleet, name: string) {
    this.#file = file;
    this.path = file.path;
    this.profile = file.profile;
    this.#domain = new DomainAlone(file.domain, name, this.watch);
    this.domain = this.#domain;
    this.fleet = watched(fleet, this.watch);
  }

  /** The device to show from now on, and the syntax problems on its lines. */
  show(device: Device, syntax: readonly SyntaxProblem[]): void {
    this.#domain.shown = [device];
    this.#syntax = syntax;
  }

  get syntax(): readonly SyntaxProblem[] {
    return this.#syntax;
  }

  get text(): string {
    return this.#whole.text;
  }

  get lines(): Lines {
    return this.#whole.lines;
  }

  get ok(): boolean {
    return this.#whole.ok;
  }

  get comments(): readonly Span[] {
    return this.#whole.comments;
  }

  get settings(): Settings {
    return this.#whole.settings;
  }

  get python(): PythonFile {
    return this.#whole.python as PythonFile;
  }

  get host(): Host {
    return this.#whole.host as Host;
  }

  get #whole(): DomainFile {
    this.watch.more = true;
    return this.#file;
  }
}

class DomainAlone extends Domain {
  readonly #domain: Domain;
  readonly #name: string;
  readonly #watch: Watch;
  shown: readonly Device[] = [];

  constructor(domain: Domain, name: string, watch: Watch) {
    super(domain.settings, domain.profile);
    this.#domain = domain;
    this.#name = name;
    this.#watch = watch;
    Object.defineProperties(this, {
      settings: { get: (): Settings => this.whole.settings },
      once: { get: (): Once => this.whole.once },
    });
  }

  override get whole(): Domain {
    this.#watch.more = true;
    return this.#domain;
  }

  override get(name: string): Setting | undefined {
    return this.whole.get(name);
  }

  override get guestType(): GuestType | undefined {
    return this.#domain.guestType;
  }

  override devices(name: string): readonly Device[] {
    return name === this.#name ? this.shown : this.whole.devices(name);
  }
}
