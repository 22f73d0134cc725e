/** Text for XML: nothing of it is taken for markup, and what XML does not allow is a replacement character. */
export const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A text of at most so many characters. */
export function shortened(text: string, length: number): string {
  const chars = Array.from(text.length > length * 2 ? text.slice(0, length * 2) : text);
  return chars.length > length ? `${chars.slice(0, length - 1).join('')}\u2026` : text;
}
