import type { DomainFile, XendFile } from '../../config/file.ts';
import { type VncServer, vncServers } from '../../config/vnc-servers.ts';
import { xendFacts } from '../../config/xend-values.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { choice, type Finding, here, replace, rule } from '../rule.ts';

const LOCAL = '127.0.0.1';

export default rule({
  id: 'vnc-open',
  subject: 'devices',
  severity: 'warning',
  kinds: ['domain', 'xend'],
  *check(file, fleet): Iterable<Finding> {
    if (file.kind === 'xend') yield* hostDefault(file);
    else yield* guestScreens(file, fleet);
  },
});

function* guestScreens(file: DomainFile, fleet: Fleet): Iterable<Finding> {
  for (const server of vncServers(file)) {
    const { listen, span } = server;
    if (!listen || !span || !isOpen(listen.text, file) || hasPassword(server, file, fleet)) continue;
    const display = /:\d+$/.exec(listen.text)?.[0] ?? '';
    const local = `${LOCAL}${display}`;
    yield {
      span,
      message: `This screen can be seen and used from every network of the host, without a password. Write vnclisten ${local} and reach it by ssh, or set vncpasswd.`,
      fixes: listen.editable ? [choice(`Listen on ${local} only`, replace(listen.span, local))] : [],
    };
  }
}

/** Whether QEMU listens on every interface: libxl hands an empty address on as it is. */
function isOpen(text: string, { profile }: DomainFile): boolean {
  const address = text.trim().replace(/:\d{1,5}$/, '');
  if (!address) return profile.toolstack === 'xl';
  return /^(?:0+(?:\.0+){0,3}|\[?::\]?|\[?(?:0+:){7}0+\]?)$/.test(address) || text.trim() === '::';
}

/** xend has a password for all guests that name none; an empty one of the guest's own switches it off. */
function hasPassword({ password }: VncServer, file: DomainFile, fleet: Fleet): boolean {
  if (password !== undefined) return password !== '';
  return file.profile.toolstack === 'xm' && fleet.usesOnHost(file.path, 'vnc-password', 'host').length > 0;
}

function* hostDefault(file: XendFile): Iterable<Finding> {
  const { xend, profile } = file;
  const option = xend.get('vnc-listen');
  const value = option?.value;
  if (!option || !value || value.kind === 'list' || value.text !== '0.0.0.0') return;
  if (!xendFacts('vnc-listen', profile.release) || xend.text('vncpasswd')) return;
  const password = xend.get('vncpasswd');
  if (password?.value?.kind === 'list') return;
  yield {
    span: value.span,
    message: `The screens of all guests can be seen and used from every network of the host, without a password. Write (vnc-listen '${LOCAL}'), or set vncpasswd.`,
    fixes: [choice(`Listen on ${LOCAL} only`, replace(value.span, `'${LOCAL}'`))],
    related: password ? [here(file, password.span, 'The password is empty here')] : [],
  };
}
