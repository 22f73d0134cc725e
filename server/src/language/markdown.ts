const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>~&]/g;

/** Text of a file as Markdown shows it letter by letter: nothing in it can become a link, an image or markup. */
export const escapeMarkdown = (text: string): string => text.replace(SPECIAL, '\\$&').replace(/[\r\n]+/g, ' ');

/** A file's text as inline code. */
export function code(text: string): string {
  const flat = text.replace(/[\r\n]+/g, ' ');
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest || flat.startsWith(' ') || !flat ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** Longer texts of a file are cut in what is shown. */
export const short = (text: string, most = 80): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

export const paragraphs = (...blocks: readonly (string | undefined | false)[]): string =>
  blocks.filter(Boolean).join('\n\n');
