import { type Span, span } from '../../syntax/text.ts';
import type { SettingsFile } from './options.ts';

/** Where a problem of the whole file stands: at the name of its first setting, else at its beginning. */
export function startOf({ settings: { assignments } }: SettingsFile): Span {
  return assignments[0]?.nameSpan ?? span(0, 0);
}

/** True when a setting that is not in the file is really missing: the file can be read, and no code decides over it. */
export const isWhole = ({ ok, settings }: SettingsFile): boolean => ok && !settings.open;
