import { catalog } from '../../catalog/index.ts';
import type { ConfFile, DomainFile } from '../../config/file.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { vifDefaultTexts } from '../../config/vif-defaults.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { scriptName } from '../../fleet/route.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';

/** Families whose network script prepares what their vif script needs. */
const PAIRED = new Set(['bridge', 'route', 'nat']);

const shortName = (whole: Piece): Piece =>
  whole.part(whole.text.length - scriptName(whole.text).length, whole.text.length);

export default rule({
  id: 'vif-script-family',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain', 'conf'],
  *check(file, fleet): Iterable<Finding> {
    yield* file.kind === 'domain' ? ofGuest(file, fleet) : ofDefaults(file);
  },
});

/** The scripts that xl.conf gives to the interfaces without one of their own. */
function* ofDefaults(file: ConfFile): Iterable<Finding> {
  for (const value of vifDefaultTexts(file, 'script')) {
    const script = shortName(wholePiece(value));
    if (catalog.scripts.get(script.text)?.role === 'network') yield networkScript(script);
  }
}

function networkScript(script: Piece): Finding {
  const right = `vif-${catalog.scripts.get(script.text)?.family}`;
  const known = catalog.scripts.get(right)?.role === 'vif';
  return {
    span: script.span,
    message: `${script.text} sets up the host when xend starts and does nothing for an interface, so the guest's network fails. Write ${known ? right : 'a vif script'}.`,
    fixes: known && script.editable ? [safeFix(`Change to ${right}`, replace(script.span, right))] : [],
  };
}

function* ofGuest(file: DomainFile, fleet: Fleet): Iterable<Finding> {
  const { toolstack } = file.profile;
  const network = toolstack === 'xm' ? fleet.networkFor(file.path, file.profile.toolstack) : undefined;
  for (const vif of vifsOf(file.domain)) {
    const whole = vifValue(file, vif, 'script');
    if (!whole) continue;
    const script = shortName(whole);
    const facts = catalog.scripts.get(script.text);
    if (facts?.role === 'network') {
      yield networkScript(script);
      continue;
    }
    const family = facts?.role === 'vif' ? facts.family : undefined;
    if (!family || !network?.family || family === network.family || !PAIRED.has(family)) continue;
    // A bridge of the guest's own choice may exist besides what the network script makes.
    if (family === 'bridge' && vifValue(file, vif, 'bridge')) continue;
    const right = `vif-${network.family}`;
    yield {
      span: script.span,
      severity: 'warning',
      message: `This host is set up by ${network.script}, which ${script.text} does not fit: the guest may have no network. Write ${right}, unless the host has the other as well.`,
      fixes: script.editable ? [choice(`Change to ${right}`, replace(script.span, right))] : [],
      related: [{ path: network.path, range: network.range, message: `The host uses ${network.script}` }],
    };
  }
}
