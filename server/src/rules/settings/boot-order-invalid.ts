import type { DomainFile } from '../../config/file.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { newText } from './edit.ts';
import { isSingle } from './read.ts';
import { shown } from './shown.ts';

/** What QEMU's PC can start from: two floppies, a disk, a CD, the network (hw/i386/pc.c:boot_device2nibble). */
const DRIVES = 'abcdn';
/** hw/i386/pc.c:PC_MAX_BOOT_DEVICES. */
const MOST = 3;
/** Words that people write for a letter. */
const MEANT: Readonly<Record<string, string>> = {
  hd: 'c',
  hda: 'c',
  disk: 'c',
  harddisk: 'c',
  cdrom: 'd',
  dvd: 'd',
  net: 'n',
  network: 'n',
  pxe: 'n',
  floppy: 'a',
};

export default rule({
  id: 'boot-order-invalid',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const setting = file.domain.get('boot');
    if (!setting || file.domain.guestType !== 'hvm' || !isSingle(setting.result)) return;
    const { span, text } = setting.result;
    const what = faultOf(file, text);
    if (!what) return;
    const meant = meantOrder(text);
    const edit = meant === undefined ? undefined : newText(file, setting.value, meant);
    yield {
      span,
      message: `${what}, and QEMU does not start. Write ${meant === undefined ? 'up to three of the letters a (floppy), c (disk), d (CD) and n (network)' : `"${meant}"`}.`,
      fixes: edit ? [choice(`Change to "${meant}"`, edit)] : [],
    };
  },
});

/** What is wrong with an order. The QEMU of xm's time took more letters, and one twice. */
function faultOf({ profile: { toolstack } }: DomainFile, text: string): string | undefined {
  const wrong = [...text].find((letter) => !DRIVES.includes(letter));
  if (wrong !== undefined) return `"${shown(wrong)}" in boot is no drive`;
  if (toolstack === 'xm') return undefined;
  if (new Set(text).size < text.length) return `boot = "${shown(text)}" names a drive twice`;
  return text.length > MOST ? `boot = "${text}" names more than ${MOST} drives` : undefined;
}

function meantOrder(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  if (Object.hasOwn(MEANT, word)) return MEANT[word];
  const letters = [...new Set(word.replace(/[ ,;]/g, ''))];
  return letters.length && letters.length <= MOST && letters.every((letter) => DRIVES.includes(letter))
    ? letters.join('')
    : undefined;
}
