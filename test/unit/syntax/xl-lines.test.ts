import { slipsInXl } from './xl.ts';

slipsInXl('between name and value', {
  'a colon': {
    was: 'memory = 2048',
    typed: 'memory ⟦:⟧ 2048',
    says: /^xl wants = between name and value and refuses the file for :\. Write =\.$/,
    safe: true,
  },
  'a colon at the name': { was: 'name = "web1"', typed: 'name⟦:⟧ "web1"', says: /Write =/, safe: true },
  'a colon before a list': { was: 'vif = [', typed: 'vif⟦:⟧ [', says: /Write =/, safe: true },
  ':=': { was: 'memory = 2048', typed: 'memory ⟦:=⟧ 2048', says: /refuses the file for :=/, safe: true },
  '==': { was: 'memory = 2048', typed: 'memory ⟦==⟧ 2048', says: /refuses the file for ==/, safe: true },
  'a dash': { was: 'disk = [', typed: 'disk ⟦-⟧ [', says: /refuses the file for -/, safe: true },
  nothing: { was: 'memory = 2048', typed: '⟦memory⟧ 2048', says: /An = is missing/, safe: true },
  'nothing, before a list': { was: 'vif = [', typed: '⟦vif⟧ [', says: /An = is missing/, safe: true },
});

slipsInXl('names', {
  'in capital letters': {
    was: 'vif = [',
    typed: '⟦VIF⟧ = [',
    says: /^Names are lower case in xl, which refuses the file for VIF\. Write vif\.$/,
    safe: true,
  },
  'with a capital letter': { was: 'memory = 2048', typed: '⟦Memory⟧ = 2048', says: /Write memory/, safe: true },
  'of two words': { was: 'on_crash    =', typed: '⟦onCrash⟧    =', says: /Write on_crash or oncrash/ },
  'with a dash': { was: 'on_crash    =', typed: '⟦on-crash⟧    =', says: /holds letters, digits and _ only/ },
  'in quotes': { was: 'memory = 2048', typed: '⟦"memory"⟧ = 2048', says: /has no quotes in xl/ },
});

slipsInXl('Python', {
  import: {
    was: 'name = "web1"',
    typed: '⟦import os⟧\nname = "web1"',
    says: /^This is Python, which only xm runs: xl refuses the whole file for it\. Write the finished values instead\.$/,
    fixed: null,
  },
  'a loop': {
    was: 'localtime = 0',
    typed: "⟦for i in range(2):⟧\n    vif.append('bridge=xenbr%d' % i)\n\nlocaltime = 0",
    says: /This is Python/,
    fixed: null,
  },
  'a choice with its other branch': {
    was: 'localtime = 0',
    typed: "⟦if os.uname()[4] == 'x86_64':⟧\n    arch = 'x86_64'\nelse:\n    arch = 'i386'\n\nlocaltime = 0",
    says: /This is Python/,
    fixed: null,
  },
  'a function': {
    was: 'localtime = 0',
    typed: "⟦def mac(n):⟧\n    return '00:16:3e:00:00:%02x' % n\n\nlocaltime = 0",
    says: /This is Python/,
    fixed: null,
  },
  arithmetic: {
    was: 'memory = 2048',
    typed: 'memory = 2 ⟦* 1024⟧',
    says: /This is Python/,
    fixed: null,
    unknown: ['memory'],
  },
  'a value put in': {
    was: "'mac=00:16:3e:1a:2b:02,bridge=xenbr1'",
    typed: "'mac=%s,bridge=xenbr1' ⟦% mac⟧",
    says: /This is Python/,
    fixed: null,
    unknown: ['vif'],
  },
  'a dictionary': {
    was: '[ "vnc=1,vnclisten=127.0.0.1,vncdisplay=11" ]',
    typed: '⟦{ "vnc" : 1 }⟧',
    says: /This is Python/,
    fixed: null,
    unknown: ['vfb'],
  },
  'joined strings': {
    was: 'name = "web1"',
    typed: 'name = "web" ⟦+ "1"⟧',
    says: /xl cannot join strings/,
    safe: true,
    unknown: ['name'],
  },
  'joined lines': {
    was: '"console=hvc0 elevator=noop"',
    typed: '"console=hvc0 " ⟦\\⟧\n          "elevator=noop"',
    says: /xl cannot join strings/,
    safe: true,
    unknown: ['extra'],
  },
  'triple quotes': {
    was: 'name = "web1"',
    typed: 'name = ⟦"""web1"""⟧',
    says: /Triple quotes are Python/,
    safe: true,
    unknown: ['name'],
  },
  'a prefix': { was: 'name = "web1"', typed: 'name = ⟦u⟧"web1"', says: /The u before the quote is Python/, safe: true },
});

slipsInXl('lines', {
  'two settings on one': {
    was: 'memory = 2048\nmaxmem',
    typed: 'memory = 2048 ⟦maxmem⟧',
    says: /A second setting starts on this line/,
    safe: true,
  },
  'two settings without a blank': {
    was: 'memory = 2048\nmaxmem',
    typed: 'memory = 2048⟦maxmem⟧',
    says: /A second setting starts on this line/,
    safe: true,
  },
  'a remark without #': {
    was: 'vcpus  = 4',
    typed: 'vcpus  = 4 ⟦of eight⟧',
    says: /nothing more behind the value.* Put # before a remark/,
    fixed: 'vcpus  = 4 # of eight',
  },
  'a remark in brackets': {
    was: 'vcpus  = 4',
    typed: 'vcpus  = 4 ⟦(of eight)⟧',
    says: /Put # before a remark/,
    fixed: 'vcpus  = 4 # (of eight)',
  },
  'a line of words': {
    was: '# A console for the night shift, through a tunnel.',
    typed: '⟦A console for the night shift, through a tunnel.⟧',
    says: /neither a setting nor a comment/,
  },
  'a comment as in C': {
    was: '# A console for the night shift, through a tunnel.',
    typed: '⟦// A console for the night shift, through a tunnel.⟧',
    says: /A comment starts with # in xl/,
  },
  'a comment with both ends': {
    was: '# A console for the night shift, through a tunnel.',
    typed: '⟦/* A console for the night shift, through a tunnel. */⟧',
    says: /A comment starts with # in xl/,
  },
  'a comment with ;': {
    was: '# A console for the night shift, through a tunnel.',
    typed: '⟦; A console for the night shift, through a tunnel.⟧',
    says: /A comment starts with # in xl; a ; only ends a setting/,
  },
  'a setting behind ;': {
    was: 'localtime = 0',
    typed: '⟦;⟧localtime = 0',
    says: /A ; starts no comment in xl: this setting counts/,
    fixed: '#localtime = 0',
    accepted: true,
    unknown: ['localtime'],
  },
  'a section': {
    was: 'name = "web1"',
    typed: '⟦[guest]⟧\nname = "web1"',
    says: /xl knows no sections/,
    fixed: '# [guest]\nname = "web1"',
  },
  'a name alone': {
    was: 'localtime = 0',
    typed: '⟦localtime⟧',
    says: /localtime stands alone/,
    fixed: '# localtime',
    gone: ['localtime'],
  },
  'a backslash at the end': {
    was: 'memory = 2048',
    typed: 'memory = ⟦\\⟧\n    2048',
    says: /no backslash at the end of a line/,
    safe: true,
  },
});
