import { inReleases, type Release } from '../../catalog/release.ts';
import type { Profile } from '../../config/profile.ts';
import { vifMac, vifsOf } from '../../config/vif.ts';
import { freshMac } from '../../fleet/mac.ts';
import { formatMac, type Mac, repairMac, xlMac } from '../../specs/mac.ts';
import { type Span, span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';

/** What is wrong, and where. */
interface Fault {
  readonly span: Span;
  readonly what: string;
}

function fault(mac: Mac): Fault {
  const { octets, separators, whole } = mac;
  const odd = separators.find((separator) => separator !== ':');
  if (octets.length === 6 && odd && octets.every(({ value }) => value !== undefined)) {
    return { span: whole.span, what: `The octets of a MAC address are separated by ":", not "${odd}"` };
  }
  const placeholder = octets.filter(({ text }) => /^[xX?*_]{2}$/.test(text));
  if (octets.length === 6 && placeholder.length) {
    const last = placeholder.at(-1) as (typeof placeholder)[number];
    return {
      span: span((placeholder[0] as typeof last).span.start, last.span.end),
      what: 'This part of the MAC address was never filled in',
    };
  }
  if (octets.length >= 6) {
    const bad = octets.slice(0, 6).find(({ value }) => value === undefined);
    if (bad?.text) return { span: bad.span, what: `"${bad.text}" is not an octet: two digits from 0 to f are wanted` };
    if (bad) return { span: whole.span, what: 'An octet of this MAC address is empty' };
  }
  if (octets.length === 1) return { span: whole.span, what: 'A MAC address is six octets with ":" between them' };
  const extra = octets.slice(6);
  if (extra.length) {
    return {
      span: span((extra[0] as Mac['whole']).span.start, whole.span.end),
      what: `This MAC address has ${octets.length} octets instead of six`,
    };
  }
  return { span: whole.span, what: `This MAC address has ${octets.length} of six octets` };
}

export default rule({
  id: 'vif-mac-malformed',
  subject: 'vif',
  severity: 'error',
  kinds: ['domain'],
  each: 'vif',
  *check(file, fleet): Iterable<Finding> {
    for (const vif of vifsOf(file.domain)) {
      const mac = vifMac(file, vif);
      if (!mac) continue;
      if (mac.address) {
        if (isShifted(file.profile, mac)) yield padded(mac, mac.address);
        continue;
      }
      const { span, what } = fault(mac);
      const repaired = repairMac(mac);
      const { toolstack, release } = file.profile;
      const lucky = toolstack === 'xl' && reads(mac, release);
      const result = lucky
        ? mac.octets.length > 6
          ? 'xl takes the first six, xm and the scripts none'
          : 'xl happens to read it, xm and the scripts do not'
        : toolstack === 'xl'
          ? 'xl goes on with another address'
          : 'the interface does not come up with it';
      const advice = `; write ${repaired ?? 'six octets of two digits'}`;
      const where = mac.whole;
      yield {
        span,
        severity: lucky ? 'warning' : 'error',
        message: `${what}. Here ${result}${advice}.`,
        fixes: !where.editable
          ? []
          : repaired
            ? [safeFix(`Change to ${repaired}`, replace(where.span, repaired))]
            : [fresh(where.span, freshMac(fleet, `${file.path}#${vif.index}`))],
      };
    }
  },
});

/** True for octets of one digit where xl looks for two at fixed places: before 4.6 (tools/libxl/xl_cmdimpl.c:parse_config_data). */
const isShifted = ({ toolstack, release }: Profile, { octets }: Mac): boolean =>
  toolstack === 'xl' && !inReleases(release, '4.6') && octets.some(({ text }) => text.length === 1);

function padded({ whole, octets }: Mac, address: readonly number[]): Finding {
  const right = formatMac(address);
  return {
    span: (octets.find(({ text }) => text.length === 1) ?? whole).span,
    message: `Before 4.6 xl looks for two digits at fixed places, so an octet of one digit spoils all that follow, without a word. Write ${right}.`,
    fixes: whole.editable ? [safeFix(`Change to ${right}`, replace(whole.span, right))] : [],
  };
}

/** True when xl takes the address that was meant; before 4.6 it looks for two digits at fixed places (tools/libxl/xl_cmdimpl.c). */
function reads({ whole, octets }: Mac, release: Release): boolean {
  if (inReleases(release, '4.6')) return xlMac(whole.text) !== undefined;
  return octets.slice(0, 6).filter(({ text, value }) => value !== undefined && text.length === 2).length === 6;
}

const fresh = (where: Span, mac: string) => choice(`Use ${mac}, which no file here uses`, replace(where, mac));
