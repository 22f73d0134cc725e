import { catalog, factsAt } from '../../catalog/index.ts';
import { NEWEST, NEWEST_XM } from '../../catalog/release.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import type { ConfFile, DomainFile } from '../../config/file.ts';
import type { FileKind, Profile } from '../../config/profile.ts';
import type { Setting, Settings } from '../../values/value.ts';

/** A file that is a row of settings: a domU config, xl.conf or a cpupool config. */
export type SettingsFile = DomainFile | ConfFile;
export const SETTINGS_KINDS = ['domain', 'conf', 'cpupool'] as const;

/** What the file's toolstack knows of an option in any release. */
export function optionOf({ kind, profile }: SettingsFile, name: string): OptionFacts | undefined {
  if (kind === 'domain') return catalog.domain.get(name)?.[profile.toolstack];
  return catalog[kind].get(name);
}

/** What the file's release knows of an option. */
export function optionAt(file: SettingsFile, name: string): OptionFacts | undefined {
  const facts = optionOf(file, name);
  return facts && factsAt(facts, file.profile.release);
}

/** The options that the file's release has. */
export const optionNames = (file: SettingsFile): string[] =>
  [...catalog[file.kind].keys()].filter((name) => optionAt(file, name));

/** The assignments that decide what each option of the file's release holds, with what the release knows of it. */
export function decided(file: SettingsFile): readonly Decided[] {
  const known = allDecided.get(file.settings);
  if (known?.kind === file.kind) return known.settings;
  const settings: Decided[] = [];
  for (const setting of file.settings.last.values()) {
    const facts = optionAt(file, setting.name);
    if (facts) settings.push({ setting, facts });
  }
  allDecided.set(file.settings, { kind: file.kind, settings });
  return settings;
}

interface Decided {
  readonly setting: Setting;
  readonly facts: OptionFacts;
}

/** Many rules go through them. */
const allDecided = new WeakMap<Settings, { readonly kind: FileKind; readonly settings: readonly Decided[] }>();

/** How messages name the release that a file is checked for; when nobody chose it, it says so. */
export function releaseName({ release, releaseGiven }: Profile): string {
  if (releaseGiven) return `Xen ${release}`;
  if (release === NEWEST) return `Xen ${release} (the newest)`;
  return release === NEWEST_XM ? `Xen ${release} (the last with xm)` : `Xen ${release}`;
}
