import { slipsInXl } from './xl.ts';

slipsInXl('unclosed quotes', {
  'a value': {
    was: 'name = "web1"',
    typed: 'name = ⟦"web1⟧',
    says: /^This string has no closing ", and xl refuses the file\. Put one where the text ends\.$/,
    safe: true,
    unknown: ['name'],
  },
  'a value of several words': {
    was: '"console=hvc0 elevator=noop"',
    typed: '⟦"console=hvc0 elevator=noop⟧',
    says: /no closing "/,
    safe: true,
    unknown: ['extra'],
  },
  'a value with a remark behind it': {
    was: '"2-5,^3"    #',
    typed: '⟦"2-5,^3⟧    #',
    says: /no closing "/,
    unknown: ['cpus'],
  },
  'the first item of a list': {
    was: "'phy:/dev/vg0/web1-root,xvda2,w',",
    typed: "⟦'phy:/dev/vg0/web1-root,xvda2,w⟧,",
    says: /no closing '/,
    safe: true,
    unknown: ['disk'],
  },
  'an item with a remark behind it': {
    was: "'phy:/dev/vg0/web1-swap,xvda1,w', ",
    typed: "⟦'phy:/dev/vg0/web1-swap,xvda1,w⟧, ",
    says: /no closing '/,
    unknown: ['disk'],
  },
  'the last item, before the bracket': {
    was: "'mac=00:16:3e:1a:2b:02,bridge=xenbr1' ]",
    typed: "⟦'mac=00:16:3e:1a:2b:02,bridge=xenbr1⟧ ]",
    says: /no closing '/,
    safe: true,
    unknown: ['vif'],
  },
  'a string that runs on below': {
    was: '"console=hvc0 elevator=noop"',
    typed: '⟦"console=hvc0⟧\n           elevator=noop"',
    says: /runs over the end of its line.* Write it on one line/,
    related: ['"'],
    unknown: ['extra'],
  },
});

slipsInXl('opening quotes that are missing', {
  'a value': {
    was: '"/dev/xvda2 ro"',
    typed: '⟦/dev/xvda2 ro"⟧',
    says: /no opening ".* Put one where the text starts/,
    safe: true,
    unknown: ['root'],
  },
  'the first item': {
    was: "'mac=00:16:3e:1a:2b:01,bridge=xenbr0,ip=192.0.2.11'",
    typed: "⟦mac=00:16:3e:1a:2b:01,bridge=xenbr0,ip=192.0.2.11'⟧",
    says: /no opening '/,
    safe: true,
    unknown: ['vif'],
  },
  'an item that looks like a setting': {
    was: "'mac=00:16:3e:1a:2b:02,bridge=xenbr1'",
    typed: "⟦mac=00:16:3e:1a:2b:02,bridge=xenbr1'⟧",
    says: /no opening '/,
    safe: true,
    unknown: ['vif'],
  },
});

slipsInXl('quotes that do not match', {
  'a value': {
    was: '"web1"',
    typed: `⟦"web1'⟧`,
    says: /opens with " and ends with '.* Use the same quote at both ends/,
    safe: true,
    unknown: ['name'],
  },
  'an item': {
    was: "'file:/srv/xen/content.img,xvdb,r',",
    typed: `⟦'file:/srv/xen/content.img,xvdb,r"⟧,`,
    says: /opens with ' and ends with "/,
    safe: true,
    unknown: ['disk'],
  },
  'with an apostrophe in the remark behind it': {
    was: `"2-5,^3"    # dom0's`,
    typed: `⟦'2-5,^3"⟧    # dom0's`,
    says: /opens with ' and ends with "/,
    fixed: `'2-5,^3'    # dom0's`,
    safe: true,
    unknown: ['cpus'],
  },
  'quotes of the same kind inside': {
    was: '"console=hvc0 elevator=noop"',
    typed: '⟦"console=hvc0 init="/bin/sh""⟧',
    says: /The " inside this string ends it early/,
    fixed: `'console=hvc0 init="/bin/sh"'`,
    unknown: ['extra'],
  },
  'an opening quote typed twice': {
    was: '"web1"',
    typed: '⟦""⟧web1"',
    says: /too many quotes here.* Write "/,
    unknown: ['name'],
  },
  'a closing quote typed twice': {
    was: '"/dev/xvda2 ro"',
    typed: '"/dev/xvda2 ro⟦""⟧',
    says: /too many quotes here.* Write "/,
  },
});

slipsInXl('typographic quotes', {
  double: {
    was: '"web1"',
    typed: '⟦“web1”⟧',
    rule: 'smart-quotes',
    says: /^“ and ” are no quotes to xl, which refuses the file\. Use the plain " or '\.$/,
    safe: true,
    unknown: ['name'],
  },
  single: {
    was: "'restart'",
    typed: '⟦‘restart’⟧',
    rule: 'smart-quotes',
    says: /‘ and ’ are no quotes/,
    safe: true,
    unknown: ['on_reboot'],
  },
  German: {
    was: '"web1"',
    typed: '⟦„web1“⟧',
    rule: 'smart-quotes',
    says: /„ and “/,
    safe: true,
    unknown: ['name'],
  },
  'at one end': {
    was: '"web1"',
    typed: '⟦"web1”⟧',
    rule: 'smart-quotes',
    says: /^” is no quote/,
    safe: true,
    unknown: ['name'],
  },
  'around an item': {
    was: "'file:/srv/xen/content.img,xvdb,r'",
    typed: '⟦‘file:/srv/xen/content.img,xvdb,r’⟧',
    rule: 'smart-quotes',
    says: /‘ and ’/,
    safe: true,
    unknown: ['disk'],
  },
  'before an item only': {
    was: "'file:/srv/xen/content.img,xvdb,r'",
    typed: "⟦‘file:/srv/xen/content.img,xvdb,r'⟧",
    rule: 'smart-quotes',
    says: /^‘ is no quote/,
    safe: true,
    unknown: ['disk'],
  },
  'back ticks': {
    was: "'restart'",
    typed: '⟦`restart`⟧',
    rule: 'smart-quotes',
    says: /^` is no quote/,
    safe: true,
    unknown: ['on_reboot'],
  },
});
