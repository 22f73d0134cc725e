/** The long texts that a packed bundle has beside it: what documents the options, and the pages of the rules. */
export type LongText = 'texts' | 'pages';

let read: (name: LongText) => string | undefined = () => undefined;

/** Sets how long texts are read that are not within the bundle. The reader is called anew until it has an answer. */
export function readLongTextsWith(reader: (name: LongText) => string | undefined): void {
  read = reader;
}

/** A long text, parsed: the one within the bundle, else what the reader gives; undefined where there is none (yet). */
export function longText<T>(name: LongText, within: string): T | undefined {
  const text = within || read(name);
  return text ? (JSON.parse(text) as T) : undefined;
}
