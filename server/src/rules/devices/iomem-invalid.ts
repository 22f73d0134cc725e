import { type IomemFault, readIomem } from '../../specs/iomem.ts';
import { type Finding, rule } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { entriesOf } from './entries.ts';

const FORM = 'Write FIRSTPAGE,COUNT in hexadecimal, such as fed40,5';

export default rule({
  id: 'iomem-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { release } = file.profile;
    for (const entry of entriesOf(file, 'iomem')) {
      const iomem = readIomem(entry.text, release);
      const fault = iomem ? iomem.fault : 'form';
      if (!fault) continue;
      yield {
        span: entry.span,
        ...((fault === 'rest' || fault === 'gfn') && { severity: 'warning' }),
        message: messageOf(fault, shown(entry.text)),
      };
    }
  },
});

function messageOf(fault: IomemFault, text: string): string {
  switch (fault) {
    case 'form':
      return `"${text}" does not name pages of memory; xl refuses the file. ${FORM}.`;
    case 'rest':
      return `xl reads "${text}" up to where it stops to fit, and says nothing. ${FORM}.`;
    case 'gfn':
      return `xl takes the guest's page behind "@" only since Xen 4.5, and passes over it here. Remove it from "${text}".`;
    case 'count':
      return `"${text}" is a range of no pages, and the guest is not created. ${FORM}.`;
    case 'range':
      return `No memory has the pages of "${text}", and the guest is not created. ${FORM}.`;
  }
}
