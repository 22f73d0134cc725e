import { nearest, subkeysAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { pciSpecs } from '../../config/pci.ts';
import type { PciFault, PciSpec } from '../../specs/pci.ts';
import { trimmed } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { whenTaken } from './keys.ts';
import { pciRefused } from './pci.ts';
import { levelOf, listed, type Outcome } from './reader.ts';

export default rule({
  id: 'pci-option-unknown',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const { text, spec } of pciSpecs(file)) {
      yield* unknownOptions(file, text, spec);
      for (const fault of spec.faults) {
        if (fault.what === 'no-equals') yield withoutEquals(file, fault);
        if (fault.what === 'comma') yield lastComma(file, fault);
      }
    }
  },
});

/** What the toolstack does with an option that it does not know. */
function outcomeOf(file: DomainFile): Outcome {
  const { toolstack, release } = file.profile;
  if (toolstack === 'xm' || inReleases(release, '4.15')) return pciRefused(file);
  const says = inReleases(release, '4.1') ? 'xl prints a line and goes on without it' : 'xl ignores it without a word';
  return { does: says, severity: 'warning' };
}

function* unknownOptions(file: DomainFile, text: StringValue, { options }: PciSpec): Iterable<Finding> {
  const known = subkeysAt('pci', file.profile);
  const outcome = outcomeOf(file);
  for (const { key, equals } of options) {
    if (!equals || known.has(key.text)) continue;
    const bare = trimmed(text, key.from, key.to);
    const at = { span: bare.text ? bare.span : key.span, ...levelOf(outcome) };
    if (known.has(bare.text)) {
      yield {
        ...at,
        message: `A blank makes this another name than ${bare.text}; ${outcome.does}. Remove it.`,
        fixes: key.editable ? [safeFix('Remove the blank', replace(key.span, bare.text))] : [],
      };
      continue;
    }
    const when = whenTaken(file, bare.text, 'pci');
    const near = when ? undefined : nearest(bare.text, known.keys());
    const names = [...known.keys()].filter((name) => name !== 'bdf');
    yield {
      ...at,
      message: when
        ? `A PCI device has the option ${bare.text} ${when}; ${outcome.does}. Remove it.`
        : `"${shown(bare.text)}" is no option of a PCI device; ${outcome.does}. ${names.length ? `Write ${near ?? listed(names)}` : 'Remove it'}.`,
      fixes: near && key.editable ? [choice(`Change to ${near}`, replace(key.span, near))] : [],
    };
  }
}

/** Before `=` xl looks no further, so that a word alone takes the whole device with it. */
function withoutEquals(file: DomainFile, { piece }: PciFault): Finding {
  const outcome = pciRefused(file);
  const name = piece.text.trim();
  const facts = subkeysAt('pci', file.profile).get(name);
  const meant = facts?.kind === 'boolean' ? `${name}=1` : undefined;
  return {
    span: piece.span,
    ...levelOf(outcome),
    message: `"=" and a value are missing behind "${shown(name)}"; ${outcome.does}. Write ${meant ?? 'OPTION=VALUE'}.`,
    fixes: meant && piece.editable ? [choice(`Change to ${meant}`, replace(piece.span, meant))] : [],
  };
}

function lastComma(file: DomainFile, { piece }: PciFault): Finding {
  const outcome = pciRefused(file);
  return {
    span: piece.span,
    ...levelOf(outcome),
    message: `Behind this comma an option is missing; ${outcome.does}. Remove the comma.`,
    fixes: piece.editable ? [choice('Remove the comma', replace(piece.span, ''))] : [],
  };
}
