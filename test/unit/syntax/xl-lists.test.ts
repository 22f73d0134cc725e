import { slipsInXl } from './xl.ts';

slipsInXl('brackets', {
  'a list over several lines without its end': {
    was: "disk = [\n    'phy:/dev/vg0/web1-root,xvda2,w',\n    'phy:/dev/vg0/web1-swap,xvda1,w',    # 2 GB, see the wiki\n    'file:/srv/xen/content.img,xvdb,r',\n]",
    typed:
      "disk = ⟦[⟧\n    'phy:/dev/vg0/web1-root,xvda2,w',\n    'phy:/dev/vg0/web1-swap,xvda1,w',    # 2 GB, see the wiki\n    'file:/srv/xen/content.img,xvdb,r',\n",
    says: /^This \[ is never closed, and xl refuses the file\. Put \] behind the last item\.$/,
    fixed:
      "disk = [\n    'phy:/dev/vg0/web1-root,xvda2,w',\n    'phy:/dev/vg0/web1-swap,xvda1,w',    # 2 GB, see the wiki\n    'file:/srv/xen/content.img,xvdb,r',]\n",
    safe: true,
  },
  'a list on one line without its end': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '⟦[⟧ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11"',
    says: /never closed/,
    safe: true,
  },
  'an end that a comment swallows': {
    was: "bridge=xenbr1' ]",
    typed: "bridge=xenbr1'  # backup ⟦]⟧",
    says: /This \] is part of the comment.* Put it before the #/,
    related: ['['],
    fixed: "bridge=xenbr1' ]  # backup",
    safe: true,
  },
  'a list without its start': {
    was: "[ 'mac=00:16:3e:1a:2b:01,bridge=xenbr0,ip=192.0.2.11',",
    typed: "⟦'mac=00:16:3e:1a:2b:01,bridge=xenbr0,ip=192.0.2.11'⟧,",
    says: /This list has no opening \[/,
    related: [']'],
    safe: true,
  },
  'a list without its start, over several lines': {
    was: 'disk = [\n',
    typed: '⟦disk =⟧\n',
    says: /This list has no opening \[/,
    related: [']'],
    safe: true,
  },
  'a list of one item without its start': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '"vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ⟦]⟧',
    says: /Nothing opens this \].* Remove it, or write \[ before the value/,
    unknown: ['vfb'],
  },
  'a bracket too many at the end': {
    was: "bridge=xenbr1' ]",
    typed: "bridge=xenbr1' ]⟦]⟧",
    says: /This \] closes nothing.* Remove it/,
    related: ['['],
  },
  'a bracket too many on a line of its own': {
    was: "xvdb,r',\n]\n",
    typed: "xvdb,r',\n]\n⟦]⟧\n",
    says: /closes nothing/,
    fixed: "xvdb,r',\n]\n\n",
  },
  'a bracket behind a number': {
    was: 'vcpus  = 4',
    typed: 'vcpus  = 4⟦]⟧',
    says: /closes nothing/,
  },
  'a bracket too many at the start': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '⟦[⟧ [ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    says: /Two brackets open here and only one closes/,
    unknown: ['vfb'],
  },
  'a list that is closed too early': {
    was: "ip=192.0.2.11',",
    typed: "ip=192.0.2.11'⟦]⟧,",
    says: /The list is closed here, but more items follow/,
    related: ['['],
    unknown: ['vif'],
  },
  'a round bracket at the end': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ⟦)⟧',
    says: /opens with \[ and closes with \).* Write \] here/,
    related: ['['],
    safe: true,
  },
  'a curly bracket at the start': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '⟦{⟧ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    says: /opens with \{ and closes with \].* Write \[ here/,
    safe: true,
  },
  'round brackets, as in Python': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '⟦(⟧ "vnc=1", "vnclisten=127.0.0.1" )',
    says: /xl writes lists in \[ \]: it refuses the file for \( \)/,
    related: [')'],
    fixed: '[ "vnc=1", "vnclisten=127.0.0.1" ]',
    safe: true,
    unknown: ['vfb'],
  },
});

