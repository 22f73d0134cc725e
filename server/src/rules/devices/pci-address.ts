import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { pciSpecs } from '../../config/pci.ts';
import { repairBdf } from '../../specs/bdf.ts';
import type { PciFault, PciFaultKind } from '../../specs/pci.ts';
import { type Piece, piece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { pciRefused } from './pci.ts';

const FORM = 'Write [DOMAIN:]BUS:DEVICE.FUNCTION in hexadecimal, such as 0000:03:00.0';
const FORM_30 = 'Write BUS,DEVICE,FUNCTION in hexadecimal, such as 03,00,0';

const RANGES: Partial<Record<PciFaultKind, string>> = {
  domain: 'A PCI domain is 0 to ffff',
  bus: 'A PCI bus is 0 to ff',
  device: 'The device on a PCI bus is 0 to 1f',
  func: 'The function of a PCI device is 0 to 7',
};

export default rule({
  id: 'pci-address',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const { text, spec } of pciSpecs(file)) {
      for (const fault of spec.faults) {
        const finding = found(file, text, fault);
        if (finding) yield finding;
      }
      if (spec.address && !spec.faults.length && isShortIn40(file, spec.address)) {
        yield {
          span: spec.address.span,
          severity: 'warning',
          message: `xl 4.0 takes ${spec.address.text} for another device when the domain is left out. Write 0000:${spec.address.text}.`,
          fixes: spec.address.editable
            ? [choice(`Change to 0000:${spec.address.text}`, replace(spec.address.span, `0000:${spec.address.text}`))]
            : [],
        };
      }
    }
  },
});

/** xl 4.0 reads the four numbers with one sscanf, and takes two of them for success (tools/libxl/xl.c). */
const isShortIn40 = ({ profile: { toolstack, release } }: DomainFile, { text }: Piece): boolean =>
  toolstack === 'xl' && release === '4.0' && text.split(':').length === 2;

function found(file: DomainFile, text: StringValue, fault: PciFault): Finding | undefined {
  const { what, piece: where } = fault;
  const span = where.text ? where.span : text.span;
  const outcome = pciRefused(file);
  const level = outcome.severity ? { severity: outcome.severity } : {};
  switch (what) {
    case 'form':
    case 'no-dot':
      return { span, ...level, ...malformed(file, fault, outcome.does) };
    case 'domain':
    case 'bus':
    case 'device':
    case 'func': {
      if (what === 'func' && file.profile.toolstack === 'xm') return { span, message: xmFunctions(where) };
      const does = fault.refuses ? outcome.does : 'no host has such a device';
      return {
        span,
        ...(fault.refuses && level),
        message: `${RANGES[what]}, and "${shown(where.text)}" is not; ${does}. ${FORM}.`,
      };
    }
    case 'rest':
      return { span, ...level, ...leftOver(text, where, outcome.does) };
    case 'no-device':
      return {
        span,
        ...level,
        message: `Neither an address nor a name says which device this is; ${outcome.does}. Put the address at the start, such as 03:00.0.`,
      };
    case 'address-and-name':
      return {
        span,
        ...level,
        message: `A device is named by its address or by name=, not by both; ${outcome.does}. Remove one of them.`,
      };
    case 'two-addresses':
      return {
        span,
        severity: 'warning',
        message: 'The device has an address already, and xl takes this one in its place. Remove one of them.',
      };
    case 'passed-over':
      return {
        span,
        severity: 'warning',
        message: `xl does not look at "${shown(where.text)}" behind the address in bdf=. ${where.text.startsWith('@') ? 'Write vslot= for the slot' : 'Remove it'}.`,
      };
    default:
      return undefined;
  }
}

const xmFunctions = ({ text }: Piece): string =>
  `xm stops at the functions "${shown(text)}": each is 0 to 7 and stands once, and the guest needs a function 0. Write such as 0-3, or 1=0 for function 1 alone.`;

function malformed(
  { profile: { toolstack, release } }: DomainFile,
  { what, piece: where }: PciFault,
  does: string,
): Pick<Finding, 'message' | 'fixes'> {
  const crashes = what === 'no-dot' && toolstack === 'xl' && inReleases(release, '4.15');
  if (toolstack === 'xl' && /^name=/.test(where.text) && inReleases(release, null, '4.14'))
    return { message: `xl knows PCI devices by name only since Xen 4.15; ${does}. ${FORM}.` };
  const old = toolstack === 'xm' && release === '3.0.0';
  const address = meantAddress(where, what);
  const meant = old ? address && inXm30(address) : address;
  const lost =
    what === 'no-dot' ? '"." is missing before the function' : `"${shown(where.text)}" is no address of a PCI device`;
  const written = where.text.trim() ? lost : 'The address of the PCI device is missing';
  return {
    message: `${written}; ${crashes ? 'xl crashes over it' : does}. ${meant ? `Write ${meant}` : old ? FORM_30 : FORM}.`,
    fixes: meant && where.editable ? [choice(`Change to ${meant}`, replace(where.span, meant))] : [],
  };
}

/** xm 3.0.0 wants commas, and knows one domain only (tools/python/xen/xm/create.py). */
const inXm30 = (address: string): string | undefined =>
  /^(?:0+:)?[^:*]+:[^:*]+$/.test(address) ? address.replace(/^0+:(?=.*:)/, '').replace(/[:.]/g, ',') : undefined;

/** The address as it should be; without a function the first one is meant. */
function meantAddress({ text }: Piece, what: PciFaultKind): string | undefined {
  const lacksFunction = what === 'no-dot' && /^(?:[0-9a-fA-F]{4}:)?[0-9a-fA-F]{2}:[01][0-9a-fA-F]$/.test(text);
  return repairBdf(text) ?? (lacksFunction ? `${text}.0` : undefined);
}

function leftOver(text: StringValue, where: Piece, does: string): Pick<Finding, 'message' | 'fixes'> {
  if (where.text.trim()) {
    return {
      message: `"${shown(where.text)}" belongs to no address of a PCI device; ${does}. Remove it, or write a comma before an option.`,
    };
  }
  const blank = piece(text, where.from, where.to);
  return {
    message: `There is a blank behind the address of the PCI device; ${does}. Remove it.`,
    fixes: blank.editable ? [safeFix('Remove the blank', replace(blank.span, ''))] : [],
  };
}
