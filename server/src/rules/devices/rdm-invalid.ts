import { nearest } from '../../catalog/index.ts';
import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type RdmFault, readRdm } from '../../specs/rdm.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { isLiteral, newText } from '../settings/edit.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';

export default rule({
  id: 'rdm-invalid',
  subject: 'devices',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const value = file.domain.value('rdm');
    if (!optionAt(file, 'rdm') || value?.kind !== 'string') return;
    for (const fault of readRdm(value, file.profile.release).faults) yield found(file, value, fault);
  },
});

function found(file: DomainFile, value: StringValue, fault: RdmFault): Finding {
  const { what, piece, drops } = fault;
  const form = inReleases(file.profile.release, null, '4.13')
    ? 'strategy=host,policy=strict or …relaxed'
    : 'strategy=host';
  const text = shown(piece.text.trim());
  const lost = drops ? 'xl does as if rdm were not set' : 'xl uses a value that it never set';
  const messages: Record<RdmFault['what'], string> = {
    'no-equals': `"=" is missing in "${text}"; ${lost}. Write ${form}`,
    key: `"${text}" is neither strategy nor policy; ${lost}. Write ${form}`,
    word: `${text ? `"${text}" is no word of rdm` : 'A word is missing'}; ${lost}. ${advice(piece.text)}`,
    order: `xl reads rdm in this order only and does as if it were not set. Write ${form}`,
    missing: `rdm needs more than this; ${lost}. Write ${form}`,
    dropped:
      'xl since 4.15 takes a right policy for a wrong one and does as if rdm were not set, without a word. Leave policy out here, and write rdm_policy= into the entries of pci',
    comma: `Behind this comma something is missing; ${lost}. Remove it`,
  };
  return {
    span: piece.text ? piece.span : value.span,
    message: `${messages[what]}.`,
    fixes: fixesFor(file, value, fault),
  };
}

const WORDS = ['host', 'strict', 'relaxed'];

const advice = (word: string): string => {
  const near = nearest(word.trim(), WORDS);
  return near ? `Write ${near}` : 'strategy is host, and policy is strict or relaxed';
};

function fixesFor(file: DomainFile, value: StringValue, { what, piece }: RdmFault): NonNullable<Finding['fixes']> {
  const near =
    what === 'word'
      ? nearest(piece.text.trim(), WORDS)
      : what === 'key'
        ? nearest(piece.text.trim(), ['strategy', 'policy'])
        : undefined;
  if (near && piece.editable) return [choice(`Change to ${near}`, replace(piece.span, near))];
  const policy = /^policy=(strict|relaxed),strategy=host$/.exec(value.text)?.[1];
  const text =
    what === 'order' && policy
      ? `strategy=host,policy=${policy}`
      : what === 'dropped' && /(?:^|,)strategy=host(?:,|$)/.test(value.text)
        ? 'strategy=host'
        : undefined;
  const edit = text !== undefined && isLiteral(file, value) ? newText(file, value, text) : undefined;
  return edit ? [choice(`Change to "${text}"`, edit)] : [];
}
