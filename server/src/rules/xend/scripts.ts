import { catalog } from '../../catalog/index.ts';
import { isIn } from '../../catalog/lookup.ts';
import type { Release } from '../../catalog/release.ts';
import type { ScriptFacts, ScriptParameter } from '../../catalog/types.ts';
import type { XendFile } from '../../config/file.ts';
import type { XendScript } from '../../config/xend.ts';
import { xendRelease } from '../../config/xend-values.ts';

export type Role = 'network' | 'vif';

/** The options that name a script, with the role of the scripts that belong there. */
export const SCRIPT_OPTIONS: readonly { readonly option: string; readonly role: Role }[] = [
  { option: 'network-script', role: 'network' },
  { option: 'vif-script', role: 'vif' },
];

/** The script that decides for a role, when the file names one. */
export const scriptOf = ({ xend }: XendFile, role: Role): XendScript | undefined =>
  role === 'network' ? xend.networkScript() : xend.vifScript();

/** What is known of a script, of whichever release; undefined for one of the administrator's own, or in a folder of its own. */
export function factsOf({ name, call }: XendScript): ScriptFacts | undefined {
  const folder = call.path.text.slice(0, call.path.text.length - name.length);
  return !folder || folder.endsWith('/xen/scripts/') ? catalog.scripts.get(name) : undefined;
}

/** What a release ships under the script's name. */
export function shippedScript(script: XendScript, release: Release): ScriptFacts | undefined {
  const facts = factsOf(script);
  return facts && isIn(xendRelease(release), facts) ? facts : undefined;
}

/** The scripts of a role that a release ships. */
export const shippedFor = (role: Role, release: Release): ScriptFacts[] =>
  [...catalog.scripts.values()].filter((facts) => facts.role === role && isIn(xendRelease(release), facts));

/** Where every vif-* script takes arguments from as well. */
const COMMON = 'vif-common.sh';

/** The arguments that a script of any release reads; those of the given release first. */
export function parametersOf({ name, role }: ScriptFacts): readonly ScriptParameter[] {
  const own = catalog.scripts.get(name)?.parameters ?? [];
  return role === 'vif' ? [...own, ...(catalog.scripts.get(COMMON)?.parameters ?? [])] : own;
}
