import { inReleases } from '../catalog/release.ts';
import type { GuestType } from '../catalog/types.ts';
import type { Domain } from './domain.ts';

/** True when the text is a leading part of the word, as strncmp with the text's own length sees it. */
const begins = (word: string, text: string): boolean => word.startsWith(text);

/**
 * The guest type that the toolstack would choose, or undefined when it cannot be known.
 * xl: `type` since 4.10, else `builder`, else pv (tools/xl/xl_parse.c:parse_config_data). xm: `builder` alone (create.py).
 */
export function guestType(domain: Domain): GuestType | undefined {
  const { toolstack, release } = domain.profile;
  const builder = domain.value('builder');
  if (builder && builder.kind !== 'string') return undefined;
  if (toolstack === 'xm') {
    if (builder) return builder.text === 'hvm' ? 'hvm' : builder.text === 'linux' ? 'pv' : undefined;
    return domain.settings.open ? undefined : 'pv';
  }
  if (inReleases(release, '4.10')) {
    const type = domain.value('type');
    if (type && type.kind !== 'string') return undefined;
    const byType = type && typeNamed(type.text);
    const byBuilder = builder && builderNamed(builder.text);
    // What is unknown, or contradicts the other, is refused.
    if ((type && !byType) || (builder && !byBuilder) || (type && builder && byType !== byBuilder)) return undefined;
    return byType ?? byBuilder ?? 'pv';
  }
  if (builder && begins('hvm', builder.text)) return 'hvm';
  if (inReleases(release, '4.4', '4.8') && domain.value('pvh')) return undefined;
  return 'pv';
}

function typeNamed(text: string): GuestType | undefined {
  if (begins('hvm', text)) return 'hvm';
  if (begins('pv', text)) return 'pv';
  return begins('pvh', text) ? 'pvh' : undefined;
}

function builderNamed(text: string): GuestType | undefined {
  if (begins('hvm', text)) return 'hvm';
  return begins('generic', text) ? 'pv' : undefined;
}
