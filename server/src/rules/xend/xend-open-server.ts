import type { XendFile } from '../../config/file.ts';
import { isEveryAddress, isOn, xendFacts } from '../../config/xend-values.ts';
import type { Fix } from '../../syntax/problem.ts';
import { choice, type Finding, here, replace, rule } from '../rule.ts';
import { apiServers, needsNoPassword } from './api-server.ts';
import { below } from './edit.ts';

/** Servers without a password, with the option for the address that they listen on. */
const SERVERS = [
  { server: 'xend-http-server', address: 'xend-address' },
  { server: 'xend-tcp-xmlrpc-server', address: 'xend-tcp-xmlrpc-server-address' },
] as const;

export default rule({
  id: 'xend-open-server',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    for (const { server, address } of SERVERS) {
      const finding = openServer(file, server, address);
      if (finding) yield finding;
    }
    const value = file.xend.get('xen-api-server')?.value;
    if (!value || !xendFacts('xen-api-server', file.profile.release)) return;
    for (const api of apiServers(value)) {
      if (api.unix || !isEveryAddress(api.host) || api.hosts?.text || !needsNoPassword(api, file)) continue;
      yield {
        span: api.entry.span,
        message:
          'Whoever reaches this port controls the host and its guests: no password is asked for. Listen on localhost, write pam, or name the hosts that may.',
        fixes: apiFixes(api.address.text, api.address.span),
      };
    }
  },
});

/** `localhost:9363` for a bare port. */
const apiFixes = (address: string, span: { start: number; end: number }): Fix[] =>
  /^\d+$/.test(address) ? [choice('Listen on localhost only', replace(span, `localhost:${address}`))] : [];

function openServer(file: XendFile, server: string, address: string): Finding | undefined {
  const { xend, profile } = file;
  const option = xend.get(server);
  const facts = xendFacts(address, profile.release);
  // Before it had an option, the address was localhost.
  if (!option || !facts || !isOn(xend, server, profile.release)) return undefined;
  const where = xend.get(address);
  if (where?.value?.kind === 'list') return undefined;
  const listens = where?.value ? where.value.text : facts.default;
  if (listens !== undefined && !isEveryAddress(String(listens))) return undefined;
  const local = "'localhost'";
  return {
    span: where?.value ? where.value.span : option.span,
    message: `${server} listens on every interface and asks for no password: whoever reaches it controls the host. Write (${address} ${local}).`,
    fixes: [
      where?.value
        ? choice(`Change to ${local}`, replace(where.value.span, local))
        : choice(`Add (${address} ${local})`, below(file, option, `(${address} ${local})`)),
    ],
    related: where?.value ? [here(file, option.span, 'The server is switched on here')] : [],
  };
}
