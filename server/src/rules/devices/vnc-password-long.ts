import type { DomainFile, XendFile } from '../../config/file.ts';
import { vfbValues } from '../../config/vfb.ts';
import { stringValue } from '../../config/xend.ts';
import { type Piece, wholePiece } from '../../specs/piece.ts';
import { type Finding, rule } from '../rule.ts';

/** What VNC looks at of a password (RFC 6143, 7.2.2). */
const LENGTH = 8;

export default rule({
  id: 'vnc-password-long',
  subject: 'devices',
  severity: 'info',
  kinds: ['domain', 'xend'],
  *check(file): Iterable<Finding> {
    for (const password of file.kind === 'domain' ? ofGuest(file) : ofXend(file)) {
      if (password.text.length <= LENGTH) continue;
      yield {
        span: password.span,
        message: `VNC looks at the first ${LENGTH} characters of a password only, so that the other ${password.text.length - LENGTH} protect nothing. Listen on 127.0.0.1 as well, and reach the screen by ssh.`,
      };
    }
  },
});

function* ofGuest(file: DomainFile): Iterable<Piece> {
  const own = file.domain.get('vncpasswd')?.result;
  if (own?.kind === 'string') yield wholePiece(own);
  yield* vfbValues(file, 'vncpasswd');
}

function* ofXend({ xend }: XendFile): Iterable<Piece> {
  const node = xend.get('vncpasswd')?.value;
  if (node && node.kind !== 'list') yield wholePiece(stringValue(node));
}
