import { catalog, deprecationAt } from '../../catalog/index.ts';
import type { OptionFacts } from '../../catalog/types.ts';
import type { ConfFile, DomainFile } from '../../config/file.ts';
import { optionAt } from '../../rules/settings/options.ts';
import type { Span } from '../../syntax/text.ts';
import type { Completion } from '../types.ts';

/** What nearly every guest needs, in the order in which people write it. */
const FIRST: readonly string[] = [
  'name',
  'type',
  'builder',
  'memory',
  'vcpus',
  'kernel',
  'ramdisk',
  'bootloader',
  'cmdline',
  'disk',
  'vif',
];

/**
 * The settings that the file does not have yet, of its toolstack and release. What the guest needs comes first, what its type does not
 * use later, what is deprecated last.
 */
export function settingNames(file: DomainFile | ConfFile, where: Span, typed: string, assigned: boolean): Completion[] {
  const items: Completion[] = [];
  const guest = file.kind === 'domain' ? file.domain.guestType : undefined;
  for (const name of catalog[file.kind].keys()) {
    if (file.settings.last.has(name) && name !== typed) continue;
    const facts = optionAt(file, name);
    if (!facts) continue;
    const deprecated = deprecationAt(facts, file.profile.release);
    const fits = !guest || !facts.guestTypes || facts.guestTypes.includes(guest);
    const note = deprecated
      ? 'deprecated'
      : fits
        ? archOf(facts)
        : `${facts.guestTypes?.join(' or ').toUpperCase()} only`;
    items.push({
      label: name,
      kind: 'setting',
      span: where,
      insert: assigned ? name : `${name} = ${blank(facts)}`,
      ...(assigned ? {} : { snippet: true, again: asksAgain(facts) }),
      detail: kindsOf(facts),
      ...(note ? { note } : {}),
      sort: deprecated ? '4' : note ? '3' : rank(file, name),
      ...(deprecated ? { deprecated: true } : {}),
      doc: { of: file.kind, name },
    });
  }
  return items;
}

const archOf = ({ arch }: OptionFacts): string | undefined => (arch === 'arm' ? 'Arm only' : undefined);

function rank({ kind }: DomainFile | ConfFile, name: string): string {
  const at = kind === 'domain' ? FIRST.indexOf(name) : -1;
  return at < 0 ? '2' : `1${String(at).padStart(2, '0')}`;
}

/** "integer (MiB)". */
export const kindsOf = ({ kinds, unit }: OptionFacts): string => `${kinds.join(' or ')}${unit ? ` (${unit})` : ''}`;

/** What stands behind `name = ` before anything is typed: the quotes or brackets that the kind wants. */
function blank({ kinds, spec }: OptionFacts): string {
  const [kind] = kinds;
  if (kind === 'list') return spec === 'vnuma' || spec === 'vsnd' ? "[ [ '$1' ] ]" : "[ '$1' ]";
  return kind === 'string' ? '"$1"' : '$1';
}

/** Whether there is something to choose from behind the `=`. */
const asksAgain = ({ kinds, words, spec }: OptionFacts): boolean =>
  Boolean(words?.length || spec) || kinds[0] === 'boolean' || kinds[0] === 'integer';
