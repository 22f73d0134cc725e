import { inReleases } from '../../catalog/release.ts';
import { cpuSet } from '../../specs/cpu-set.ts';
import { type CpusFault, type CpusReader, cpusFaults, lateCpus } from '../../specs/cpus.ts';
import { piece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { decided, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { shown } from './shown.ts';
import { tiedVcpus } from './vcpus.ts';

const FORMS = 'Write numbers and ranges with commas between them, such as 0-3,^1';

const MESSAGES: Record<CpusFault['what'], (text: string) => string> = {
  word: (text) => `"${text}" is no CPU number or range`,
  open: (text) => `The range ${text} has no end`,
  backwards: (text) => `The range ${text} runs backwards`,
  'no-all': () => '"^" cannot take all CPUs away',
  empty: () => 'A number is missing here',
  'no-range': (text) => `"${text}" names several CPUs where one number is wanted`,
};

export default rule({
  id: 'cpus-invalid',
  subject: 'settings',
  severity: 'error',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    for (const { setting, facts } of decided(file)) {
      const { result, name } = setting;
      if (facts.spec !== 'cpus' && !isNodes(file, name)) continue;
      const texts = result.kind === 'list' ? result.items.slice(0, countOf(file)) : [result];
      const reader = readerOf(file, result.kind === 'list');
      for (const text of texts) {
        if (text.kind !== 'string') continue;
        const faults = [...faultsIn(file, name, text, reader)];
        yield* faults.length ? faults : [...nobodyIn(file, name, text), ...tooLate(file, text, reader)];
      }
    }
  },
});

/** How many entries of a list are read at all: none for virtual CPUs that the guest does not have. */
const countOf = (file: SettingsFile): number | undefined =>
  file.kind === 'domain' && file.profile.toolstack === 'xl' ? tiedVcpus(file) : undefined;

/** A virtual CPU that may run nowhere (tools/xl/xl_vcpu.c:apply_global_affinity_masks, since 4.12). */
function* nobodyIn(file: SettingsFile, name: string, text: StringValue): Iterable<Finding> {
  const { toolstack, release } = file.profile;
  if (file.kind !== 'domain' || name !== 'cpus' || toolstack !== 'xl' || !inReleases(release, '4.12')) return;
  const set = cpuSet(text.text, 'xl');
  if (set?.kind !== 'some' || set.cpus.length || countOf(file) === 0) return;
  yield {
    span: text.span,
    message: `No CPU is left in this list, and xl refuses the file. ${text.text ? 'Put "all" or numbers before what is taken out, such as all,^1' : FORMS}.`,
  };
}

/** An exclusion before what it is to take out, which xl since 4.4 and xend read from left to right. */
function* tooLate({ profile }: SettingsFile, text: StringValue, reader: CpusReader): Iterable<Finding> {
  if (reader !== 'xl' && reader !== 'xend') return;
  for (const { not, later } of lateCpus(text)) {
    const ordered = `${later.text.trim()},${not.text.trim()}`;
    const both = piece(text, not.from, later.to);
    yield {
      span: not.span,
      severity: 'warning',
      message: `${profile.toolstack} reads from left to right, so ${shown(not.text.trim())} takes nothing out, and ${shown(later.text.trim())} puts it in again. Write ${shown(ordered)}.`,
      fixes:
        both.editable && not.to + 1 === later.from ? [choice(`Change to ${ordered}`, replace(both.span, ordered))] : [],
    };
  }
}

/** The list of node numbers of a cpupool, which xl reads as it does the list of CPUs. */
const isNodes = ({ kind }: SettingsFile, name: string): boolean => kind === 'cpupool' && name === 'nodes';

function readerOf({ kind, profile: { toolstack, release } }: SettingsFile, inList: boolean): CpusReader {
  if (toolstack === 'xm') return 'xend';
  if (inList && (kind === 'cpupool' || !inReleases(release, '4.4'))) return 'number';
  return inReleases(release, '4.4') ? 'xl' : 'xl-4.2';
}

function* faultsIn(file: SettingsFile, name: string, value: StringValue, reader: CpusReader): Iterable<Finding> {
  for (const { what, piece, meant } of cpusFaults(value, reader)) {
    yield {
      span: piece.text ? piece.span : value.span,
      ...(goesOn(file, reader, piece.text) && { severity: 'warning' }),
      message: `${messageOf(file, name, what, shown(piece.text))}; ${consequence(file, name, reader, piece.text, what)}. ${meant ? `Write ${meant}` : reader === 'number' ? 'Write one number' : FORMS}.`,
      fixes: meant && piece.editable ? [choice(`Change to ${meant}`, replace(piece.span, meant))] : [],
    };
  }
}

/** True where xl takes something from the text all the same. */
const goesOn = ({ kind }: SettingsFile, reader: CpusReader, text: string): boolean =>
  kind === 'conf' || (reader === 'number' && !NEGATIVE.test(text));

const NEGATIVE = /^\s*-\d/;

function messageOf(file: SettingsFile, name: string, what: CpusFault['what'], text: string): string {
  const message = MESSAGES[what](text);
  return isNodes(file, name) ? message.replace('no CPU number or range', 'no node').replace('CPUs', 'nodes') : message;
}

function consequence(
  file: SettingsFile,
  name: string,
  reader: CpusReader,
  text: string,
  what: CpusFault['what'],
): string {
  if (reader === 'xend') return what === 'backwards' ? 'xend takes no CPU from it' : 'xend does not create the guest';
  if (reader === 'number') {
    if (what === 'no-range') return 'xl takes the first only';
    if (NEGATIVE.test(text)) return 'xl finds none of this number';
    return `xl takes it as ${isNodes(file, name) ? 'node' : 'CPU'} 0`;
  }
  if (file.kind === 'conf') return `xl prints a line and leaves ${name} half read`;
  return 'xl refuses the file';
}
