import type { ConfFile, DomainFile } from '../../config/file.ts';
import { vifsOf, vifValue } from '../../config/vif.ts';
import { vifDefaultTexts } from '../../config/vif-defaults.ts';
import { scriptName } from '../../fleet/route.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import { type Finding, rule } from '../rule.ts';
import { KERNEL_LENGTH } from './names.ts';

/** Scripts that look for an interface of the bridge's name. */
const BRIDGED = new Set(['vif-bridge', 'vif-openvswitch']);

export default rule({
  id: 'vif-bridge-name',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain', 'conf'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    for (const bridge of file.kind === 'domain' ? bridgesOf(file) : defaultsOf(file)) {
      const { text } = bridge;
      if (text.length <= KERNEL_LENGTH) continue;
      yield {
        span: bridge.span,
        message: `No bridge can have this name of ${text.length} characters, because Linux has ${KERNEL_LENGTH} at most, so that the interface does not come up. Write the name of one that there is.`,
      };
    }
  },
});

function* bridgesOf(file: DomainFile): Iterable<Piece> {
  for (const vif of vifsOf(file.domain)) {
    const bridge = vifValue(file, vif, 'bridge');
    const script = vifValue(file, vif, 'script');
    if (!bridge || (script && !BRIDGED.has(scriptName(script.text)))) continue;
    // Behind `.` and `:` stand the VLANs of Open vSwitch.
    const end = script ? bridge.text.search(/[.:]/) : -1;
    yield end < 0 ? bridge : bridge.part(0, end);
  }
}

const defaultsOf = (file: ConfFile): Piece[] => vifDefaultTexts(file, 'bridge').map(wholePiece);
