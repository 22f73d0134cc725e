import assert from 'node:assert/strict';
import { HOST1 } from './host1.ts';
import type { Slip } from './slips.ts';
import { outlineSxp, slipsInSxp } from './sxp.ts';

slipsInSxp('brackets', {
  'an option without its end, which swallows the next': {
    was: '(loglevel INFO)',
    typed: '⟦(⟧loglevel INFO',
    says: /^This list is not closed: "\)" is missing, and xend refuses the file\. Write it before the next list\.$/,
    related: ['('],
    safe: true,
  },
  'an option without its end, with a remark': {
    was: '(xend-relocation-port 8002)    #',
    typed: '⟦(⟧xend-relocation-port 8002    #',
    says: /not closed/,
    related: ['('],
    safe: true,
  },
  'a string without the bracket behind it': {
    was: "(network-script 'network-bridge netdev=eth1 bridge=xenbr0')",
    typed: "⟦(⟧network-script 'network-bridge netdev=eth1 bridge=xenbr0'",
    says: /not closed/,
    related: ['('],
    safe: true,
  },
  'nested lists without one of their ends': {
    was: '(device-model-options\n    ((soundhw es1370)\n     (usb (tablet yes))))',
    typed: '⟦(⟧device-model-options\n    ((soundhw es1370)\n     (usb (tablet yes)))',
    says: /not closed/,
    related: ['('],
  },
  'a list inside another without its end': {
    was: '((soundhw es1370)',
    typed: '(⟦(⟧soundhw es1370',
    says: /not closed/,
    related: ['('],
    unknown: ['device-model-options'],
  },
  'the last option without its end': {
    was: '(xend-domains-path /var/lib/xend/domains)',
    typed: '⟦(⟧xend-domains-path /var/lib/xend/domains',
    says: /still open where the file ends, and xend refuses the file/,
    safe: true,
  },
  'an option without its start': {
    was: '(loglevel INFO)',
    typed: '⟦loglevel INFO)⟧',
    says: /This list has no "\("/,
    safe: true,
  },
  'an option over several lines without its start': {
    was: '(device-model-options\n    ((soundhw es1370)\n     (usb (tablet yes))))',
    typed: '⟦device-model-options\n    ((soundhw es1370)\n     (usb (tablet yes))))⟧',
    says: /This list has no "\("/,
    safe: true,
  },
  'one too many at the end': {
    was: '(loglevel INFO)',
    typed: '(loglevel INFO)⟦)⟧',
    says: /This "\)" closes no list/,
  },
  'one too many at the start': {
    was: '(loglevel INFO)',
    typed: '⟦(⟧(loglevel INFO)',
    says: /Two brackets open here and only one closes/,
    gone: ['loglevel'],
  },
  'one too many at both ends': {
    was: '(loglevel INFO)',
    typed: '⟦(⟧(loglevel INFO))',
    says: /starts with another list instead of a name, and xend ignores it/,
    accepted: true,
  },
  'an end for a start': {
    was: '(loglevel INFO)',
    typed: '⟦)loglevel INFO)⟧',
    says: /This list starts with "\)"/,
    safe: true,
  },
  'a start for an end': {
    was: '(loglevel INFO)',
    typed: '(loglevel INFO⟦(⟧',
    says: /This "\(" closes nothing/,
    related: ['('],
    unknown: ['loglevel'],
  },
  'a square one at the start': {
    was: '(loglevel INFO)',
    typed: '⟦[⟧loglevel INFO)',
    says: /xend takes only \( \) for lists.* Write \(/,
    safe: true,
  },
  'a curly one at the end': {
    was: "(vnc-listen '127.0.0.1')",
    typed: "(vnc-listen '127.0.0.1'⟦}⟧",
    says: /xend takes only \( \) for lists.* Write \)/,
    safe: true,
  },
  'square ones': {
    was: '(loglevel INFO)',
    typed: '⟦[loglevel INFO]⟧',
    says: /takes only \( \) for lists, and ignores this without a word/,
    accepted: true,
  },
  'none at all': {
    was: '(loglevel INFO)',
    typed: '⟦loglevel INFO⟧',
    says: /ignores what stands outside a list, without a word/,
    accepted: true,
  },
});

slipsInSxp('quotes', {
  'that end nothing below': {
    was: "(vncpasswd '')",
    typed: "(vncpasswd ⟦'⟧)",
    says: /^This string has no closing ', so xend reads on into the lines below\. Put one where the text ends\.$/,
  },
  'that are closed by another string below': {
    was: "'network-bridge netdev=eth1 bridge=xenbr0')",
    typed: "⟦'network-bridge netdev=eth1 bridge=xenbr0⟧)",
    says: /no closing '/,
    safe: true,
    accepted: true,
  },
  'missing together with the bracket': {
    was: "'127.0.0.1')",
    typed: "⟦'127.0.0.1⟧",
    says: /no closing ', and the list around it no "\)"/,
  },
  'missing before a value': {
    was: "'192.0.2.3')",
    typed: "192.0.2.3⟦'⟧)",
    says: /Nothing opens this '/,
    accepted: true,
  },
  'missing before several words': {
    was: "'network-bridge netdev=eth1 bridge=xenbr0')",
    typed: "network-bridge netdev=eth1 bridge=xenbr0⟦'⟧)",
    says: /Nothing opens this '/,
    accepted: true,
  },
  'that do not match': {
    was: "'127.0.0.1')",
    typed: `⟦'127.0.0.1"⟧)`,
    says: /opens with ' and ends with "/,
    safe: true,
  },
  'typed twice at the start': {
    was: "'192.0.2.3'",
    typed: "⟦''192.0.2.3'⟧",
    says: /ends a value at its closing quote/,
    accepted: true,
  },
  'typed twice before several words': {
    was: "'network-bridge netdev=eth1 bridge=xenbr0'",
    typed: "⟦''⟧network-bridge netdev=eth1 bridge=xenbr0'",
    says: /too many quotes here/,
    accepted: true,
  },
  'typed twice at the end': {
    was: "'127.0.0.1')",
    typed: "'127.0.0.1⟦''⟧)",
    says: /too many quotes here/,
  },
  'of a word processor': {
    was: "'192.0.2.3'",
    typed: '⟦‘192.0.2.3’⟧',
    rule: 'smart-quotes',
    says: /no typographic quotes/,
    safe: true,
  },
  'of a word processor at the end': {
    was: "'192.0.2.3'",
    typed: "⟦'192.0.2.3’⟧",
    rule: 'smart-quotes',
    says: /The typographic ’ closes no string/,
    safe: true,
    accepted: true,
  },
});

