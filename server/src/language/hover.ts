import type { ConfFile, ConfigFile, DomainFile } from '../config/file.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Span } from '../syntax/text.ts';
import { describeOption, describeSetting } from './documentation.ts';
import { hoverComment } from './hover/comment.ts';
import { hoverString } from './hover/string.ts';
import { describeResult, hoverValue } from './hover/value.ts';
import { hoverXend } from './hover/xend.ts';
import { paragraphs } from './markdown.ts';
import { placeAt } from './place/place.ts';
import type { Hover } from './types.ts';

/** What to show for a place of a file; undefined where there is nothing to say. */
export function hover(file: ConfigFile, offset: number, fleet: Fleet): Hover | undefined {
  if (file.kind === 'xend') return hoverXend(file, offset);
  const place = placeAt(file, offset);
  switch (place.at) {
    case 'name':
      return onName(file, place.name, place.span, offset);
    case 'string':
      return hoverString({ file, fleet }, place, offset);
    case 'value':
      return hoverValue(file, place, offset);
    case 'comment':
      return hoverComment(file, offset);
    case 'nowhere':
      return undefined;
  }
}

function onName(file: DomainFile | ConfFile, name: string, span: Span, offset: number): Hover | undefined {
  const page =
    file.kind === 'domain'
      ? describeSetting(name, file.profile)
      : describeOption(file.kind, name, file.profile.release);
  const markdown = paragraphs(page, describeResult(file, name, offset));
  return markdown ? { markdown, span } : undefined;
}
