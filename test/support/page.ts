import { parseRelease } from '../../server/src/catalog/release.ts';
import type { TestFile } from './check.ts';
import { type Mark, readMarks } from './marks.ts';

/** A fenced block of a rule's page. */
export interface Example {
  readonly section: string;
  /** Line of the page, from 1. */
  readonly line: number;
  readonly fixed: boolean;
  /** The files that it shows; the last one is its own. */
  readonly files: readonly (TestFile & { readonly marks: readonly Mark[] })[];
}

export interface Page {
  readonly title: string;
  /** The line below the title: level and kind of fix. */
  readonly level: string;
  readonly sections: ReadonlyMap<string, string>;
  readonly examples: readonly Example[];
}

const READINGS: Record<string, Pick<TestFile, 'kind' | 'toolstack'>> = {
  xl: { kind: 'domain', toolstack: 'xl' },
  xm: { kind: 'domain', toolstack: 'xm' },
  sxp: { kind: 'xend', toolstack: 'xm' },
  conf: { kind: 'conf', toolstack: 'xl' },
  cpupool: { kind: 'cpupool', toolstack: 'xl' },
};
const PATHS: Record<string, string> = { sxp: 'xend-config.sxp', conf: 'xl.conf', cpupool: 'pool.cpupool' };

/** Reads a rule's page (docs/rules/README.md describes the form). Throws on a block that it does not understand. */
export function readPage(markdown: string): Page {
  const lines = markdown.split('\n');
  const sections = new Map<string, string>();
  const examples: Example[] = [];
  let section = '';
  let joined: Example['files'] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (line.startsWith('## ')) section = line.slice(3);
    const info = /^```(\S.*)$/.exec(line)?.[1];
    if (!info) {
      if (section && !line.startsWith('#')) sections.set(section, `${sections.get(section) ?? ''}${line}\n`);
      continue;
    }
    const end = lines.indexOf('```', i + 1);
    if (end < 0) throw new Error(`line ${i + 1}: the block is not closed`);
    const words = info.split(' ');
    const file = fileOf(words, `${lines.slice(i + 1, end).join('\n')}\n`, i + 1, section);
    if (file && words.includes('with')) joined = [...joined, file];
    else if (file) {
      examples.push({ section, line: i + 1, fixed: words.includes('fixed'), files: [...joined, file] });
      joined = [];
    }
    i = end;
  }
  return { title: lines[0]?.replace(/^# /, '') ?? '', level: lines[2] ?? '', sections, examples };
}

function fileOf(
  words: readonly string[],
  marked: string,
  line: number,
  section: string,
): Example['files'][number] | undefined {
  const reading = READINGS[words[0] as string];
  if (!reading) {
    if (section === 'Wrong' || section === 'Right')
      throw new Error(`line ${line}: unknown kind of example: ${words[0]}`);
    return undefined;
  }
  const option = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const release = parseRelease(option('release') ?? '');
  if (option('release') && !release) throw new Error(`line ${line}: unknown release ${option('release')}`);
  return {
    ...readMarks(marked),
    ...reading,
    path: option('path') ?? PATHS[words[0] as string] ?? 'test.cfg',
    ...(release ? { release } : {}),
    ...(option('host') ? { host: JSON.parse(option('host') as string) } : {}),
  };
}
