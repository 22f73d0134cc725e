import type { Position } from '../../server/src/syntax/text.ts';

/** A text with its cursor. */
export interface Placed {
  readonly text: string;
  readonly offset: number;
  readonly position: Position;
}

/** Takes the cursor `|` out of a text; it must have exactly one. */
export function placed(marked: string): Placed {
  const offset = marked.indexOf('|');
  if (offset < 0 || marked.indexOf('|', offset + 1) >= 0)
    throw new Error(`not one cursor in ${JSON.stringify(marked)}`);
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const before = text.slice(0, offset).split('\n');
  return { text, offset, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

/** How a table's text is to be read: its kind, and `xm 4.1` for another profile than the newest xl. */
export interface PlaceReading {
  readonly kind?: 'domain' | 'xend' | 'conf' | 'cpupool';
  readonly as?: string;
}

const NAMES = { domain: 'web1.cfg', xend: 'xend-config.sxp', conf: 'xl.conf', cpupool: 'fast.cpupool' };
const LANGUAGES = { domain: 'xen-domain', xend: 'xen-sxp', conf: 'xen-conf', cpupool: 'xen-conf' };

/** What an editor opens for a table's text: every text in a folder of its own. */
export function opened(marked: string, { kind = 'domain', as }: PlaceReading, number: number) {
  const [toolstack, release] = as?.split(' ') ?? [];
  const comment = as ? `# xen: toolstack=${toolstack}${release ? ` release=${release}` : ''}\n` : '';
  return {
    uri: `file:///tmp/places/${number}/${NAMES[kind]}`,
    languageId: LANGUAGES[kind],
    ...placed(comment + marked),
    /** A text without the comment that asks for the profile. */
    bare: (text: string): string => text.slice(comment.length),
  };
}
