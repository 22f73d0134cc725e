import { inReleases } from '../../catalog/release.ts';
import { type Finding, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { isForGuest } from './guest.ts';
import { optionAt } from './options.ts';
import { textOf } from './read.ts';

/** A text that xl splits at blanks has to have a word in it: of none xl copies a part that is not there (xl_parse.c:split_string_into_string_list). */
export default rule({
  id: 'bootloader-args-empty',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const setting = file.domain.get('bootloader_args');
    const facts = optionAt(file, 'bootloader_args');
    if (toolstack !== 'xl' || !inReleases(release, '4.2') || !setting || !facts || !isForGuest(file, facts)) return;
    if (!/^[ \t\n]*$/.test(textOf(file, 'bootloader_args') ?? 'x')) return;
    yield {
      span: setting.result.span,
      message: 'There is no argument in this text, and xl crashes over it. Write [] or remove the line.',
      fixes: removal(file, setting),
    };
  },
});
