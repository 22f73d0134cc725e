import { profileComment } from '../../config/detect.ts';
import type { ConfigFile } from '../../config/file.ts';
import { pageOf } from '../../rules/pages.ts';
import { suppressions } from '../../rules/suppress.ts';
import { touches } from '../../syntax/text.ts';
import { paragraphs } from '../markdown.ts';
import { describeProfile } from '../profile.ts';
import type { Hover } from '../types.ts';

/** In a comment: what `# xen: …` makes of the file, and the rules that it silences. */
export function hoverComment(file: ConfigFile, offset: number): Hover | undefined {
  const comment = file.comments.find(({ start, end }) => start <= offset && offset <= end);
  if (!comment) return undefined;
  const said = profileComment(file.text);
  if (said && file.lines.lineAt(comment.start) === said.line)
    return { markdown: describeProfile(file.profile), span: comment };
  const rule = suppressions(file).find(({ span }) => touches(span, offset));
  const page = rule && pageOf(rule.rule);
  return rule && page ? { markdown: paragraphs(...page.split('\n\n').slice(0, 4)), span: rule.span } : undefined;
}
