import { inReleases } from '../../catalog/release.ts';
import type { GuestType } from '../../catalog/types.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { textOf } from './read.ts';

export default rule({
  id: 'type-builder-contradict',
  subject: 'settings',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const { toolstack, release } = file.profile;
    const type = file.domain.get('type');
    const builder = file.domain.get('builder');
    if (toolstack !== 'xl' || !inReleases(release, '4.10') || !type || !builder) return;
    const byType = begun(textOf(file, 'type'), ['hvm', 'pv', 'pvh']) as GuestType | undefined;
    const word = begun(textOf(file, 'builder'), ['hvm', 'generic']);
    const byBuilder = word === 'generic' ? 'pv' : word;
    if (!byType || !byBuilder || byType === byBuilder) return;
    const [first, second] = type.span.start < builder.span.start ? [type, builder] : [builder, type];
    yield {
      span: second.result.span,
      message: `type says ${byType} and builder says ${byBuilder}: xl refuses the file. Remove builder, which is deprecated.`,
      fixes: removal(file, builder),
      related: [here(file, first.result.span, 'The other one')],
    };
  },
});

/** The word that a text is for xl: the first that begins with it (tools/xl/xl_parse.c, strncmp with the text's length). */
const begun = (text: string | undefined, words: readonly string[]): string | undefined =>
  text === undefined ? undefined : words.find((word) => word.startsWith(text));
