import { nearest } from '../../catalog/index.ts';
import { KEYMAP_PARTS, KEYMAPS } from '../../catalog/keymaps.ts';
import type { DomainFile } from '../../config/file.ts';
import { vfbValues } from '../../config/vfb.ts';
import { type Piece, piece, wholePiece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { isForGuest } from './guest.ts';
import { optionAt } from './options.ts';
import { shown } from './shown.ts';

/** What people call a keyboard. */
const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en-us',
  us: 'en-us',
  uk: 'en-gb',
  gb: 'en-gb',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
  japanese: 'ja',
  jp: 'ja',
  swedish: 'sv',
  se: 'sv',
  danish: 'da',
  dk: 'da',
  'de-latin1': 'de',
  'de-de': 'de',
  'fr-fr': 'fr',
};
/** What `-usbdevice` takes, of any version (hw/usb). */
const USB_DEVICES =
  'audio braille bt ccid disk host keyboard mouse mtp net serial tablet u2f-emulated wacom-tablet'.split(' ');

export default rule({
  id: 'qemu-name-unknown',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const value of textsOf(file, 'keymap')) yield* keymap(wholePiece(value));
    for (const given of vfbValues(file, 'keymap')) yield* keymap(given);
    for (const value of textsOf(file, 'usbdevice')) yield* usbDevice(value);
  },
});

/** The texts of a setting that QEMU gets: one, or the entries of a list. */
function* textsOf(file: DomainFile, name: string): Iterable<StringValue> {
  const result = file.domain.get(name)?.result;
  const facts = result && optionAt(file, name);
  if (!facts || !isForGuest(file, facts)) return;
  if (result.kind === 'string') yield result;
  else if (result.kind === 'list') for (const item of result.items) if (item.kind === 'string') yield item;
}

function* keymap({ text, span, editable }: Piece): Iterable<Finding> {
  const word = text.trim().toLowerCase();
  if (!text || text.includes('/') || KEYMAPS.includes(text) || KEYMAP_PARTS.includes(text)) return;
  const plain = word.replace('_', '-');
  const near = KEYMAPS.includes(plain)
    ? plain
    : Object.hasOwn(LANGUAGES, plain)
      ? LANGUAGES[plain]
      : nearest(plain, KEYMAPS);
  yield {
    span,
    message: `QEMU has no keymap "${shown(text)}" and does not start when it cannot find one. Write ${near ?? 'one of its own, such as de, en-us or fr'}.`,
    fixes: near && editable ? [choice(`Change to ${near}`, replace(span, near))] : [],
  };
}

/** Only near misses: a QEMU may have more devices than are known here. */
function* usbDevice(value: StringValue): Iterable<Finding> {
  const colon = value.text.indexOf(':');
  const name = piece(value, 0, colon < 0 ? value.text.length : colon);
  if (USB_DEVICES.includes(name.text)) return;
  const bare = name.text.trim().toLowerCase();
  const near = USB_DEVICES.includes(bare) ? bare : nearest(bare.replace(/^usb-/, ''), USB_DEVICES);
  if (!near) return;
  yield {
    span: name.span,
    message: `QEMU has no USB device "${shown(name.text)}" and ends when it cannot add one, so the guest does not start. Did you mean ${near}?`,
    fixes: name.editable ? [choice(`Change to ${near}`, replace(name.span, near))] : [],
  };
}
