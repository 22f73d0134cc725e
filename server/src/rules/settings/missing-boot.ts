import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { isSet, textOf } from './read.ts';
import { isWhole, startOf } from './start.ts';

export default rule({
  id: 'missing-boot',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const guest = file.domain.guestType;
    if (!isWhole(file) || (guest !== 'pv' && guest !== 'pvh')) return;
    const sources = sourcesOf(file);
    if (sources.some((name) => isSet(file, name) && !isNothing(file, name))) return;
    if (isNamedHvm(file)) {
      yield namedHvm(file);
      return;
    }
    const refuses = file.profile.toolstack === 'xl' ? 'xl refuses the file' : 'xend has nothing to start';
    yield {
      span: startOf(file),
      message: `This ${guest.toUpperCase()} guest has nothing to boot from, and ${refuses}. Set ${sources.join(' or ')}${otherwise(file)}.`,
    };
  },
});

/** An empty text, which xm takes as not given (xm/create.py:configure_image). */
const isNothing = (file: DomainFile, name: string): boolean =>
  file.profile.toolstack === 'xm' && textOf(file, name) === '';

/** An HVM guest by its file's name alone; nothing in the file says so. */
const isNamedHvm = ({ path, domain }: DomainFile): boolean =>
  path.endsWith('.hvm') && !domain.get('type') && !domain.get('builder');

function namedHvm(file: DomainFile): Finding {
  const setting = typeSetting(file);
  const at = startOf(file).start;
  return {
    span: startOf(file),
    severity: 'warning',
    message: `The file's name says HVM, but without ${setting} this is a PV guest that has nothing to boot from. Write ${setting}.`,
    fixes: [choice(`Insert ${setting}`, replace(span(at, at), `${setting}\n`))],
  };
}

const typeSetting = ({ profile: { toolstack, release } }: DomainFile): string =>
  toolstack === 'xl' && inReleases(release, '4.10') ? 'type = "hvm"' : 'builder = "hvm"';

/** The settings that can name what a PV or PVH guest boots (tools/xl/xl_parse.c:parse_config_data; xm/create.py:configure_image). */
function sourcesOf({ profile: { toolstack, release } }: DomainFile): string[] {
  if (toolstack === 'xm') return ['kernel', 'bootloader'];
  const all = inReleases(release, '4.1') ? ['kernel', 'bootloader'] : ['kernel'];
  return inReleases(release, '4.10') ? [...all, 'firmware'] : all;
}

/** An HVM guest boots from its disks; without a word about its type, one may have been meant. */
const otherwise = (file: DomainFile): string =>
  file.domain.get('type') || file.domain.get('builder') ? '' : `, or ${typeSetting(file)}`;
