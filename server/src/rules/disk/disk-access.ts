import { nearest } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { diskPart } from '../../specs/disk.ts';
import type { Piece } from '../../specs/piece.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { causes, checkedDisks, listed, nearFlag, refusal, wordsOf } from './words.ts';

/** Other words for the same. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['r', 'r'],
  ['ro', 'r'],
  ['read', 'r'],
  ['readonly', 'r'],
  ['read-only', 'r'],
  ['w', 'w'],
  ['rw', 'w'],
  ['write', 'w'],
  ['writable', 'w'],
  ['writeable', 'w'],
  ['readwrite', 'w'],
  ['read-write', 'w'],
  ['wr', 'w'],
]);

export default rule({
  id: 'disk-access',
  subject: 'disk',
  severity: 'error',
  kinds: ['domain'],
  each: 'disk',
  *check(file): Iterable<Finding> {
    for (const { disk } of checkedDisks(file)) {
      for (const { what, of, piece } of causes(file, disk))
        if (what === 'unknown-word' && of === 'access') yield unknownMode(file, piece);
      if (disk.reader !== 'xl-4.0' && disk.reader !== 'xl-4.1') continue;
      const mode = diskPart(disk, 'access')?.value;
      if (mode && !disk.cdrom && disk.parts[0]?.role !== 'unread' && !/^(?:r|ro|w|w!)$/.test(mode.text))
        yield firstLetter(file, mode);
    }
  },
});

function unknownMode(file: DomainFile, piece: Piece): Finding {
  const { toolstack } = file.profile;
  const words = wordsOf(file, toolstack === 'xm' ? 'xmMode' : 'access').filter((word) => word);
  if (piece.text === 'w!')
    return {
      span: piece.span,
      message: `xm's mode "w!" (writable although others use it) is none of xl's; ${refusal(file)}. Write w.`,
      fixes: piece.editable ? [choice('Change to w', replace(piece.span, 'w'))] : [],
    };
  const bare = piece.text.trim().toLowerCase();
  const same = words.includes(bare) ? bare : SYNONYMS.get(bare);
  const meant = same ?? nearest(bare, words) ?? (toolstack === 'xl' ? nearFlag(file, bare) : undefined);
  const fix = same ? safeFix : choice;
  const what = piece.text ? `"${shown(piece.text)}" is no access mode` : 'The access mode is empty';
  return {
    span: piece.span,
    message: `${what}; ${refusal(file)}. Write ${meant ?? listed(words)}.`,
    fixes: meant && piece.editable ? [fix(`Change to ${meant}`, replace(piece.span, meant))] : [],
  };
}

/** xl 4.0 and 4.1 look at the first letter only, so that `rw` is read-only (tools/libxl/xl_cmdimpl.c:parse_disk_config). */
function firstLetter(file: DomainFile, piece: Piece): Finding {
  const meant = SYNONYMS.get(piece.text.trim().toLowerCase());
  const read = piece.text.startsWith('w') ? 'w' : 'r';
  const agrees = meant === read;
  return {
    span: piece.span,
    severity: agrees ? 'info' : 'warning',
    message: `xl ${file.profile.release} looks at the first letter of the mode only: this disk is ${read === 'w' ? 'writable' : 'read-only'}. Write ${meant ?? 'r or w'}.`,
    fixes: meant && piece.editable ? [choice(`Change to ${meant}`, replace(piece.span, meant))] : [],
  };
}
