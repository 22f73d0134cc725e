import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LongText, readLongTextsWith } from './catalog/long-texts.ts';

/** Long texts that are not within the bundle lie beside it. */
readLongTextsWith((name: LongText) => {
  try {
    return readFileSync(join(__dirname, `${name}.json`), 'utf8');
  } catch {
    return undefined;
  }
});
