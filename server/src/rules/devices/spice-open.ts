import { inReleases } from '../../catalog/release.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { newText } from '../settings/edit.ts';
import { isOn, isSet } from '../settings/read.ts';
import { isWhole } from '../settings/start.ts';

const LOCAL = '127.0.0.1';
const EVERYWHERE = /^(?:|0\.0\.0\.0|::|\*)$/;

export default rule({
  id: 'spice-open',
  subject: 'devices',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const spice = file.domain.get('spice');
    if (toolstack !== 'xl' || !inReleases(release, '4.2') || file.domain.guestType !== 'hvm' || !spice) return;
    if (!isOn(file, 'spice') || !isOn(file, 'spicedisable_ticketing') || !isWhole(file)) return;
    if (!isSet(file, 'spiceport') && !isSet(file, 'spicetls_port')) return;
    const host = file.domain.get('spicehost');
    if (host && (host.result.kind !== 'string' || !EVERYWHERE.test(host.result.text))) return;
    const edit = host && newText(file, host.value, LOCAL);
    yield {
      span: host ? host.result.span : spice.nameSpan,
      message: `This screen can be seen and used from every network of the host, without a password. Write spicehost = "${LOCAL}" and reach it by ssh, or set spicepasswd.`,
      fixes: host
        ? edit
          ? [choice(`Listen on ${LOCAL} only`, edit)]
          : []
        : [
            choice(
              `Listen on ${LOCAL} only`,
              replace({ start: spice.span.start, end: spice.span.start }, `spicehost = "${LOCAL}"\n`),
            ),
          ],
    };
  },
});
