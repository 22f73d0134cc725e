import { inReleases } from '../catalog/release.ts';
import { lastOption } from '../specs/options.ts';
import { type Piece, wholePiece } from '../specs/piece.ts';
import type { Span } from '../syntax/text.ts';
import type { Value } from '../values/value.ts';
import type { DomainFile } from './file.ts';
import { vfbOptions } from './vfb.ts';

/** A VNC server that shows a guest's screen. */
export interface VncServer {
  /** `vnclisten`, perhaps with the display's number behind a colon; absent when the toolstack chooses. */
  readonly listen?: Piece;
  /** Where the address stands: its option or its string, when that is empty. */
  readonly span?: Span;
  /** `vncpasswd`; absent when it is not given. One that cannot be known counts as some text. */
  readonly password?: string;
}

/** The VNC servers that a guest is known to get: by the top-level settings, and by `vfb`. */
export function vncServers(file: DomainFile): VncServer[] {
  const { domain, profile } = file;
  const guest = domain.guestType;
  const vfbs = domain.devices('vfb');
  const own = usesTopLevel(file) ? topLevel(file) : undefined;
  // An HVM guest of xl has one screen, which the top-level settings describe (tools/libs/light/libxl_dm.c:libxl__dm_vnc).
  if (profile.toolstack === 'xl' && guest !== 'pv') return own ? [own] : [];
  const screens = vfbs.flatMap((vfb): VncServer[] => {
    const options = vfbOptions(file, vfb);
    const given = (name: string): Piece | undefined => lastOption(options, name)?.value;
    const vnc = given('vnc')?.text.trim();
    const on =
      profile.toolstack === 'xl'
        ? !isZero(vnc ?? '1')
        : (vnc !== undefined && !isZero(vnc)) || given('type')?.text === 'vnc';
    const option = lastOption(options, 'vnclisten');
    const listen = option?.value;
    const password = given('vncpasswd');
    return on
      ? [
          {
            ...(option && listen && { listen, span: listen.text ? listen.span : option.whole.span }),
            ...(password && { password: password.text }),
          },
        ]
      : [];
  });
  return own ? [own, ...screens] : screens;
}

/** Whether the top-level settings make a server: for an HVM guest, and since 4.4 for a PV guest without vfb. */
function usesTopLevel({ domain, profile: { toolstack, release } }: DomainFile): boolean {
  const guest = domain.guestType;
  const vnc = domain.value('vnc');
  const on = vnc === undefined ? undefined : isOn(vnc);
  if (toolstack === 'xm') return guest === 'hvm' && on === true;
  if (guest === 'hvm') return vnc === undefined || on === true;
  return guest === 'pv' && on === true && inReleases(release, '4.4') && !domain.value('vfb');
}

const isZero = (text: string): boolean => !/^\s*[+-]?0*[1-9]/.test(text);

/** Undefined when it cannot be told. */
function isOn(value: Value): boolean | undefined {
  if (value.kind !== 'number' && value.kind !== 'string') return undefined;
  return /^\s*[+-]?(?:0[xX])?[0-9a-fA-F]+\s*$/.test(value.text)
    ? /[1-9a-fA-F]/.test(value.text.replace(/0[xX]/, ''))
    : undefined;
}

function topLevel({ domain }: DomainFile): VncServer | undefined {
  const listen = domain.value('vnclisten');
  const password = domain.value('vncpasswd');
  if (listen && listen.kind !== 'string') return undefined;
  return {
    ...(listen && { listen: wholePiece(listen), span: listen.span }),
    ...(password && { password: password.kind === 'string' || password.kind === 'number' ? password.text : '?' }),
  };
}
