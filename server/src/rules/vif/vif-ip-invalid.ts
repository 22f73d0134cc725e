import { vifsOf, vifValue } from '../../config/vif.ts';
import { type AddressFault, isAddressFault, readAddress } from '../../specs/address.ts';
import { piece } from '../../specs/piece.ts';
import { type Finding, rule } from '../rule.ts';

const MESSAGES: Record<AddressFault['what'], (text: string) => string> = {
  octet: (text) => `${text} is no octet of an IPv4 address: the highest is 255`,
  count: (text) => `An IPv4 address has four octets, ${text} has ${text.split('.').length}`,
  prefix: (text) => `/${text} is no prefix length: IPv4 has 0 to 32, IPv6 0 to 128`,
  letters: (text) => `"${text}" is no part of an IP address`,
  empty: () => 'An IP address is missing here',
};

export default rule({
  id: 'vif-ip-invalid',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const ip = vifValue(file, vif, 'ip');
      if (!ip || isWord(ip.text)) continue;
      let from = ip.from;
      for (const text of ip.text.split(' ')) {
        const address = text ? readAddress(text) : undefined;
        if (address && isAddressFault(address)) {
          const wrong = piece(vif.value, from + address.from, from + address.to);
          yield {
            span: wrong.span,
            message: `${MESSAGES[address.what](wrong.text)}; ip and iptables refuse it in the script, so the interface does not come up. Write ${address.what === 'prefix' ? 'a length such as /24' : 'an address such as 192.0.2.10'}.`,
          };
        }
        from += text.length + 1;
      }
    }
  },
});

/** `ip=dhcp` and the like: words that some distributions' scripts take. */
const isWord = (text: string): boolean => /^[a-z]+$/i.test(text);
