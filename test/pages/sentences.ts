/** Short forms whose point ends no sentence. */
const SHORT = /\b(?:e\.g|i\.e|etc|vs|cf)\./g;

/** The sentences of a message. What stands in quotes is a text of the file, and a point inside a word (`4.17`, `xl.conf`) ends nothing. */
export const sentences = (message: string): string[] =>
  message
    .replace(/"[^"]*"/g, '"text"')
    .replace(SHORT, 'short')
    .split(/(?<=[.!?]["')]*)\s+(?=\S)/)
    .filter((sentence) => sentence.trim());
