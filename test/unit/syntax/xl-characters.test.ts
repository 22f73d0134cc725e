import assert from 'node:assert/strict';
import type { Release } from '../../../server/src/catalog/release.ts';
import { applyFix } from '../../support/check.ts';
import type { Slip } from './slips.ts';
import { WEB1 } from './web1.ts';
import { outlineXl, slipsInXl } from './xl.ts';

const nameless = (typed: string, name: string, more: Partial<Slip> = {}): Slip => ({
  was: 'memory = 2048',
  typed,
  says: new RegExp(`An invisible ${name.replace(/[()+]/g, '\\$&')} stands here`),
  safe: true,
  ...more,
});

slipsInXl('invisible characters', {
  'a no-break space': nameless('memory =⟦\u00a0⟧2048', 'no-break space (U+00A0)'),
  'a no-break space behind a value': nameless('memory = 2048⟦\u00a0⟧', 'no-break space (U+00A0)', {
    fixed: 'memory = 2048 ',
  }),
  'a no-break space in a list': {
    was: "bridge=xenbr1' ]",
    typed: "bridge=xenbr1'⟦\u00a0⟧]",
    says: /no-break space \(U\+00A0\)/,
    safe: true,
  },
  'a zero-width space': nameless('⟦\u200b⟧memory = 2048', 'zero-width space (U+200B)'),
  'a zero-width space in a name': nameless('mem⟦\u200b⟧ory = 2048', 'zero-width space (U+200B)'),
  'a soft hyphen in a name': nameless('mem⟦\u00ad⟧ory = 2048', 'soft hyphen (U+00AD)'),
  'a zero-width joiner in a number': nameless('memory = 20⟦\u200d⟧48', 'zero-width joiner (U+200D)', {
    unknown: ['memory'],
  }),
  'a byte order mark inside': nameless('⟦\ufeff⟧memory = 2048', 'byte order mark (U+FEFF)'),
  'an ideographic space': nameless('memory⟦\u3000⟧= 2048', 'ideographic space (U+3000)'),
  'a left-to-right mark': nameless('memory = 2048⟦\u200e⟧', 'left-to-right mark (U+200E)'),
  'a form feed': nameless('⟦\f⟧memory = 2048', 'form feed (U+000C)', { fixed: ' memory = 2048' }),
  'a NUL': nameless('memory = 2048⟦\0⟧', 'NUL character (U+0000)'),
  'a NUL in a string': {
    was: 'serial    = "pty"',
    typed: 'serial    = "pty⟦\0⟧"',
    says: /NUL character stands in this string, and xl crashes on it/,
    safe: true,
    unknown: ['serial'],
  },
});

describe('slips in xl: the file as a whole', () => {
  /** One problem, at the place given; its safe fix gives the file back. */
  const whole = (text: string, shown: string, says: RegExp, release: Release = '4.17', fixed = WEB1): void => {
    const read = outlineXl(release);
    const { ok, problems, values } = read(text);
    assert.equal(ok, false);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    const [problem] = problems;
    assert.ok(problem);
    assert.equal(text.slice(problem.span.start, problem.span.end), shown);
    assert.match(problem.message, says);
    assert.deepEqual([...values], [...read(WEB1).values]);
    assert.ok(problem.fixes[0]?.safe);
    assert.equal(applyFix(text, problem.fixes[0]), fixed);
    assert.deepEqual(read(fixed).problems, []);
  };

  it('Windows line ends, shown at the first', () => {
    const text = WEB1.replaceAll('\n', '\r\n');
    whole(text, '\r\n', /Windows line ends \(CR LF\).* Save it with Unix line ends \(LF\)/);
    assert.equal(outlineXl('4.17')(text).problems[0]?.span.start, text.indexOf('\r'));
  });
  it('one Windows line end', () => {
    whole(WEB1.replace('2048\n', '2048\r\n'), '\r\n', /Windows line ends/);
  });
  it('line ends of old Macintoshes', () => {
    whole(WEB1.replaceAll('\n', '\r'), '\r', /a carriage return as line end/);
  });
  it('a byte order mark', () => {
    whole(`\ufeff${WEB1}`, '\ufeff', /starts with a byte order mark, which xl does not know/);
  });
  it('no line end behind the last setting, for releases that need one', () => {
    assert.equal(outlineXl('4.3')(WEB1.trimEnd()).ok, true);
    whole(WEB1.trimEnd(), '"pty"', /xl of Xen 4\.2 refuses the file over it/, '4.2');
    whole(WEB1.trimEnd(), '"pty"', /xl of Xen 4\.1 crashes over it/, '4.1');
  });
  it('no line end behind a comment at the end', () => {
    const text = `${WEB1}# the end`;
    whole(text, '# the end', /every release of xl refuses the file/, '4.17', `${text}\n`);
  });
});
