import { slipsInXl } from './xl.ts';

slipsInXl('values without quotes', {
  'a word': {
    was: 'name = "web1"',
    typed: 'name = ⟦web1⟧',
    says: /^A text must stand in quotes: xl refuses the file for web1\. Write "web1"\.$/,
    safe: true,
    unknown: ['name'],
  },
  'several words': {
    was: '"/dev/xvda2 ro"',
    typed: '⟦/dev/xvda2 ro⟧',
    says: /A text must stand in quotes/,
    unknown: ['root'],
  },
  'words with signs of their own': {
    was: '"console=hvc0 elevator=noop"',
    typed: '⟦console=hvc0 elevator=noop⟧',
    says: /A text must stand in quotes/,
    unknown: ['extra'],
  },
  'a range of processors': {
    was: '"2-5,^3"    #',
    typed: '⟦2-5,^3⟧    #',
    says: /A text must stand in quotes/,
    unknown: ['cpus'],
  },
  'a disk': {
    was: "'phy:/dev/vg0/web1-root,xvda2,w',",
    typed: '⟦phy:/dev/vg0/web1-root,xvda2,w⟧,',
    says: /A text must stand in quotes/,
    fixed: '"phy:/dev/vg0/web1-root,xvda2,w",',
    unknown: ['disk'],
  },
});

slipsInXl('numbers', {
  'with a unit': {
    was: 'memory = 2048',
    typed: 'memory = ⟦2G⟧',
    says: /^xl knows no units in numbers and refuses the file\. memory counts in MiB: write 2048\.$/,
    safe: true,
    unknown: ['memory'],
  },
  'with a unit behind a blank': {
    was: 'maxmem = 4096',
    typed: 'maxmem = ⟦4096 MB⟧',
    says: /maxmem counts in MiB: write 4096/,
    safe: true,
    unknown: ['maxmem'],
  },
  'with a unit where there is none': {
    was: 'vcpus  = 4',
    typed: 'vcpus  = ⟦4G⟧',
    says: /Write the number in the unit that vcpus wants/,
    fixed: 'vcpus  = "4G"',
    unknown: ['vcpus'],
  },
  'with a unit that gives no whole number': {
    was: 'memory = 2048',
    typed: 'memory = ⟦1000k⟧',
    says: /write a whole number of MiB/,
    fixed: null,
    unknown: ['memory'],
  },
  negative: {
    was: 'localtime = 0',
    typed: 'localtime = ⟦-1⟧',
    says: /no sign in a bare number.* Put -1 in quotes/,
    fixed: 'localtime = "-1"',
    safe: true,
    unknown: ['localtime'],
  },
  'with a fraction': {
    was: 'memory = 2048',
    typed: 'memory = ⟦1.5⟧',
    says: /whole numbers only/,
    fixed: 'memory = "1.5"',
    unknown: ['memory'],
  },
  'in capital letters': {
    was: 'memory = 2048',
    typed: 'memory = ⟦0xFF⟧',
    says: /only lower-case letters.* Put it in quotes/,
    fixed: 'memory = "0xFF"',
    safe: true,
    unknown: ['memory'],
  },
  'in groups': {
    was: 'memory = 2048',
    typed: 'memory = ⟦2_048⟧',
    says: /A number has no _ in xl/,
    unknown: ['memory'],
  },
});

slipsInXl('words for yes, no and nothing', {
  True: {
    was: 'localtime = 0',
    typed: 'localtime = ⟦True⟧',
    says: /^xl knows no word True and refuses the file\. Write 1 for yes and 0 for no\.$/,
    fixed: 'localtime = 1',
    safe: true,
    unknown: ['localtime'],
  },
  False: {
    was: 'localtime = 0',
    typed: 'localtime = ⟦False⟧',
    says: /Write 1 for yes and 0 for no/,
    safe: true,
    unknown: ['localtime'],
  },
  yes: {
    was: 'localtime = 0',
    typed: 'localtime = ⟦yes⟧',
    says: /no word yes/,
    fixed: 'localtime = 1',
    unknown: ['localtime'],
  },
  None: {
    was: 'serial    = "pty"',
    typed: 'serial    = ⟦None⟧',
    says: /None is Python.* Leave the setting out/,
    fixed: '# serial    = None',
    unknown: ['serial'],
  },
});

slipsInXl('missing values', {
  'before the end of the line': {
    was: 'memory = 2048',
    typed: '⟦memory =⟧',
    says: /^Nothing stands behind the =, and xl refuses the file\. Write a value, or make the line a comment\.$/,
    fixed: '# memory =',
    unknown: ['memory'],
  },
  'before a remark': {
    was: 'cpus   = "2-5,^3"    #',
    typed: '⟦cpus   =⟧ #',
    says: /Nothing stands behind the =/,
    fixed: '# cpus   = #',
    unknown: ['cpus'],
  },
  'on the line below': {
    was: 'memory = 2048',
    typed: '⟦memory =⟧\n    2048',
    says: /must start on the same line as the =.* Join the lines/,
    safe: true,
  },
  'a list on the line below': {
    was: "vif = [ 'mac=00:16:3e:1a:2b:01",
    typed: "⟦vif =⟧\n    [ 'mac=00:16:3e:1a:2b:01",
    says: /must start on the same line as the =/,
    safe: true,
  },
});

slipsInXl('escapes', {
  hexadecimal: {
    was: '"/dev/xvda2 ro"',
    typed: '"/dev/xvda2⟦\\x20⟧ro"',
    says: /^xl refuses every \\x escape, and the whole file with it\. Write the character itself, or \\\\ for a backslash\.$/,
    fixed: '"/dev/xvda2 ro"',
    unknown: ['root'],
  },
  'octal, which is lost': {
    was: '"/dev/xvda2 ro"',
    typed: '"/dev/xvda2⟦\\040⟧ro"',
    says: /^xl drops \\040 from the text without a word/,
    accepted: true,
    unknown: ['root'],
  },
  'octal and too short': {
    was: '"/dev/xvda2 ro"',
    typed: '"/dev/xvda2⟦\\0⟧"',
    says: /xl cannot read \\0 and refuses the whole file/,
    fixed: '"/dev/xvda2\\\\0"',
    unknown: ['root'],
  },
  'of the closing quote': {
    was: '"/dev/xvda2 ro"',
    typed: '"C:⟦\\"⟧',
    says: /The backslash makes the " behind it part of the string/,
    fixed: '"C:\\\\"',
    unknown: ['root'],
  },
  'of a letter that is none': {
    was: '"/dev/xvda2 ro"',
    typed: '"C:⟦\\q⟧uux"',
    says: /\\q is no escape of xl: Xen 4\.17 refuses the whole file/,
    fixed: '"C:\\\\quux"',
    unknown: ['root'],
  },
});

slipsInXl(
  'escapes that older releases drop',
  {
    'a letter that is none': {
      was: '"/dev/xvda2 ro"',
      typed: '"C:⟦\\q⟧uux"',
      says: /^xl drops \\q from the text without a word/,
      fixed: '"C:\\\\quux"',
      accepted: true,
      unknown: ['root'],
    },
  },
  '4.6',
);