const inLogLevel = (typed: string, says: RegExp, more: Partial<Slip> = {}): Slip => ({
  was: '(loglevel INFO)',
  typed,
  says,
  safe: true,
  ...more,
});

slipsInSxp('invisible characters', {
  'a no-break space between name and value': inLogLevel('(loglevel⟦\u00a0⟧INFO)', /no-break space \(U\+00A0\)/, {
    accepted: true,
  }),
  'a no-break space before a string': {
    was: "(network-script 'network",
    typed: "(network-script⟦\u00a0⟧'network",
    says: /no-break space \(U\+00A0\)/,
    safe: true,
    accepted: true,
  },
  'a no-break space before an option': inLogLevel('⟦\u00a0⟧(loglevel INFO)', /no-break space \(U\+00A0\)/, {
    fixed: ' (loglevel INFO)',
  }),
  'a zero-width space in a name': inLogLevel('(log⟦\u200b⟧level INFO)', /zero-width space \(U\+200B\)/, {
    accepted: true,
  }),
  'a byte order mark inside': inLogLevel('⟦\ufeff⟧(loglevel INFO)', /byte order mark \(U\+FEFF\)/),
  'a byte order mark': {
    was: '# -*- sh -*-',
    typed: '⟦\ufeff⟧# -*- sh -*-',
    says: /starts with a byte order mark/,
    safe: true,
  },
  'a NUL': inLogLevel('(loglevel ⟦\0⟧INFO)', /NUL character \(U\+0000\)/, { safe: false }),
  'a control-D': inLogLevel('⟦\x04⟧(loglevel INFO)', /stops reading at this control-D/, {
    safe: false,
    accepted: true,
  }),
});

slipsInSxp('habits of other files', {
  'an = in the list': inLogLevel('(loglevel ⟦=⟧ INFO)', /xend knows no "="/, { accepted: true }),
  'an = without blanks': inLogLevel('(loglevel⟦=⟧INFO)', /xend knows no "="/, { accepted: true }),
  'name = value': inLogLevel('⟦loglevel = INFO⟧', /xend knows no "="/, { accepted: true }),
  'a comment with ;': {
    was: '# For the guests with sound; see the wiki.',
    typed: '⟦; For the guests with sound; see the wiki.⟧',
    says: /";" starts no comment here/,
    safe: true,
    accepted: true,
  },
  'a comment with ; behind an option': {
    was: '# open in the firewall for host2',
    typed: '⟦; open in the firewall for host2⟧',
    says: /";" starts no comment here/,
    safe: true,
    accepted: true,
  },
  'a comment with //': {
    was: '# For the guests with sound; see the wiki.',
    typed: '⟦// For the guests with sound; see the wiki.⟧',
    says: /ignores what stands outside a list/,
    accepted: true,
  },
  'a comment without a sign': {
    was: '# For the guests with sound; see the wiki.',
    typed: '⟦For the guests with sound; see the wiki.⟧',
    says: /"#" before a comment/,
    fixed: null,
    accepted: true,
  },
  'one backslash in a pattern': {
    was: '^host2\\\\.example',
    typed: '^host2⟦\\.⟧example',
    says: /\\\. is no escape: xend keeps the backslash and loses the character behind it/,
    accepted: true,
  },
  'a word beyond ASCII': {
    was: '(keymap de)',
    typed: '(keymap ⟦ü⟧)',
    says: /no word that starts with ü/,
    fixed: "(keymap 'ü')",
    unknown: ['keymap'],
  },
});

describe('s-expressions: what xend takes as it is', () => {
  const same = (text: string): void => {
    const { ok, problems, values } = outlineSxp(text);
    assert.deepEqual([ok, problems], [true, []]);
    assert.deepEqual([...values], [...outlineSxp(HOST1).values]);
  };

  it('Windows line ends', () => same(HOST1.replaceAll('\n', '\r\n')));
  it('no line end at the end', () => same(HOST1.trimEnd()));
  it('a comment at the end without one', () => same(`${HOST1}# the end`));
  it('two options on a line', () => same(HOST1.replace('INFO)\n', 'INFO)')));
  it('an option over several lines', () => same(HOST1.replace('(loglevel INFO)', '(loglevel\n  INFO\n)')));
});
