import { nearest, subkeysAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { SubkeyFacts } from '../../catalog/types.ts';
import type { Device } from '../../config/device.ts';
import type { DomainFile } from '../../config/file.ts';
import { vifsOf } from '../../config/vif.ts';
import { type Part, type Piece, piece } from '../../specs/piece.ts';
import { span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';

/** What the toolstack does with a part that it cannot place. */
function consequence(file: DomainFile): string {
  const { toolstack, release } = file.profile;
  if (toolstack === 'xm') return 'xm stops with "Invalid vif option"';
  return inReleases(release, '4.6') ? 'xl prints a line and goes on without it' : 'xl leaves it out without a word';
}

export default rule({
  id: 'vif-unknown-key',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file): Iterable<Finding> {
    const known = subkeysAt('vif', file.profile);
    for (const vif of vifsOf(file.domain)) {
      for (const part of vif.parts) {
        if (!part.whole.text) continue;
        const finding = part.equals ? withKey(file, vif, part, known) : withoutEquals(file, vif, part, known);
        if (finding) yield finding;
      }
    }
  },
});

function withKey(
  file: DomainFile,
  vif: Device,
  part: Part,
  known: ReadonlyMap<string, SubkeyFacts>,
): Finding | undefined {
  const { key, equals, value } = part;
  if (!equals || !value) return undefined;
  const name = key.text.trim();
  if (known.has(name)) return file.profile.toolstack === 'xl' ? blanks(key, equals, value) : undefined;
  if (name === 'dhcp') return dhcp(file, vif, part);
  const near = nearest(name, known.keys());
  return {
    span: key.span,
    message: `${name ? `"${name}"` : 'Nothing before "="'} is no option of a vif; ${consequence(file)}.${near ? ` Write ${near}.` : ''}`,
    fixes: near && key.editable ? [choice(`Change to ${near}`, replace(key.span, near))] : [],
  };
}

/** An address at boot is the kernel's matter, and only needed for a root over NFS. */
function dhcp(file: DomainFile, vif: Device, { whole }: Part): Finding {
  const comma =
    vif.value.text[whole.to] === ','
      ? { from: whole.from, to: whole.to + 1 }
      : { from: Math.max(0, whole.from - 1), to: whole.to };
  const gone = piece(vif.value, comma.from, comma.to);
  return {
    span: whole.span,
    message: `"dhcp" is no option of a vif; ${consequence(file)}. Remove it: the guest asks for its address itself.`,
    fixes: gone.editable ? [choice('Remove it', replace(gone.span, ''))] : [],
  };
}

/** xl compares the text up to `=` as it is, so that a blank there makes the key another one (tools/xl/xl_parse.c). */
function blanks(key: Piece, equals: Piece, value: Piece): Finding | undefined {
  const name = key.text.trim();
  if (name === key.text) return undefined;
  const from = key.span.start + name.length;
  const to = value.span.start + (value.text.length - value.text.trimStart().length);
  return {
    span: span(from, equals.span.end),
    message: `xl takes the blank before "=" as part of the name and does not know "${key.text}". Write ${name}= without blanks.`,
    fixes: key.editable && value.editable ? [safeFix('Remove the blanks around =', replace(span(from, to), '='))] : [],
  };
}

/** `ip=10.0.0.1,10.0.0.2`: several addresses have blanks between them. */
function moreAddresses(file: DomainFile, vif: Device, whole: Piece): Finding | undefined {
  const before = vif.parts.findLast((part) => part.whole.to < whole.from && part.equals);
  if (before?.key.text.trim() !== 'ip' || !before.value || !/^[0-9.]{7,15}(?:\/\d{1,2})?$/.test(whole.text.trim()))
    return undefined;
  const gap = piece(vif.value, before.value.to, whole.from);
  const joined = gap.text.trim() === ',';
  return {
    span: whole.span,
    message: `A second address stands behind a blank, not a comma; ${consequence(file)}. Write ip=${before.value.text.trim()} ${whole.text.trim()}.`,
    fixes: joined && gap.editable ? [choice('Put a blank between the addresses', replace(gap.span, ' '))] : [],
  };
}

function withoutEquals(
  file: DomainFile,
  vif: Device,
  { whole }: Part,
  known: ReadonlyMap<string, SubkeyFacts>,
): Finding | undefined {
  if (known.get(whole.text)?.form === 'flag') return undefined;
  const more = moreAddresses(file, vif, whole);
  if (more) return more;
  const found = /^([\w-]+)([ \t]*[: \t][ \t]*)(?=\S)/.exec(whole.text);
  const name = found?.[1];
  if (!found || !name || !known.has(name)) {
    return {
      span: whole.span,
      message: `"${whole.text}" is no option of a vif: "=" is missing; ${consequence(file)}. Write key=value.`,
    };
  }
  const gap = piece(vif.value, whole.from + name.length, whole.from + found[0].length);
  return {
    span: whole.span,
    message: `"=" is missing behind ${name}; ${consequence(file)}. Write ${name}=${whole.text.slice(found[0].length)}.`,
    fixes: gap.editable ? [safeFix('Insert =', replace(gap.span, '='))] : [],
  };
}
