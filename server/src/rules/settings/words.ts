import { nearest, wordsAt } from '../../catalog/index.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import { type Piece, piece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { optionOf, type SettingsFile } from './options.ts';

/** Words that xend takes for on_crash on top of its own: those of the Xen-API (tools/python/xen/xend/XendAPIConstants.py). */
const XEND_ON_CRASH = ['coredump_and_destroy', 'coredump_and_restart', 'rename_restart'];

/** Words that people write for others. Only those that the option has are suggested. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  reboot: ['restart'],
  reset: ['restart'],
  poweroff: ['destroy'],
  shutdown: ['destroy'],
  halt: ['destroy'],
  kill: ['destroy'],
  never: ['preserve'],
  yes: ['on', 'enabled', 'mixed'],
  true: ['on', 'enabled', 'mixed'],
  on: ['enabled', 'mixed'],
  no: ['off', 'disabled'],
  false: ['off', 'disabled'],
  off: ['disabled'],
  linux: ['generic', 'pv'],
  pv: ['generic', 'linux'],
  paravirt: ['pv', 'generic', 'linux'],
  para: ['pv', 'generic', 'linux'],
  vmx: ['hvm'],
  svm: ['hvm'],
  netbsd: ['linux'],
  std: ['stdvga'],
  vga: ['stdvga'],
  'qemu-upstream': ['qemu-xen'],
  qemu: ['qemu-xen'],
  'qemu-dm': ['qemu-xen-traditional'],
  emulate: ['always_emulate'],
  'intel-hda': ['hda'],
  traditional: ['qemu-xen-traditional'],
  bios: ['seabios'],
  uefi: ['ovmf'],
  efi: ['ovmf'],
};

/** The words that an option's release takes. */
export function wordsOf(file: SettingsFile, name: string, { words }: OptionFacts): string[] {
  const { toolstack, release } = file.profile;
  const taken = [...wordsAt(words, release)];
  return toolstack === 'xm' && name === 'on_crash' ? [...taken, ...XEND_ON_CRASH] : taken;
}

/** The word that a text is for the toolstack: the first that begins with it where any leading part counts. */
export function wordFor(
  text: string,
  words: readonly string[],
  { wordsIgnoreCase, prefixMatch }: OptionFacts,
): string | undefined {
  const same = (word: string): boolean => (wordsIgnoreCase ? word.toLowerCase() === text.toLowerCase() : word === text);
  return words.find(same) ?? (prefixMatch ? words.find((word) => word.startsWith(text)) : undefined);
}

/** The word that was probably meant. */
export function meantWord(text: string, words: readonly string[]): string | undefined {
  const bare = text.trim().toLowerCase();
  const meant = Object.hasOwn(MEANT, bare) ? MEANT[bare] : undefined;
  return (
    words.find((word) => word.toLowerCase() === bare) ??
    meant?.find((word) => words.includes(word)) ??
    nearest(bare, words)
  );
}

/** The releases of a word that this one does not take, for a message: "only since 4.13". */
export function whenTaken(file: SettingsFile, name: string, text: string): string | undefined {
  const facts = optionOf(file, name);
  const word = facts?.words?.find((one) =>
    facts.wordsIgnoreCase ? one.name.toLowerCase() === text.toLowerCase() : one.name === text,
  );
  if (!word) return undefined;
  return word.until ? `only up to Xen ${word.until}` : `only since Xen ${word.since}`;
}

/** The part of a string that has to be a word: what stands behind a `!`, or before the `=`. */
export function wordPiece(value: StringValue, { wordsForm }: OptionFacts): Piece {
  const { text } = value;
  if (wordsForm === 'negatable') return piece(value, text.startsWith('!') ? 1 : 0, text.length);
  const equals = wordsForm === 'key=value' ? text.indexOf('=') : -1;
  return piece(value, 0, equals < 0 ? text.length : equals);
}
