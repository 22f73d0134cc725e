import type { ConfigFile } from '../config/file.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { completeComment } from './complete/comment.ts';
import { bounded } from './complete/items.ts';
import { settingNames } from './complete/names.ts';
import { fileSnippets } from './complete/snippets.ts';
import { inString } from './complete/string.ts';
import { settingValues } from './complete/values.ts';
import { completeXend } from './complete/xend.ts';
import { placeAt } from './place/place.ts';
import type { Completion, Completions } from './types.ts';

/** What may stand at a place of a file, best first by `sort`. */
export function complete(file: ConfigFile, offset: number, fleet: Fleet): Completions {
  const items = file.kind === 'xend' ? completeXend(file, offset, fleet) : inSettings(file, offset, fleet);
  const start = items[0]?.span.start ?? offset;
  return bounded(items, file.text.slice(start, offset));
}

function inSettings(file: Exclude<ConfigFile, { kind: 'xend' }>, offset: number, fleet: Fleet): readonly Completion[] {
  const place = placeAt(file, offset);
  switch (place.at) {
    case 'name': {
      const names = settingNames(file, place.span, place.name, place.assigned);
      return place.assigned ? names : [...names, ...fileSnippets(file, place.span, fleet)];
    }
    case 'value':
      return settingValues({ file, fleet }, place);
    case 'string':
      return inString({ file, fleet }, place);
    case 'comment':
      return completeComment(file, offset);
    case 'nowhere':
      return [];
  }
}
