import assert from 'node:assert/strict';
import { VM1 } from './vm1.ts';
import { outlineXm, slipsInXm } from './xm.ts';

const inBoot = { was: "boot = 'cd'", fixed: null, gone: ['boot'] } as const;

slipsInXm('habits of other languages', {
  'a comment as in C': {
    ...inBoot,
    typed: '⟦//⟧ boot from the first disk',
    says: /^A comment begins with "#" in Python, not with "\/\/"/,
    fixed: '# boot from the first disk',
  },
  'a comment as in an INI file': {
    ...inBoot,
    typed: "⟦;⟧boot = 'cd'",
    says: /^A comment begins with "#" in Python, not with ";"/,
    fixed: "#boot = 'cd'",
  },
  'two semicolons': {
    ...inBoot,
    typed: "boot = 'cd';⟦;⟧",
    says: /^Nothing stands between these two ";"/,
    fixed: "boot = 'cd';",
    safe: true,
  },
  '&&': {
    ...inBoot,
    typed: 'boot = vcpus ⟦&&⟧ vmid',
    says: /^Python writes "and", not "&&"/,
    fixed: 'boot = vcpus and vmid',
    safe: true,
  },
  '|| without blanks': {
    ...inBoot,
    typed: 'boot = vcpus⟦||⟧vmid',
    says: /^Python writes "or", not "\|\|"/,
    fixed: 'boot = vcpus or vmid',
    safe: true,
  },
  'an else on the line of its if': {
    ...inBoot,
    typed: "if vmid: boot = 'a' ⟦else⟧: boot = 'b'",
    says: /^"else" must begin a line of its own/,
  },
  'an = in a dict': {
    was: 'def mac(number, net):',
    typed: "netmask = {'xenbr0' ⟦=⟧ 24}\n\ndef mac(number, net):",
    says: /a key and its value are joined by ":", not "="/,
    fixed: "netmask = {'xenbr0' : 24}\n\ndef mac(number, net):",
    safe: true,
  },
  'a word of Python as a name': {
    ...inBoot,
    typed: "⟦class⟧ = 'cd'",
    says: /^"class" is a word of Python itself and cannot be a name/,
  },
  'another word of Python as a name': {
    ...inBoot,
    typed: '⟦in⟧ = 5',
    says: /^"in" is a word of Python itself/,
  },
  'a return outside of functions': { ...inBoot, typed: '⟦return⟧ 5', says: /stands outside a function/ },
});

slipsInXm('try', {
  'no except': {
    was: "boot = 'cd'",
    typed: "⟦try⟧: boot = 'cd'",
    says: /^No "except" and no "finally" follows this "try"/,
    fixed: null,
  },
  'no except, over lines': {
    was: "boot = 'cd'",
    typed: "⟦try⟧:\n    boot = 'cd'",
    says: /^No "except" and no "finally" follows this "try"/,
    fixed: null,
  },
  'a misspelt except': {
    was: "boot = 'cd'",
    typed: "try:\n    boot = 'cd'\n⟦excpet⟧:\n    boot = 'c'",
    says: /^"excpet" is no word that a block begins with.* Write except\.$/,
    fixed: "try:\n    boot = 'cd'\nexcept:\n    boot = 'c'",
    unknown: ['boot'],
  },
  'an except alone': { ...inBoot, typed: '⟦except⟧: pass', says: /^This "except" belongs to no "try" above it/ },
});

slipsInXm('arguments outside the quotes', {
  'behind a string without a comma': {
    ...inBoot,
    typed: "boot = ['ip=192.0.2.1' ⟦bridge=xenbr0⟧]",
    rule: 'value-outside-quotes',
    says: /^"bridge=xenbr0" stands outside the quotes/,
    fixed: "boot = ['ip=192.0.2.1,bridge=xenbr0']",
    safe: true,
    gone: [],
    unknown: ['boot'],
  },
});

slipsInXm('strings', {
  'three quotes that are never closed': {
    was: "boot = 'cd'",
    typed: 'boot = ⟦"""⟧cd',
    says: /goes on to the end of the file, because it is never closed\. Close it with """\.$/,
    fixed: null,
  },
  'an escape that Python refuses': {
    was: "boot = 'cd'",
    typed: "boot = 'c⟦\\x⟧z'",
    says: /^Python refuses this escape: \\x needs 2 hexadecimal digits/,
    fixed: "boot = 'c\\\\xz'",
    unknown: ['boot'],
  },
  'several words without quotes': {
    was: "boot = 'cd'",
    typed: 'boot = ⟦first disk⟧',
    says: /is a text without quotes/,
    fixed: "boot = 'first disk'",
    gone: ['boot'],
  },
});

describe('slips in xm: the file as a whole', () => {
  const same = (text: string): void => {
    const { ok, problems, values } = outlineXm(text);
    assert.deepEqual([ok, problems], [true, []]);
    assert.deepEqual([...values], [...outlineXm(VM1).values]);
  };

  it('are none: Windows line ends', () => same(VM1.replaceAll('\n', '\r\n')));
  it('are none: line ends of old Macintoshes', () => same(VM1.replaceAll('\n', '\r')));
  it('are none: a byte order mark', () => same(`\ufeff${VM1}`));
  it('are none: no line end at the end', () => same(VM1.trimEnd()));
  it('are none: a comment at the end without one', () => same(`${VM1}# the end`));
  it('are none: a coding line with what it allows', () =>
    same(VM1.replace('mode: python;', 'mode: python; coding: utf-8;').replace('the lab.', 'the läb.')));

  it('a character beyond ASCII, without a coding line', () => {
    const { ok, problems } = outlineXm(VM1.replace('the lab.', 'the läb.'));
    assert.deepEqual([ok, problems.length], [false, 1]);
    assert.match(problems[0]?.message ?? '', /^Python 2 refuses "ä" even in a comment/);
  });

  it('an invisible character in a string, by its name', () => {
    const { ok, problems } = outlineXm(VM1.replace("'tablet'", "'tablet\u00a0'"));
    assert.deepEqual([ok, problems.length], [false, 1]);
    assert.match(problems[0]?.message ?? '', /^Python 2 refuses the invisible no-break space \(U\+00A0\) even/);
  });
});
