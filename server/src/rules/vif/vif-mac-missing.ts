import { vifPart, vifsOf, vifValue } from '../../config/vif.ts';
import { freshMac, macFromIp } from '../../fleet/mac.ts';
import { isAddressFault, readAddress } from '../../specs/address.ts';
import type { Part } from '../../specs/piece.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { besideSyntaxError } from '../settings/syntax-errors.ts';
import { addPart } from './insert.ts';

/** A part such as `mac 00:16:…` or `mac =…`, of which another rule speaks. */
const isMeantAsMac = ({ key }: Part): boolean => /^\s*mac\b/i.test(key.text);

export default rule({
  id: 'vif-mac-missing',
  subject: 'vif',
  severity: 'hint',
  kinds: ['domain'],
  each: 'vif',
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      if (vifPart(file, vif, 'mac') || vif.parts.some(isMeantAsMac)) continue;
      const ip = readAddress(vifValue(file, vif, 'ip')?.text ?? '');
      const fromIp = isAddressFault(ip) || ip.family !== 4 ? undefined : macFromIp(ip.bytes);
      const fresh = freshMac(fleet, `${file.path}#${vif.index}`);
      const fixes = [fromIp, fresh].flatMap((mac) => {
        const edit = mac && addPart(vif, `mac=${mac}`);
        if (!edit || besideSyntaxError(file, vif.value.span)) return [];
        return [
          choice(
            mac === fromIp ? `Add mac=${mac}, made from the IP address` : `Add mac=${mac}, which no file here uses`,
            edit,
          ),
        ];
      });
      yield {
        span: vif.value.span,
        message:
          'Without mac= Xen draws another address at each start, so the guest finds a new card each time. Give the interface one of its own.',
        fixes,
      };
    }
  },
});
