import { type StringValue, TextMap } from '../../server/src/values/value.ts';

/** A string value as if it stood alone at the start of a file, without escapes. */
export const string = (text: string): StringValue => ({
  kind: 'string',
  span: { start: 0, end: text.length + 2 },
  text,
  map: TextMap.plain(1, text.length),
});