slipsInXl('commas', {
  'missing at the end of a line': {
    was: "web1-root,xvda2,w',",
    typed: "web1-root,xvda2,w⟦'⟧",
    rule: 'missing-comma',
    says: /^A comma is missing between these two strings, and xl refuses the file\. Write one here\.$/,
    related: ["'"],
  },
  'missing before a remark': {
    was: "web1-swap,xvda1,w',    #",
    typed: "web1-swap,xvda1,w⟦'⟧    #",
    rule: 'missing-comma',
    says: /A comma is missing/,
    related: ["'"],
  },
  'missing on a line': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '[ "vnc=1"⟦ ⟧"vncdisplay=11" ]',
    rule: 'missing-comma',
    says: /A comma is missing/,
    related: ['"'],
    fixed: '[ "vnc=1", "vncdisplay=11" ]',
    unknown: ['vfb'],
  },
  'one too many': {
    was: "web1-root,xvda2,w',",
    typed: "web1-root,xvda2,w',⟦,⟧",
    says: /nothing between this comma and the one before it/,
  },
  'before the first item': {
    was: 'disk = [\n    ',
    typed: 'disk = [\n    ⟦,⟧',
    says: /nothing before this comma/,
  },
  'a dot': {
    was: "web1-root,xvda2,w',",
    typed: "web1-root,xvda2,w'⟦.⟧",
    says: /A dot stands where a comma should/,
    safe: true,
  },
  'a semicolon': {
    was: "web1-root,xvda2,w',",
    typed: "web1-root,xvda2,w'⟦;⟧",
    says: /A ; ends a setting.* Write a comma/,
    safe: true,
  },
  'behind a value that is no list': {
    was: 'vcpus  = 4',
    typed: 'vcpus  = 4⟦,⟧',
    says: /A comma stands behind the value/,
  },
});

slipsInXl('arguments outside the quotes', {
  'behind them': {
    was: "bridge=xenbr0,ip=192.0.2.11',",
    typed: "bridge=xenbr0',⟦ip=192.0.2.11⟧,",
    rule: 'value-outside-quotes',
    says: /^This argument stands outside the quotes, and xl refuses the file\. Put it into the string before it\.$/,
    safe: true,
    unknown: ['vif'],
  },
  'behind them, without a comma': {
    was: "bridge=xenbr0,ip=192.0.2.11',",
    typed: "bridge=xenbr0' ⟦ip=192.0.2.11⟧,",
    rule: 'value-outside-quotes',
    says: /outside the quotes/,
    safe: true,
    unknown: ['vif'],
  },
  'several, behind a comma of their own': {
    was: "bridge=xenbr0,ip=192.0.2.11',",
    typed: "', ⟦bridge=xenbr0, ip=192.0.2.11⟧,",
    rule: 'value-outside-quotes',
    says: /These arguments stand outside the quotes.* Put them into the string/,
    safe: true,
    unknown: ['vif'],
  },
  'the last of a list, with quotes of its own': {
    was: "02,bridge=xenbr1' ]",
    typed: "02', ⟦bridge='xenbr1'⟧ ]",
    rule: 'value-outside-quotes',
    says: /outside the quotes/,
    safe: true,
    unknown: ['vif'],
  },
  'before them': {
    was: "[ 'mac=00:16:3e:1a:2b:01,",
    typed: "[ ⟦mac=00:16:3e:1a:2b:01⟧,'",
    rule: 'value-outside-quotes',
    says: /outside the quotes.* Put it in quotes/,
    fixed: "[ 'mac=00:16:3e:1a:2b:01','",
    unknown: ['vif'],
  },
  'all of them': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '[ ⟦vnc=1,vnclisten=127.0.0.1,vncdisplay=11⟧ ]',
    rule: 'value-outside-quotes',
    says: /Put them in quotes/,
    fixed: "[ 'vnc=1,vnclisten=127.0.0.1,vncdisplay=11' ]",
    unknown: ['vfb'],
  },
});
