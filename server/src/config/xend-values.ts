import { catalog, factsAt } from '../catalog/index.ts';
import { inReleases, NEWEST_XM, type Release } from '../catalog/release.ts';
import type { NamedOption } from '../catalog/types.ts';
import type { XendConfig } from './xend.ts';

const TRUE = new Set(['yes', 'y', '1', 'on', 'true', 't']);
const FALSE = new Set(['no', 'n', '0', 'off', 'false', 'f']);

/** The release of xend that a file is checked for: 4.4 for all that came after it. */
export const xendRelease = (release: Release): Release => (inReleases(release, null, NEWEST_XM) ? release : NEWEST_XM);

/** What a release's xend knows of an option; undefined when it does not read it. */
export function xendFacts(name: string, release: Release): NamedOption | undefined {
  const facts = catalog.xend.get(name);
  return facts && factsAt(facts, xendRelease(release));
}

/** A word as xend takes it for yes or no, in any case (XendOptions.py:get_config_bool); undefined for a word that it refuses. */
export function xendBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return TRUE.has(word) || (FALSE.has(word) ? false : undefined);
}

/** A number as Python 2's int() takes it (XendOptions.py:get_config_int): decimal, blanks around it and behind its sign. */
export function xendInteger(text: string): number | undefined {
  const found = /^[ \t\n\v\f\r]*([+-]?)[ \t\n\v\f\r]*(\d+)[ \t\n\v\f\r]*$/.exec(text);
  if (!found) return undefined;
  const size = Number(found[2]);
  return found[1] === '-' ? -size : size;
}

/** Whether a boolean option is on: as the file says, else by its default. Undefined when xend refuses the value or does not know the option. */
export function isOn(xend: XendConfig, name: string, release: Release): boolean | undefined {
  const facts = xendFacts(name, release);
  if (!facts) return undefined;
  const value = xend.get(name)?.value;
  if (!value) return facts.default === true;
  return value.kind === 'list' ? undefined : xendBoolean(value.text);
}

/** True for an address on which a server of xend listens on every interface. */
export const isEveryAddress = (address: string | undefined): boolean =>
  address === undefined || address === '' || address === '0.0.0.0';
