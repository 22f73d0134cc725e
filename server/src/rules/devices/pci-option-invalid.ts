import { subkeysAt } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { SubkeyFacts } from '../../catalog/types.ts';
import type { DomainFile } from '../../config/file.ts';
import { pciSpecs } from '../../config/pci.ts';
import type { Option } from '../../specs/options.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { duplicateFindings } from './keys.ts';
import { pciRefused } from './pci.ts';
import { levelOf } from './reader.ts';
import { numberFindings, wordFindings } from './values.ts';

/** What xend takes for on and off since 4.0 (tools/python/xen/util/pci.py:check_pci_opts). */
const XM_WORDS = ['0', '1', 'yes', 'no'];

export default rule({
  id: 'pci-option-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const known = subkeysAt('pci', file.profile);
    for (const { spec } of pciSpecs(file)) {
      for (const option of spec.options) {
        const facts = option.value && known.get(option.key.text);
        if (facts) yield* file.profile.toolstack === 'xm' ? xmValue(file, option) : xlValue(file, option, facts);
      }
      yield* duplicateFindings(
        file,
        spec.options.filter(({ key }) => key.text !== 'bdf'),
        'pci',
      );
    }
  },
});

function* xlValue(file: DomainFile, option: Option, facts: SubkeyFacts): Iterable<Finding> {
  const outcome = pciRefused(file);
  if (facts.kind === 'boolean') yield* numberFindings(option, facts, 'atoi');
  else if (facts.kind === 'enum') {
    const anyCase = inReleases(file.profile.release, '4.15');
    yield* wordFindings(option, { ...facts, wordsIgnoreCase: anyCase }, outcome);
  } else if (facts.name === 'name' && !option.value?.text) {
    yield {
      span: option.whole.span,
      message:
        'name= has no value, and libxl finds no such device. Write the name under which the device was made assignable.',
    };
  }
}

function* xmValue(file: DomainFile, { key, value }: Option): Iterable<Finding> {
  if (!value || XM_WORDS.includes(value.text.toLowerCase()) || !inReleases(file.profile.release, '4.0')) return;
  const meant = ['true', 'on', 'y'].includes(value.text.trim().toLowerCase())
    ? '1'
    : ['false', 'off', 'n'].includes(value.text.trim().toLowerCase())
      ? '0'
      : undefined;
  yield {
    span: value.text ? value.span : key.span,
    ...levelOf(pciRefused(file)),
    message: `"${shown(value.text)}" is no value of ${key.text}; ${pciRefused(file).does}. Write ${meant ?? '0 or 1'}.`,
    fixes: meant && value.editable ? [choice(`Change to ${meant}`, replace(value.span, meant))] : [],
  };
}
