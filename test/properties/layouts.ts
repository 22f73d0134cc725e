import fc from 'fast-check';
import type { TestFile } from '../support/check.ts';

/** Files of all kinds in layouts that nobody would choose. */
const pick = (...texts: string[]) => fc.constantFrom(...texts);
const blanks = pick('', ' ', ' ', '  ', '\t', '      ');
const comment = pick('# c', '#', '#   a, [ b', '# "x" \t', '# xen-ignore vif-mac-global', '## d = [');
const lineEnd = fc.tuple(blanks, fc.option(comment, { freq: 4 })).map(([gap, text]) => `${gap}${text ?? ''}\n`);
const lines = fc.array(
  fc.tuple(blanks, lineEnd).map(([indent, end]) => indent + end),
  { maxLength: 3 },
);
/** Anything that may stand between the parts of a list. */
const loose = fc.oneof(
  { weight: 4, arbitrary: blanks },
  fc.tuple(lineEnd, lines, blanks).map(([end, more, indent]) => end + more.join('') + indent),
);

const single = pick(
  '"a"',
  "'phy:vg/a,xvda,w'",
  '1',
  '0x10',
  "'mac=00:16:3e:11:22:03, bridge=xenbr0'",
  '"# no comment"',
  "'it\\'s'",
);
const name = pick('name', 'memory', 'vif', 'disk', 'on_crash', 'extra');

const list = (item: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(fc.tuple(loose, item, loose), { maxLength: 6 }), fc.boolean(), loose, loose)
    .map(([items, ended, first, last]) => {
      const inner = items.map(([before, text, behind]) => before + text + behind).join(',');
      return `[${first}${inner}${ended && items.length ? `,${last}` : ''}]`;
    });

const assignment = (value: fc.Arbitrary<string>) =>
  fc
    .tuple(name, blanks, pick('=', '=', '=', '+='), blanks, value)
    .map(([key, before, op, behind, text]) => `${key}${before}${op}${behind}${text}`);

const value = fc.oneof(single, list(single), list(fc.oneof(single, list(single))));
const ending = fc.oneof(
  { weight: 5, arbitrary: lineEnd },
  fc.tuple(blanks, blanks).map(([a, b]) => `${a};${b}`),
  lineEnd.map((end) => ` ;${end}`),
);

const statements = (indent: fc.Arbitrary<string>, one: fc.Arbitrary<string>) =>
  fc
    .array(
      fc.tuple(
        fc.array(
          indent.chain((gap) => lineEnd.map((end) => gap + end)),
          { maxLength: 4 },
        ),
        indent,
        one,
        ending,
      ),
      { maxLength: 8 },
    )
    .map((all) => all.map(([above, gap, text, end]) => above.join('') + gap + text + end).join(''));

const xl = statements(blanks, assignment(value)).map((text): TestFile => ({ text: text.replace(/[^\n]$/, '$&\n') }));

const CODE = [
  "if 1:\n    name  =  'a'   \n\n\n\n    # inner\n    memory=1\n",
  'def f(x = 1):\n\treturn   x   # c\n',
  "disk  = [ 'a,%s,w'   %   'xvda' ,\n   'b' ]",
  "vif=('a'  ,)",
  "name = 'a'   \\\n   'b'",
  "extra = '''a\n  b   \n'''",
  'import   os',
  "root=(  'a' )",
];
const program = fc
  .array(
    fc.oneof(assignment(value), pick(...CODE)).chain((text) => lineEnd.map((end) => text + end)),
    { maxLength: 8 },
  )
  .chain((all) =>
    fc
      .boolean()
      .map(
        (crlf): TestFile => ({ toolstack: 'xm', text: crlf ? all.join('').replaceAll('\n', '\r\n') : all.join('') }),
      ),
  );

const atom = pick('a', 'yes', '8000', "'x y'", '"a\n  b"', "''", 'x[1]', 'b;c', '$a');
const { form } = fc.letrec<{ form: string; node: string }>((tie) => ({
  node: fc.oneof({ weight: 3, arbitrary: atom }, tie('form')),
  form: fc
    .tuple(fc.array(fc.tuple(loose, tie('node'), loose), { maxLength: 4 }), loose)
    .map(([items, last]) => `(${items.map(([a, text, b]) => `${a} ${text}${b}`).join('')}${last})`),
}));
const sxp = fc.array(fc.tuple(loose, form, loose), { maxLength: 5 }).chain((all) =>
  fc.boolean().map((crlf): TestFile => {
    const text = all.map((parts) => parts.join('')).join('');
    return {
      kind: 'xend',
      toolstack: 'xm',
      path: 'xend-config.sxp',
      text: crlf ? text.replaceAll('\n', '\r\n') : text,
    };
  }),
);

/** Files that their toolstacks mostly accept. */
export const laidOut: fc.Arbitrary<TestFile> = fc.oneof(xl, program, sxp);
