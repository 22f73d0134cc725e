import { slipsInXm } from './xm.ts';

slipsInXm('quotes', {
  'no closing quote': {
    was: "boot = 'cd'",
    typed: "boot = 'cd⟦⟧",
    says: /is not closed on its line, and xm stops here\. Write ' where it ends\.$/,
    related: ["'"],
  },
  'no closing quote in a list, before a comment': {
    was: "'file:/srv/iso/debian.iso,hdc:cdrom,r',   # for a rescue",
    typed: "'file:/srv/iso/debian.iso,hdc:cdrom,r⟦⟧,   # for a rescue",
    says: /is not closed on its line/,
    related: ["'"],
  },
  'no opening quote': {
    was: "boot = 'cd'",
    typed: "boot = ⟦⟧cd'",
    says: /^The opening quote of this string is missing/,
    gone: ['boot'],
  },
  'another closing quote': {
    was: "vnclisten   = '127.0.0.1'",
    typed: `vnclisten   = '127.0.0.1⟦"⟧`,
    says: /^The string opens with ' and is closed with "/,
    related: ["'"],
    safe: true,
  },
  'an opening quote twice': {
    was: "boot = 'cd'",
    typed: "boot = ⟦'⟧'cd'",
    says: /^This "'" is one too many, and xm stops here\. Remove it\.$/,
    gone: ['boot'],
  },
  'an apostrophe inside': {
    was: "usbdevice   = 'tablet'",
    typed: "usbdevice   = 'lab⟦'⟧s'",
    says: /^This ' ends the string that the same sign opened, and xm stops here\. Put the text between " and "\.$/,
    related: ["'"],
    fixed: `usbdevice   = "lab's"`,
    gone: ['usbdevice'],
  },
  'typographic quotes': {
    was: "boot = 'cd'",
    typed: 'boot = ⟦‘cd’⟧',
    rule: 'smart-quotes',
    says: /^These are typographic quotes/,
    safe: true,
  },
  'a typographic quote at the end': {
    was: "boot = 'cd'",
    typed: "boot = 'cd⟦’⟧",
    rule: 'smart-quotes',
    says: /^This typographic quote closes no string/,
    related: ["'"],
    safe: true,
  },
});

const DISK = `disk = [
    'phy:/dev/vg0/build%d,hda,w' % vmid,
    'file:/srv/iso/debian.iso,hdc:cdrom,r',   # for a rescue
]`;

slipsInXm('brackets', {
  'a list that is not closed': {
    was: DISK,
    typed: DISK.replace('[', '⟦[⟧').replace('\n]', ''),
    says: /^"\[" is never closed/,
    fixed: DISK.replace(',   # for a rescue\n]', ',]   # for a rescue'),
  },
  'a list in a line that is not closed': {
    was: "networks = ['xenbr0', 'xenbr1']",
    typed: "networks = ⟦[⟧'xenbr0', 'xenbr1'",
    says: /^"\[" is never closed/,
  },
  'a call that is not closed': {
    was: '% (number, net)',
    typed: '% ⟦(⟧number, net',
    says: /^"\(" is never closed/,
  },
  'a condition that is not closed': {
    was: "if re.search('64', arch):",
    typed: "if re.search⟦(⟧'64', arch:",
    says: /^"\(" is never closed/,
    gone: ['arch_libdir'],
  },
  'a bracket too many': {
    was: "networks = ['xenbr0', 'xenbr1']",
    typed: "networks = ['xenbr0', 'xenbr1']⟦]⟧",
    says: /^This "\]" closes nothing, and xm stops here\. Remove it\.$/,
  },
  'another closing bracket': {
    was: "networks = ['xenbr0', 'xenbr1']",
    typed: "networks = ['xenbr0', 'xenbr1'⟦)⟧",
    says: /^"\[" is closed with "\)" here/,
    related: ['['],
  },
  'an opening bracket left out': {
    was: "if re.search('64', arch):",
    typed: "if re.search⟦⟧'64', arch):",
    says: /^The "\(" to a "\)" behind it is missing/,
  },
});

slipsInXm('between the items of a list', {
  'no comma behind a computed string': {
    was: DISK,
    typed: DISK.replace('vmid,', 'vmid⟦⟧'),
    rule: 'missing-comma',
    says: /^A comma is missing/,
    unknown: ['disk'],
  },
  'no comma between parameters': {
    was: 'def mac(number, net):',
    typed: 'def mac(number⟦⟧ net):',
    rule: 'missing-comma',
    says: /^A comma is missing/,
    unknown: ['vif'],
  },
  'a semicolon': {
    was: "networks = ['xenbr0', 'xenbr1']",
    typed: "networks = ['xenbr0'⟦;⟧ 'xenbr1']",
    says: /separated by ",", not ";"/,
    safe: true,
    unknown: ['networks', 'vif'],
  },
  'a comma twice': {
    was: "networks = ['xenbr0', 'xenbr1']",
    typed: "networks = ['xenbr0',⟦,⟧ 'xenbr1']",
    says: /^Nothing stands before this comma/,
    unknown: ['networks', 'vif'],
  },
  'an argument outside the quotes': {
    was: "usbdevice   = 'tablet'",
    typed: "usbdevice   = ['a=1', ⟦bridge=xenbr0⟧]",
    rule: 'value-outside-quotes',
    says: /^"bridge=xenbr0" stands outside the quotes/,
    fixed: "usbdevice   = ['a=1,bridge=xenbr0']",
    safe: true,
    unknown: ['usbdevice'],
  },
});

