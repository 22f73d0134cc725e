import { slipsInXm } from './xm.ts';

slipsInXm('quotes of two kinds', {
  'a typographic one, closed by a plain one of another kind': {
    was: "boot = 'cd'",
    typed: "boot = ⟦“cd'⟧",
    rule: 'smart-quotes',
    says: /^These are typographic quotes/,
    safe: true,
  },
  'a typographic one in a list': {
    was: "networks = ['xenbr0', 'xenbr1']",
    typed: "networks = [⟦“xenbr0'⟧, 'xenbr1']",
    rule: 'smart-quotes',
    says: /^These are typographic quotes/,
    safe: true,
  },
});

const DISK = `disk = [
    'phy:/dev/vg0/build%d,hda,w' % vmid,
    'file:/srv/iso/debian.iso,hdc:cdrom,r',   # for a rescue
]`;

slipsInXm('lists and arguments', {
  'a device without quotes': {
    was: "usbdevice   = 'tablet'",
    typed: 'usbdevice   = [ ⟦mac=00:16:3e:00:01:02,bridge=xenbr0⟧ ]',
    rule: 'value-outside-quotes',
    says: /^These arguments stand without quotes/,
    fixed: "usbdevice   = [ 'mac=00:16:3e:00:01:02,bridge=xenbr0' ]",
    unknown: ['usbdevice'],
  },
  'two arguments without quotes': {
    was: "usbdevice   = 'tablet'",
    typed: 'usbdevice   = [ ⟦type=ioemu, bridge=xenbr0⟧ ]',
    rule: 'value-outside-quotes',
    says: /^These arguments stand without quotes/,
    fixed: "usbdevice   = [ 'type=ioemu, bridge=xenbr0' ]",
    unknown: ['usbdevice'],
  },
  'a list over lines without its start': {
    was: DISK,
    typed: DISK.replace('[\n    ', '⟦⟧'),
    says: /^The "\[" to a "\]" behind it is missing/,
    fixed: DISK.replace('[\n    ', '['),
    unknown: ['disk'],
  },
  'a call without its end, before another call': {
    was: "usbdevice   = 'tablet'",
    typed: "vif.append⟦(⟧'bridge=xenbr9'\nvif.append('bridge=xenbr8')\nusbdevice   = 'tablet'",
    says: /^"\(" is never closed/,
    fixed: "vif.append('bridge=xenbr9')\nvif.append('bridge=xenbr8')\nusbdevice   = 'tablet'",
    unknown: ['vif'],
  },
  'an argument without its =': {
    was: "usbdevice   = 'tablet'",
    typed: 'usbdevice   = dict(a=1, b⟦ ⟧2)',
    says: /^"=" is missing behind b, and xm stops here\. Write b=…\.$/,
    fixed: 'usbdevice   = dict(a=1, b=2)',
    safe: true,
    gone: ['usbdevice'],
  },
});

slipsInXm('lines and blocks', {
  'a comment as in C with an apostrophe in it': {
    was: '# Remote screen, through a tunnel only',
    typed: "⟦//⟧ Xen's remote screen, through a tunnel only",
    says: /^A comment begins with "#" in Python, not with "\/\/"/,
    fixed: "# Xen's remote screen, through a tunnel only",
  },
  'a line of a function that goes back to no block': {
    was: "    # Xen's own block; the last two octets say which guest and network\n",
    typed: '        xen = 1\n    ⟦r⟧eturn 1\n',
    says: /^This line is indented less than the one above/,
    fixed: null,
    unknown: ['vif'],
  },
  'three quotes that are not closed, before lines of text': {
    was: "usbdevice   = 'tablet'",
    typed:
      'usage = ⟦"""⟧The file needs a number:\n vmid    -- it\'s the guest\'s number\n\'""\nusbdevice   = \'tablet\'',
    says: /^The string that """ opens goes on to the end of the file/,
    fixed: null,
    made: ['usage'],
  },
});
