import fc from 'fast-check';

/** How often something slips, in percent of the places where it can. */
type Slips = 0 | 3 | 25;

type Text = fc.Arbitrary<string>;

const words = (...all: readonly string[]): Text => fc.constantFrom(...all);

const joined = (...parts: readonly Text[]): Text => fc.tuple(...parts).map((found) => found.join(''));

const many = (part: Text, maxLength: number): Text => fc.array(part, { maxLength }).map((found) => found.join(''));

/** What is right, but for slips. */
const mostly = (slips: Slips, right: Text, wrong: Text): Text =>
  slips ? fc.oneof({ weight: 100 - slips, arbitrary: right }, { weight: slips, arbitrary: wrong }) : right;

const BLANK = words('', ' ', ' ', '  ', '\t');
const NAME = words('a', 'b', 'name', 'vif', 'disk', 'x1', 'on_crash', 'vif.default.bridge', 'a.', 'e', 'f0');
const NO_NAME = words('', 'Name', 'A', '_a', '1a', 'a-b', '.a', 'é', '"a"', 'a b', 'a\0', '\ufeffa', 'aB', '0', '=');

const NUMBER = words('0', '1', '512', '010', '0x1f', '08', '1b', '12fx', '9223372036854775808', '00', '0x', '1ff');
const NO_NUMBER = words('-1', '+1', '1.5', '0xFF', '4G', '12g', '1_000', '1e3', '0X10', '512 MB', '１');

const CHARACTERS = fc.oneof(
  { weight: 8, arbitrary: words('x', 'mac=00:16:3e:00:00:01', ',', ' ', '/dev/vg/x', '#', '[', ']', ';', '=', '+') },
  { weight: 2, arbitrary: words('\\n', '\\\\', '\\"', "\\'", '\\t', '\\a\\b\\f\\r\\v') },
  { weight: 1, arbitrary: words('\t', '\r', 'é', '€', '😀', '\x7f', '\x01', '\x0b', '\u00a0', '“', '\u200b') },
);
const LOST = words('\\101', '\\0 1', '\\7+1', '\\123456', '\\012', '\\1 12', '\\2-33');
const REFUSED = words('\\x41', '\\x', '\\q', '\\0', '\\12', '\\1a', '\\ ', '\\é', '\\8', '\\N', '\n', '\\\n', '\0');

function string(slips: Slips): Text {
  const content = many(
    mostly(slips, fc.oneof({ weight: 12, arbitrary: CHARACTERS }, { weight: 1, arbitrary: LOST }), REFUSED),
    6,
  );
  const quoted = fc.tuple(words('"', "'"), content, words('"', "'")).map(([quote, text, other]) => {
    const spare = quote === '"' ? "'" : '"';
    return {
      right: quote + text + quote,
      wrong: [
        quote + text + other,
        quote + text,
        text + quote,
        `u${quote}${text}${quote}`,
        quote.repeat(3) + text + quote.repeat(3),
        `${quote}${text}${spare}${quote}`,
      ],
    };
  });
  return fc
    .tuple(quoted, fc.nat(5), fc.integer({ min: 1, max: 100 }))
    .map(([{ right, wrong }, which, chance]) => (chance > slips ? right : (wrong[which] as string)));
}

const WORD = words(
  'True',
  'None',
  'foo',
  'bridge=xenbr0',
  '',
  '(1)',
  '{}',
  '“x”',
  '"a" "b"',
  '"a" + "b"',
  '"%s" % a',
  '"a""b"',
  '-',
  '?',
);

const scalar = (slips: Slips): Text =>
  mostly(
    slips,
    fc.oneof({ weight: 3, arbitrary: string(slips) }, { weight: 2, arbitrary: NUMBER }),
    fc.oneof(NO_NUMBER, WORD),
  );

const COMMENT = words('#\n', "# it's\n", '#[ "\n', '# é \0\n', '#\r\n');

/** What may stand between the items of a list without a meaning. */
const gap = (slips: Slips): Text =>
  mostly(slips, fc.oneof(BLANK, BLANK, words('\n', '\n  '), COMMENT), words('\r\n', ';', '\\\n', '\x0c', '# c'));

