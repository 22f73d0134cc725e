import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { type IoportsFault, readIoports, repairIoports } from '../../specs/ioports.ts';
import type { NumberValue, StringValue } from '../../values/value.ts';
import { choice, type Finding, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { entriesOf, rewritten } from './entries.ts';

export default rule({
  id: 'ioports-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    for (const entry of entriesOf(file, 'ioports')) {
      const { toolstack } = file.profile;
      // A number in xm's list is wrong by its type.
      if (toolstack === 'xm' && entry.kind === 'number') continue;
      const ports = readIoports(entry.text, toolstack);
      if (!ports) yield found(file, entry, 'form');
      else if (ports.fault) yield found(file, entry, ports.fault, ports.first);
    }
  },
});

function found(file: DomainFile, entry: StringValue | NumberValue, fault: IoportsFault, first = 0): Finding {
  const { toolstack, release } = file.profile;
  const text = shown(entry.text);
  const meant =
    fault === 'backwards' ? swapped(entry.text) : fault === 'range' ? undefined : repairIoports(entry.text, toolstack);
  // The hypervisor looks at the order since 4.5 (xen/arch/x86/domctl.c).
  const taken = toolstack === 'xl' && inReleases(release, null, '4.4');
  const refused = toolstack === 'xm' ? 'xend does not create the guest' : 'xl refuses the file';
  const messages: Record<IoportsFault, string> = {
    form: `"${text}" is no range of I/O ports; ${refused}`,
    rest: `xl prints a line and takes only port ${first.toString(16)} of "${text}"`,
    range: `I/O ports are 0 to ffff, in hexadecimal, and ${text} is beyond; the guest is not created`,
    backwards: `The range ${text} runs backwards; ${taken ? 'the guest does not get these ports' : 'the guest is not created'}`,
  };
  const edits = meant === undefined ? [] : rewritten(entry, meant);
  return {
    span: entry.span,
    ...((fault === 'rest' || (fault === 'backwards' && taken)) && { severity: 'warning' }),
    message: `${messages[fault]}. Write ${meant ?? 'a hexadecimal number or a range such as 2f8-2ff'}.`,
    fixes: meant !== undefined && edits.length ? [choice(`Change to ${meant}`, ...edits)] : [],
  };
}

function swapped(text: string): string | undefined {
  const [, first, last] = /^\s*(\w+)\s*-\s*(\w+)\s*$/.exec(text) ?? [];
  return first && last ? `${last}-${first}` : undefined;
}
