import assert from 'node:assert/strict';
import type { Release, Toolstack } from '../../../server/src/catalog/release.ts';
import { checkFleet, checkText, type TestFile } from '../../support/check.ts';

const SUBJECT = /^(?:pci|passthrough|rdm|ioports|irqs|iomem|dtdev|usb|vfb|vnc-open|vscsi|vusb)/;

/** The problems with devices in a text, each as its rule and level. */
const problems = (text: string, release: Release, toolstack: Toolstack = 'xl'): string[] =>
  checkText(text, { release, toolstack })
    .filter(({ rule }) => SUBJECT.test(rule) && rule !== 'pci-assigned-twice' && rule !== 'usb-conflict')
    .map(({ rule, severity }) => `${rule} ${severity}`);

type Case = readonly [text: string, release: Release, expected: readonly string[], toolstack?: Toolstack];

describe('rules on devices, by release', () => {
  const CASES: readonly Case[] = [
    // A device that xl up to 4.5 leaves out in silence.
    ["pci = ['x']", '4.22', ['pci-address error']],
    ["pci = ['x']", '4.6', ['pci-address error']],
    ["pci = ['x']", '4.5', ['pci-address warning']],
    ["pci = ['x']", '4.1', ['pci-address error'], 'xm'],
    ["pci = ['x']", '3.4', ['pci-address warning'], 'xm'],
    ["pci = ['03:00.0']", '4.0', ['pci-address warning']],
    ["pci = ['0000:03:00.0']", '4.0', []],
    ["pci = ['bdf=03:00.0']", '4.14', ['pci-address error']],
    ["pci = ['03:20.0']", '4.14', ['pci-address error']],
    // Options.
    ["pci = ['03:00.0,x=1']", '4.15', ['pci-option-unknown error']],
    ["pci = ['03:00.0,x=1']", '4.14', ['pci-option-unknown warning']],
    ["pci = ['03:00.0,seize=1']", '4.4', ['pci-option-unknown warning']],
    ["pci = ['03:00.0,rdm_policy=STRICT']", '4.15', []],
    ["pci = ['03:00.0,rdm_policy=STRICT']", '4.14', ['pci-option-invalid error']],
    ["pci = ['03:00.0,permissive=no']", '4.22', []],
    ["pci = ['03:00.0,permissive=on']", '4.22', ['pci-option-invalid warning']],
    ["pci = ['03:00.0,msitranslate=maybe']", '4.1', ['pci-option-invalid error'], 'xm'],
    ["pci = ['03:00.0,msitranslate=maybe']", '3.4', [], 'xm'],
    // All functions want a slot; xm needs none.
    ["pci = ['03:00.*']", '4.22', ['pci-slot error']],
    ["pci = ['03:00.*@0']", '4.22', ['pci-slot error']],
    ["pci = ['03:00.*']", '4.4', ['pci-slot warning']],
    ["pci = ['03:00.*']", '4.1', [], 'xm'],
    // What is not known is left alone.
    ["pci = [x, '03:00.0']", '4.1', [], 'xm'],
    // PVH, and Arm, where it is the only type.
    ["type = 'pvh'\npci = ['03:00.0']", '4.13', ['pci-pvh error']],
    ["type = 'pvh'\npci = ['03:00.0']", '4.12', []],
    ["type = 'pvh'\npci = []", '4.22', []],
    ["type = 'pvh'\nvuart = 'sbsa_uart'\npci = ['03:00.0']", '4.22', []],
    ["type = 'pvh'\ndtdev = ['/soc/eth@1']\npassthrough = 'sync_pt'", '4.22', ['passthrough-conflict error']],
    ["type = 'hvm'\npassthrough = 'Disabled'\npci = ['03:00.0']", '4.22', ['passthrough-conflict error']],
    ["type = 'hvm'\npassthrough = 'disabled'\npci = []", '4.22', []],
    ["type = 'pv'\npassthrough = 'share_pt'", '4.22', ['passthrough-conflict error']],
    // rdm.
    ["type = 'hvm'\nrdm = 'strategy=host,policy=relaxed'", '4.14', []],
    ["type = 'hvm'\nrdm = 'strategy=host,policy=relaxed'", '4.15', ['rdm-invalid warning']],
    // Ports, interrupts, memory.
    ["ioports = ['2ff-2f8']", '4.5', ['ioports-invalid error']],
    ["ioports = ['2ff-2f8']", '4.4', ['ioports-invalid warning']],
    ["ioports = ['2f8 x']", '4.22', ['ioports-invalid warning']],
    ["ioports = ['2f8']", '4.1', []],
    ["irqs = ['5x']", '4.6', ['irqs-invalid warning']],
    ["irqs = ['5x']", '4.7', ['irqs-invalid error']],
    ['irqs = [5, 0x10]', '4.22', ['irqs-invalid error']],
    ["irq = ['0x5']", '4.1', ['irqs-invalid error'], 'xm'],
    ['irq = [5]', '4.1', [], 'xm'],
    ["iomem = ['fed40,5@1']", '4.5', []],
    ["iomem = ['fed40,5@1']", '4.4', ['iomem-invalid warning']],
    // USB.
    ["type = 'hvm'\nusbctrl = ['type=auto']", '4.8', []],
    ["builder = 'hvm'\nusbctrl = ['type=auto']", '4.7', ['usbctrl-invalid error']],
    ["type = 'hvm'\nusbctrl = ['ports=6']", '4.22', []],
    ["type = 'hvm'\nusbctrl = ['version=1,ports=6']", '4.22', ['usbctrl-invalid error']],
    ["type = 'pv'\nusbctrl = ['ports=8']", '4.22', []],
    ["usbctrl = ['type=PV,version=0,ports=0']", '4.22', []],
    ["usbctrl = ['version=two']", '4.22', ['usbctrl-invalid warning']],
    ["usbdev = ['hostbus=0x1,hostaddr=3']", '4.22', []],
    ["usbdev = ['hostbus=1,hostaddr=008']", '4.22', ['usbdev-invalid warning']],
    ["usbdev = ['hostbus=1,hostaddr=3,controller=0']", '4.22', ['usbdev-invalid error']],
    ["usbdev = ['hostbus=1,hostaddr=3,controller=0', 'hostbus=1,hostaddr=4']", '4.22', []],
    // Frame buffers.
    ["vfb = ['type=vnc']", '3.3', [], 'xm'],
    ["vfb = ['type=sdl']", '4.4', [], 'xm'],
    ["vfb = ['type=vnc']", '4.22', []],
    ["vfb = ['vnc=1,']", '4.22', []],
    ["vfb = ['vnc=1,']", '4.1', ['vfb-unknown-key error'], 'xm'],
    ["vfb = ['vnc=off']", '4.22', []],
    ["vfb = ['vncpasswd=x']", '4.0', ['vfb-unknown-key warning']],
    ["vfb = ['vnc=on']", '4.4', ['vfb-invalid error'], 'xm'],
    // Ports of xm's virtual controllers.
    ["vusb = ['port_8=1-1']", '4.1', [], 'xm'],
    ["vusb = ['port_9=1-1']", '4.1', ['vusb-invalid warning'], 'xm'],
  ];
  for (const [text, release, expected, toolstack = 'xl'] of CASES)
    it(`${toolstack} ${release}: ${text.replaceAll('\n', ' · ')}`, () =>
      assert.deepEqual(problems(text, release, toolstack), expected));
});

