import { inReleases } from '../../catalog/release.ts';
import type { XendFile } from '../../config/file.ts';
import { stringValue } from '../../config/xend.ts';
import { xendInteger } from '../../config/xend-values.ts';
import type { SxpNode, SxpText } from '../../syntax/sxp.ts';
import type { Finding } from '../rule.ts';
import { patternFaults } from './host-patterns.ts';

/** One entry of `xen-api-server`: where it listens, who may come. */
export interface ApiServer {
  readonly entry: SxpNode;
  readonly address: SxpText;
  readonly unix: boolean;
  /** Empty for every interface. */
  readonly host: string;
  readonly port: string;
  readonly auth: SxpText | undefined;
  /** The patterns of the hosts that may connect. */
  readonly hosts: SxpText | undefined;
}

const asText = (node: SxpNode | undefined): SxpText | undefined => (node && node.kind !== 'list' ? node : undefined);

/** The entries of `((9363 none) (unix none))` that can be read (SrvServer.py:_loadConfig). */
export function apiServers(value: SxpNode): ApiServer[] {
  if (value.kind !== 'list') return [];
  return value.items.flatMap((entry) => {
    const [first, auth, hosts] = entry.kind === 'list' ? entry.items : [];
    const address = asText(first);
    if (!address) return [];
    const colon = address.text.indexOf(':');
    return [
      {
        entry,
        address,
        unix: address.text.toLowerCase() === 'unix',
        host: colon < 0 ? '' : address.text.slice(0, colon),
        port: address.text.slice(colon + 1),
        auth: asText(auth),
        hosts: asText(hosts),
      },
    ];
  });
}

/** Whether an entry lets in whoever comes: 3.0.4 asks for a password unless told otherwise, later releases do not. */
export function needsNoPassword({ auth }: ApiServer, { profile }: XendFile): boolean {
  if (!auth?.text && !inReleases(profile.release, '3.1')) return false;
  return auth?.text !== 'pam';
}

/** What xend cannot use in the value of `xen-api-server`. */
export function* apiServerFaults({ profile }: XendFile, value: SxpNode): Iterable<Finding> {
  const nested = value.kind === 'list' && value.items.every(({ kind }) => kind === 'list');
  if (!nested) {
    yield {
      span: value.span,
      message:
        'xen-api-server is a list of lists, and xend opens no server for another value. Write ((9363 pam)) or ((unix)).',
    };
    return;
  }
  for (const { address, unix, port, auth, hosts } of apiServers(value)) {
    const number = xendInteger(port);
    if (!unix && (number === undefined || number < 1 || number > 65535)) {
      yield {
        span: address.span,
        message: 'Neither unix nor a port nor ADDRESS:PORT: xend opens no server here. A port goes from 1 to 65535.',
      };
    }
    if (auth?.text && auth.text !== 'pam' && auth.text !== 'none') {
      const what = inReleases(profile.release, '3.1')
        ? 'takes every other word as none and asks for no password'
        : 'opens no server for another word';
      yield { span: auth.span, message: `The second value is pam or none: xend ${what}. Write pam or none.` };
    }
    if (hosts?.text) yield* patternFaults(stringValue(hosts), hosts.kind);
  }
}
