/** What a stream can show: a terminal has colours and links, a pipe or file has neither. */
export interface Terminal {
  readonly colours: boolean;
  readonly links: boolean;
}

export function terminalOf(stream: { readonly isTTY?: boolean }): Terminal {
  const able = stream.isTTY === true && process.env['TERM'] !== 'dumb';
  return { colours: able && !process.env['NO_COLOR'], links: able };
}

/** Control characters of a file do not reach the terminal. */
export const visible = (text: string): string => text.replace(/\t/g, ' ').replace(/\p{Cc}/gu, '\u00b7');

export const painted = (text: string, code: number, { colours }: Terminal): string =>
  colours ? `\x1b[${code}m${text}\x1b[0m` : text;

/** A text that leads to an address where the terminal can do that (OSC 8). */
export const linked = (text: string, address: string | undefined, { links }: Terminal): string =>
  links && address ? `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\` : text;
