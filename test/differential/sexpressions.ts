import fc from 'fast-check';

type Text = fc.Arbitrary<string>;

const words = (...all: readonly string[]): Text => fc.constantFrom(...all);

const many = (part: Text, maxLength: number): Text => fc.array(part, { maxLength }).map((found) => found.join(''));

const SPACE = words(' ', ' ', '\n', '\t', '\r\n', '\v', '\f', '# c\n', "# it's (\n", '#\r', '\n\n');
const WORD = words(
  'a',
  'xend-port',
  '8000',
  '1',
  'x"y',
  "it's",
  'b\\',
  '!x',
  '@',
  'a=b',
  '$',
  '%',
  'xé',
  'a\x01',
  'é',
  '',
);
const ODD = words(
  '{',
  '}',
  '<x>',
  '[1]',
  'x[1]',
  'a;b',
  ';',
  '\x04',
  '\0',
  '\ufeff',
  '“a”',
  '\u00a0',
  '😀',
  '\x7f',
  'a!b',
  'a#b\n',
);
const CONTENT = words('x', ' ', '\n', '(', ')', '#', 'é', '\0', "''", '"', '/dev', '\x04', '\r');
const ESCAPE = words(
  '\\n',
  '\\\\',
  "\\'",
  '\\"',
  '\\101',
  '\\7',
  '\\12',
  '\\377',
  '\\400',
  '\\x41',
  '\\x4a',
  '\\xfF',
  '\\x4',
  '\\x',
  '\\q',
  '\\ ',
  '\\8',
  '\\\n',
);

const STRING = fc
  .tuple(
    words('"', "'"),
    many(fc.oneof({ weight: 9, arbitrary: CONTENT }, { weight: 1, arbitrary: ESCAPE }), 6),
    fc.nat(24),
  )
  .map(([quote, text, slip]) => quote + (slip > 1 ? text.replaceAll(quote, '') : text) + (slip ? quote : ''));

function list(depth: number): Text {
  const value = fc.oneof(
    { weight: 8, arbitrary: WORD },
    { weight: 3, arbitrary: STRING },
    { weight: depth ? 3 : 0, arbitrary: depth ? list(depth - 1) : WORD },
    { weight: 1, arbitrary: fc.oneof({ weight: 3, arbitrary: WORD }, { weight: 1, arbitrary: ODD }) },
  );
  const inside = many(
    fc.tuple(value, fc.oneof(SPACE, words(' ', ' ', ''))).map((pair) => pair.join('')),
    5,
  );
  return fc.tuple(inside, fc.nat(39)).map(([text, slip]) => {
    if (slip === 0) return `(${text}`;
    if (slip === 1) return `${text})`;
    return slip === 2 ? `(${text}))` : `(${text})`;
  });
}

const FILE = fc
  .tuple(
    many(
      fc.tuple(list(2), fc.oneof(SPACE, words('\n', ''))).map((pair) => pair.join('')),
      4,
    ),
    fc.oneof(SPACE, WORD, words('', '', '\x04', '(a', '(a # c', '(a b'), STRING),
  )
  .map((pair) => pair.join(''));

const TOKENS = many(
  words('(', ')', '(', ')', 'a', '1', '"', "'", ' ', '\n', '#', '\\', ';', '[', '\x04', 'é', '\\101', '!'),
  9,
);

/** Texts for xend's reader, right ones and near misses. */
export const SEXPRESSIONS: Text = fc.oneof({ weight: 4, arbitrary: FILE }, { weight: 1, arbitrary: TOKENS });
