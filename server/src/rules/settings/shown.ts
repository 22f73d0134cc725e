const MOST = 60;

/** A text of the file as a message shows it: not longer than a line has room for, and without characters that cannot be seen. */
export function shown(text: string): string {
  const clipped = text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
  return clipped.replace(/\p{Cc}/gu, ' ');
}
