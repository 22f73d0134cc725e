import { catalog, nearest, wordsAt } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { type CpuidFault, flagFaults, leafFaults } from '../../specs/cpuid.ts';
import { span } from '../../syntax/text.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { optionAt } from './options.ts';
import { shown } from './shown.ts';

export default rule({
  id: 'cpuid-invalid',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!file.domain.get('cpuid') && !file.domain.get('cpuid_check')) return;
    const { flag } = catalog.specs.get('cpuid')?.words ?? {};
    const flags = new Set(wordsAt(flag, file.profile.release));
    for (const name of ['cpuid', 'cpuid_check']) {
      const value = file.domain.value(name);
      if (!optionAt(file, name)) continue;
      if (value?.kind === 'string' && file.profile.toolstack === 'xl') {
        for (const fault of flagFaults(value, flags)) yield found(file, value, fault, flags);
      } else if (value?.kind === 'list') {
        for (const entry of value.items) {
          if (entry.kind !== 'string') continue;
          for (const fault of leafFaults(entry, file.profile.toolstack)) yield found(file, entry, fault, flags);
        }
      }
    }
  },
});

function found(
  { profile }: DomainFile,
  value: StringValue,
  { what, piece }: CpuidFault,
  flags: ReadonlySet<string>,
): Finding {
  const near = what === 'flag' ? nearest(piece.text.trim(), flags) : undefined;
  // xm checks what is behind the leaf, and passes over a text that begins otherwise.
  const stops = profile.toolstack === 'xm' && what !== 'leaf';
  const effect = stops
    ? 'xm stops'
    : profile.toolstack === 'xm'
      ? 'xm ignores the text without a word'
      : 'xl prints a line and goes on without it';
  const start = value.map.span(0, 0).start;
  return {
    span: piece.text ? piece.span : span(start, start),
    ...(stops && { severity: 'error' }),
    message: `${MESSAGES[what](what === 'bits' ? `${piece.text.length}` : shown(piece.text))}; ${effect}. ${near ? `Write ${near}` : ADVICE[what]}.`,
    fixes: near && piece.editable ? [choice(`Change to ${near}`, replace(piece.span, near))] : [],
  };
}

const MESSAGES: Record<CpuidFault['what'], (text: string) => string> = {
  host: () => 'A text for cpuid begins with the word host',
  equals: (text) => `"=" is missing behind ${text}`,
  flag: (text) => `There is no CPUID flag "${text}"`,
  value: (text) => `"${text}" is no value of a CPUID flag`,
  leaf: (text) => `"${text}" is no CPUID leaf`,
  register: (text) => `"${text}" names no register`,
  bits: (text) => `A register has 32 bits, and these are ${text}`,
};

const ADVICE: Record<CpuidFault['what'], string> = {
  host: 'Write host,FLAG=VALUE',
  equals: 'Write FLAG=0 or FLAG=1',
  flag: 'Write host,FLAG=VALUE without blanks',
  value: 'Write 0, 1, x, k or s',
  leaf: 'Write a number and a colon, such as 1:ecx=…',
  register: 'Write eax=, ebx=, ecx= or edx=',
  bits: 'Write one character of 0, 1, x, k, s for each',
};
