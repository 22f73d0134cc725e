import { subkeysAt } from '../../catalog/index.ts';
import type { SubkeyFacts } from '../../catalog/types.ts';
import { type Part, type Piece, parts, piece } from '../../specs/piece.ts';
import type { Span } from '../../syntax/text.ts';
import type { StringValue } from '../../values/value.ts';
import type { Completion } from '../types.ts';
import type { SpecPlace } from './context.ts';
import { subkeyValues } from './subkey-values.ts';

/** The parts of the string under the cursor, and the one in which it stands. */
export interface InParts {
  readonly all: readonly Part[];
  /** Absent between parts: in the blanks before one. */
  readonly here?: Part;
}

/** Splits the string at the spec's separator; a spec without one has a single part. */
export function inParts({ value, at, spec }: SpecPlace): InParts {
  const all = parts(value, spec.separator || '\0');
  const here = all.findLast(({ whole }) => whole.from <= at && at <= whole.to);
  return here ? { all, here } : { all };
}

/** True when the cursor is behind a part's `=`. */
export const inValue = ({ equals }: Part, at: number): boolean => equals !== undefined && at > equals.from;

/** A row of `key=value` and flags. */
export function keyValue(place: SpecPlace): readonly Completion[] {
  const { all, here } = inParts(place);
  if (here && inValue(here, place.at)) {
    const subkey = subkeysAt(place.spec, place.file.profile).get(here.key.text.trim());
    return subkey ? subkeyValues(place, subkey, here, all) : [];
  }
  return keys(place, all, here);
}

/** The sub-keys that are not given yet. `without` names more that make no sense here. */
export function keys(
  place: SpecPlace,
  all: readonly Part[],
  here: Part | undefined,
  without: ReadonlySet<string> = new Set(),
): Completion[] {
  const { file, spec } = place;
  const slot = keySlot(place, here);
  if (!slot) return [];
  const given = new Set(all.filter((part) => part !== here || slot.more).map(({ key }) => key.text.trim()));
  const guest = file.kind === 'domain' ? file.domain.guestType : undefined;
  return [...subkeysAt(spec, file.profile).values()]
    .filter(({ name, form }) => form !== 'positional' && !given.has(name) && !without.has(name))
    .map((subkey): Completion => {
      const { name, form, guestTypes, deprecated, rare, required } = subkey;
      const flag = form === 'flag';
      const fits = !guest || !guestTypes || guestTypes.includes(guest);
      const note = deprecated ? 'deprecated' : fits ? undefined : `${guestTypes?.join(' or ').toUpperCase()} only`;
      return {
        label: name,
        kind: 'key',
        span: slot.span,
        ...keyText(name, flag, slot),
        detail: kindOf(subkey),
        ...(note ? { note } : {}),
        sort: `3${deprecated ? '4' : rare ? '3' : note ? '2' : required ? '0' : '1'}${usualRank(spec.name, name)}`,
        ...(deprecated ? { deprecated: true } : {}),
        ...(flag ? {} : { again: true }),
        doc: { of: 'spec', spec: spec.name, name },
      };
    });
}

function kindOf({ form, kind, unit, required, words }: SubkeyFacts): string {
  const few = words && words.length > 0 && words.length <= 4;
  const value = form === 'flag' ? 'flag' : few ? words.map(({ name }) => name || '""').join(' or ') : kind;
  return `${value}${unit ? ` (${unit})` : ''}${required ? ', required' : ''}`;
}

/** The sub-keys that people write most, in the order in which they do. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  disk: ['format', 'vdev', 'access', 'cdrom', 'backendtype', 'script', 'target'],
  vfb: ['vnc', 'vnclisten', 'vncdisplay', 'vncunused', 'vncpasswd', 'sdl', 'keymap'],
  vif: ['mac', 'bridge', 'ip', 'script', 'vifname', 'type', 'model', 'rate', 'backend'],
  vtpm: ['backend', 'uuid'],
};

const usualRank = (spec: string, name: string): string => {
  const at = Object.hasOwn(USUAL, spec) ? (USUAL[spec]?.indexOf(name) ?? -1) : -1;
  return at < 0 ? '9' : String(at);
};

/** A key with its `=`, and the comma before the part that follows. */
export function keyText(
  name: string,
  flag: boolean,
  { hasEquals, more }: Slot,
): Pick<Completion, 'insert' | 'snippet'> {
  if (!more) return { insert: flag || hasEquals ? name : `${name}=` };
  return { insert: flag ? `${name},` : `${name}=$1,`, snippet: true };
}

/** Where a key is to be inserted. */
export interface Slot {
  readonly span: Span;
  /** A `=` follows already. */
  readonly hasEquals: boolean;
  /** Another part follows without a separator between. */
  readonly more: boolean;
}

/** The word under the cursor gives way to the key; right before a part, the key goes in front of it. */
export function keySlot({ value, at }: SpecPlace, here: Part | undefined): Slot | undefined {
  if (!here) return { span: value.map.span(at, at), hasEquals: false, more: followedByPart(value, at) };
  const { key, whole, equals } = here;
  if (whole.text && at === whole.from) return { span: value.map.span(at, at), hasEquals: false, more: true };
  const word = wordIn(value, key, at);
  if (!equals && word.to < key.to) return undefined;
  return { span: word.span, hasEquals: equals !== undefined, more: false };
}

/** The run without blanks around the cursor. */
function wordIn(value: StringValue, { from, to }: Piece, at: number): Piece {
  let start = at;
  let end = at;
  while (start > from && !/[ \t]/.test(value.text[start - 1] as string)) start--;
  while (end < to && !/[ \t]/.test(value.text[end] as string)) end++;
  return piece(value, start, end);
}

/** In the blanks before a part, which then needs a separator in front. */
const followedByPart = ({ text }: StringValue, at: number): boolean => {
  const next = /[^ \t]/.exec(text.slice(at))?.[0];
  return next !== undefined && next !== ',';
};
