/** Characters that nobody sees and that no reader takes for a blank: control characters, NBSP and other spaces, zero-width marks. */
export const isInvisible = (code: number): boolean =>
  code < 0x20
    ? code !== 9 && code !== 10 && code !== 13
    : code >= 0x7f &&
      (code <= 0xa0 ||
        code === 0xad ||
        code === 0x1680 ||
        code === 0x180e ||
        (code >= 0x2000 && code <= 0x200f) ||
        (code >= 0x2028 && code <= 0x202f) ||
        (code >= 0x205f && code <= 0x206f) ||
        code === 0x3000 ||
        code === 0xfeff);

/** Those of them that take up room, so that a blank belongs in their place. */
export const isWide = (code: number): boolean =>
  code === 0x0b ||
  code === 0x0c ||
  code === 0xa0 ||
  code === 0x1680 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

const NAMES: Readonly<Record<number, string>> = {
  0: 'NUL character',
  11: 'vertical tab',
  12: 'form feed',
  127: 'delete character',
  160: 'no-break space',
  173: 'soft hyphen',
  5760: 'Ogham space',
  8199: 'figure space',
  8201: 'thin space',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8233: 'paragraph separator',
  8239: 'narrow no-break space',
  8288: 'word joiner',
  12288: 'ideographic space',
  65279: 'byte order mark',
};

/** An invisible character's name and number: `no-break space (U+00A0)`. */
export const invisibleName = (code: number): string => {
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = NAMES[code] ?? (isWide(code) ? 'typographic space' : 'control character');
  return `${name} (${number})`;
};

/** “ ” „ ‟ « » ″ ＂, what a pair of single quotes turns into, and what stands for a quote on some keyboards. */
const TYPOGRAPHIC: Readonly<Record<string, '"' | "'">> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '＂': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '‹': "'",
  '›': "'",
  '′': "'",
  '＇': "'",
  '´': "'",
  '`': "'",
};

/** The ASCII quote that a typographic one stands for. */
export const asciiQuote = (char: string): '"' | "'" | undefined => TYPOGRAPHIC[char];
