import type { XendFile } from '../../config/file.ts';
import { isOn } from '../../config/xend-values.ts';
import { type Finding, rule } from '../rule.ts';

/** Servers with the options for their key and certificate. */
const SERVERS = [
  { server: 'xend-relocation-ssl-server', prefix: 'xend-relocation-server-ssl', always: true },
  { server: 'xend-tcp-xmlrpc-server', prefix: 'xend-tcp-xmlrpc-server-ssl', always: false },
] as const;

export default rule({
  id: 'xend-ssl-key-missing',
  subject: 'xend',
  severity: 'error',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    for (const { server, prefix, always } of SERVERS) {
      if (!isOn(file.xend, server, file.profile.release)) continue;
      const missing = [`${prefix}-key-file`, `${prefix}-cert-file`].filter((name) => isMissing(file, name));
      const option = file.xend.get(server);
      if (!option || !missing.length || (!always && missing.length === 2)) continue;
      const names = missing.join(' and ');
      yield always
        ? {
            span: option.span,
            message: `xend fails when it starts ${server}, because ${names} ${missing.length > 1 ? 'are' : 'is'} missing. Add what is missing.`,
          }
        : {
            span: option.span,
            severity: 'warning',
            message: `Without ${names} xend leaves out SSL and serves in the clear, without a word. Add it.`,
          };
    }
  },
});

function isMissing({ xend }: XendFile, name: string): boolean {
  const value = xend.get(name)?.value;
  return value?.kind !== 'list' && !value?.text;
}
