import { catalog, nearest } from '../../catalog/index.ts';
import type { ConfFile, DomainFile } from '../../config/file.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { vifDefaultTexts } from '../../config/vif-defaults.ts';
import { scriptName } from '../../fleet/route.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';

export default rule({
  id: 'vif-script-unknown',
  subject: 'vif',
  severity: 'warning',
  kinds: ['domain', 'conf'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    for (const whole of file.kind === 'domain' ? scriptsOf(file) : defaultsOf(file)) {
      const finding = nearMiss(whole);
      if (finding) yield finding;
    }
  },
});

function* scriptsOf(file: DomainFile): Iterable<Piece> {
  for (const vif of vifsOf(file.domain)) {
    const script = vifValue(file, vif, 'script');
    if (script) yield script;
  }
}

const defaultsOf = (file: ConfFile): Piece[] => vifDefaultTexts(file, 'script').map(wholePiece);

/** A name that is nearly that of one of Xen's scripts. One with something added is somebody's own. */
function nearMiss({ text, span, editable }: Piece): Finding | undefined {
  const name = scriptName(text);
  const folder = text.slice(0, text.length - name.length);
  if (!name || catalog.scripts.has(name) || (folder && !folder.endsWith('/xen/scripts/'))) return undefined;
  const known = [...catalog.scripts.values()].filter(({ role }) => role === 'vif').map((facts) => facts.name);
  if (known.some((one) => name.startsWith(one) || name.endsWith(one))) return undefined;
  const near = nearest(
    name.replace(/^vif[-_]?/, ''),
    known.map((one) => one.slice(PREFIX.length)).filter((tail) => tail.length >= SHORTEST),
  );
  if (!near) return undefined;
  const right = PREFIX + near;
  return {
    span,
    message: `Xen ships no script ${shown(name)}, and without it the interface does not come up. Did you mean ${right}?`,
    fixes: editable ? [choice(`Change to ${right}`, replace(span, folder + right))] : [],
  };
}

const PREFIX = 'vif-';
/** Shorter ends are near many words: `vif-net` need not be meant for `vif-nat`. */
const SHORTEST = 5;