slipsInXm('values', {
  'a path without quotes': {
    was: 'kernel  = "/usr/lib/xen/boot/hvmloader"',
    typed: 'kernel  = ⟦/usr/lib/xen/boot/hvmloader⟧',
    says: /is a text without quotes/,
    fixed: "kernel  = '/usr/lib/xen/boot/hvmloader'",
    gone: ['kernel'],
  },
  'a number with a unit': {
    was: 'maxmem  = 2048',
    typed: 'maxmem  = ⟦2G⟧',
    says: /^Python takes no unit behind a number.* write 2048\.$/,
    safe: true,
    unknown: ['maxmem'],
  },
  'a number and a unit': {
    was: 'maxmem  = 2048',
    typed: 'maxmem  = ⟦2048 MB⟧',
    says: /^Python takes no unit behind a number/,
    safe: true,
    gone: ['maxmem'],
  },
  'an octal number with an 8': {
    was: 'maxmem  = 2048',
    typed: 'maxmem  = ⟦0888⟧',
    says: /octal in Python 2/,
    fixed: 'maxmem  = 888',
    unknown: ['maxmem'],
  },
  'a string of Python 3': {
    was: "boot = 'cd'",
    typed: "boot = ⟦f'c{vmid}'⟧",
    says: /^Strings that begin with f are Python 3/,
    fixed: null,
    gone: ['boot'],
  },
  nothing: { was: "boot = 'cd'", typed: 'boot ⟦=⟧', says: /^The value is missing/, fixed: null, gone: ['boot'] },
});

slipsInXm('between name and value', {
  'a colon': {
    was: "boot = 'cd'",
    typed: "boot ⟦:⟧ 'cd'",
    says: /not ":".* Write "="\.$/,
    safe: true,
    gone: ['boot'],
  },
  nothing: {
    was: "boot = 'cd'",
    typed: "boot⟦ ⟧'cd'",
    says: /^"=" is missing behind boot/,
    safe: true,
    gone: ['boot'],
  },
  'a name with a digit first': {
    was: "boot = 'cd'",
    typed: "⟦1boot⟧ = 'cd'",
    says: /^A name begins with a letter/,
    fixed: null,
    gone: ['boot'],
  },
  'a name with a dash': {
    was: "boot = 'cd'",
    typed: "⟦on-boot⟧ = 'cd'",
    says: /cannot be assigned to/,
    fixed: null,
    gone: ['boot'],
  },
});

slipsInXm('blocks', {
  'no colon behind if': {
    was: 'if vcpus > 1:',
    typed: 'if vcpus > 1⟦⟧',
    says: /^The line of "if" must end with ":"/,
    safe: true,
  },
  'no colon behind else': { was: 'else:', typed: 'else⟦⟧', says: /^The line of "else" must end with ":"/, safe: true },
  'no colon behind def': {
    was: 'def mac(number, net):',
    typed: 'def mac(number, net)⟦⟧',
    says: /^The line of "def" must end with ":"/,
    safe: true,
  },
  'one = in a condition': {
    was: 'if vcpus > 1:',
    typed: 'if vcpus ⟦=⟧ 2:',
    says: /compared with "=="/,
    fixed: 'if vcpus == 2:',
    safe: true,
  },
  'a misspelt else': {
    was: 'else:',
    typed: '⟦esle⟧:',
    says: /^"esle" is no word that a block begins with.* Write else\.$/,
    unknown: ['arch_libdir'],
  },
  'a loop without in': {
    was: 'for net, bridge in enumerate(networks):',
    typed: 'for net, bridge ⟦⟧enumerate(networks):',
    says: /^The "in" of this loop is missing/,
    unknown: ['vif'],
  },
  'a line too far to the right': {
    was: "boot = 'cd'",
    typed: "⟦  ⟧boot = 'cd'",
    says: /^This line is indented, but no block begins here/,
    safe: true,
  },
  'a line of a block too far to the right': {
    was: '    apic = 1',
    typed: '⟦      ⟧apic = 1',
    says: /^This line is indented, but no block begins here/,
    safe: true,
  },
  'a block that is not indented': {
    was: '    acpi = 1\n    apic = 1',
    typed: '⟦acpi⟧ = 1',
    says: /^The block of "if" must be indented/,
    fixed: '    acpi = 1',
    gone: ['apic'],
  },
});

slipsInXm('characters', {
  'a no-break space': { was: "boot = 'cd'", typed: "boot =⟦\u00a0⟧'cd'", says: /no-break space/, safe: true },
  'a zero-width space': { was: "boot = 'cd'", typed: "boot⟦\u200b⟧ = 'cd'", says: /zero-width space/, safe: true },
  'a backslash before a blank': {
    was: "boot = 'cd'",
    typed: "boot = 'cd' ⟦\\⟧ ",
    says: /very last character of its line/,
    fixed: null,
    gone: ['boot'],
  },
});