describe('vnc-open', () => {
  const open = (text: string, release: Release = '4.22', toolstack: Toolstack = 'xl'): boolean =>
    problems(text, release, toolstack).includes('vnc-open warning');

  const OPEN: readonly Case[] = [
    ["type = 'hvm'\nvnclisten = '0.0.0.0:3'", '4.22', []],
    ["type = 'hvm'\nvnclisten = '::'", '4.22', []],
    ["builder = 'hvm'\nvnc = 1\nvnclisten = '0'", '4.1', []],
    ["type = 'pv'\nvnc = 1\nvnclisten = '0.0.0.0'", '4.22', []],
    ["vfb = ['vnclisten=0.0.0.0']", '4.22', []],
    ["type = 'hvm'\nvnclisten = '0.0.0.0'\nvncpasswd = ''", '4.22', []],
    ["builder = 'hvm'\nvnc = 1\nvnclisten = '0.0.0.0'", '4.1', [], 'xm'],
  ];
  for (const [text, release, , toolstack] of OPEN)
    it(`warns of ${text.replaceAll('\n', ' · ')}`, () => assert.ok(open(text, release, toolstack)));

  const CLOSED: readonly Case[] = [
    ["type = 'hvm'\nvnclisten = '10.0.0.1'", '4.22', []],
    ["type = 'hvm'\nvnclisten = '0.0.0.0'\nvncpasswd = 'x'", '4.22', []],
    ["type = 'hvm'\nvnc = 0\nvnclisten = '0.0.0.0'", '4.22', []],
    ["type = 'pv'\nvnclisten = '0.0.0.0'", '4.22', []],
    ["builder = 'generic'\nvnc = 1\nvnclisten = '0.0.0.0'", '4.3', []],
    ["type = 'pvh'\nvfb = ['vnclisten=0.0.0.0']", '4.22', []],
    ["vfb = ['vnc=0,vnclisten=0.0.0.0']", '4.22', []],
    ["vfb = ['vnclisten=0.0.0.0']", '4.1', [], 'xm'],
    ["builder = 'hvm'\nvnclisten = '0.0.0.0'", '4.1', [], 'xm'],
    ["import os\nvfb = ['vnc=1,vnclisten=0.0.0.0,vncpasswd=' + os.environ['P']]", '4.1', [], 'xm'],
  ];
  for (const [text, release, , toolstack] of CLOSED)
    it(`is silent about ${text.replaceAll('\n', ' · ')}`, () => assert.ok(!open(text, release, toolstack)));

  it('knows the password of the host', () => {
    const guest: TestFile = {
      path: 'web.cfg',
      toolstack: 'xm',
      release: '4.1',
      text: "vfb = ['vnc=1,vnclisten=0.0.0.0']",
    };
    const host = (text: string): TestFile => ({ path: 'xend-config.sxp', kind: 'xend', toolstack: 'xm', text });
    const found = (text: string) =>
      checkFleet([guest, host(text)])
        .get('web.cfg')
        ?.some(({ rule }) => rule === 'vnc-open');
    assert.equal(found("(vncpasswd '')"), true);
    assert.equal(found("(vncpasswd 's3cret')"), false);
  });
});