function list(slips: Slips, depth: number): Text {
  const item = depth
    ? fc.oneof({ weight: 6, arbitrary: scalar(slips) }, { weight: 1, arbitrary: list(slips, depth - 1) })
    : scalar(slips);
  const around = joined(gap(slips), item, gap(slips));
  const comma = mostly(slips, words(','), words('', ',,', ';', ', ,', ':'));
  const items = fc
    .tuple(fc.array(around, { maxLength: 4 }), fc.array(comma, { minLength: 4, maxLength: 4 }))
    .map(([texts, commas]) => texts.map((text, i) => (i ? (commas[i - 1] as string) + text : text)).join(''));
  const end = fc.oneof({ weight: 3, arbitrary: words(']') }, { weight: 1, arbitrary: words(',]') });
  return joined(
    mostly(slips, words('['), words('', '(', '[[', '[,')),
    items,
    gap(slips),
    mostly(slips, end, words('', ')', ']]', '], "x"]')),
  );
}

function statement(slips: Slips): Text {
  const operator = mostly(slips, words('=', '=', '=', '+='), words(':', '==', '+ =', '', '\n=', '=\n', '+', ' = \\\n'));
  const value = fc.oneof({ weight: 2, arbitrary: scalar(slips) }, { weight: 1, arbitrary: list(slips, 2) });
  const right = joined(BLANK, mostly(slips, NAME, NO_NAME), BLANK, operator, BLANK, value, BLANK);
  const other = words(
    'import os',
    '"x"',
    '[a]',
    ']',
    '# c',
    '// c',
    'a',
    'if 1:',
    '\\',
    '()',
    '\r',
    'a = 1 b = 2',
    'a = 1,',
  );
  return mostly(slips, fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: BLANK }), other);
}

function config(slips: Slips): Text {
  const end = fc.oneof(
    { weight: 6, arbitrary: words('\n') },
    { weight: 1, arbitrary: words(';', ' # c\n', '\n\n', '#\n') },
  );
  const last = mostly(
    slips,
    words('', '\n', '#', ';', '\t'),
    words('# c', '\r', '\r\n', '\x1a', '\ufeff', '\\', '+', '-', '"'),
  );
  const lines = many(joined(statement(slips), mostly(slips, end, words('\r\n', ' ', '', '\r', '# c'))), 6);
  return joined(mostly(slips, words(''), words('\ufeff', '\0', '\n\n')), lines, statement(slips), last);
}

/** Tokens without a grammar. */
const TOKENS = many(
  words(
    'a',
    'b',
    '=',
    '=',
    '+=',
    '1',
    '"x"',
    "'y'",
    '[',
    ']',
    ',',
    ';',
    '\n',
    '\n',
    ' ',
    '#c\n',
    '+',
    '"',
    '\\',
    'a = 1\n',
  ),
  9,
);

/** A right config with one character changed, added or left out. */
const EDITED = fc
  .tuple(config(0), fc.nat(), fc.nat(2), words(...'"\'[],;=+#\\\n\r\t\0 aA0.-(é'))
  .map(([text, place, left, added]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + (left === 1 ? '' : added) + text.slice(left ? at + 1 : at);
  });

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/**
 * The bytes of a right config with one of them changed, which need be no UTF-8 any more. The last stays: as the very last of a file, a byte
 * that starts no token goes unnoticed by xl, but a reader of characters cannot know whether the last one is a single byte.
 */
const BYTES = fc.tuple(config(0), fc.nat(), fc.nat(255)).map(([text, place, byte]) => {
  const found = Buffer.from(`${text}\n`, 'utf8');
  found[place % Math.max(1, found.length - 1)] = byte;
  return found as Uint8Array;
});

/** Configs for xl, right ones and near misses, as the bytes of a file. */
export const CONFIGS: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 3, arbitrary: config(0).map(bytes) },
  { weight: 6, arbitrary: config(3).map(bytes) },
  { weight: 1, arbitrary: config(25).map(bytes) },
  { weight: 3, arbitrary: TOKENS.map(bytes) },
  { weight: 4, arbitrary: EDITED.map(bytes) },
  { weight: 2, arbitrary: BYTES },
);
