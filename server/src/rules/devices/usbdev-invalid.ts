import { subkeysAt } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { readCNumber } from '../../specs/c-number.ts';
import { lastOption, type Option, readOptions } from '../../specs/options.ts';
import type { Piece } from '../../specs/piece.ts';
import type { StringValue } from '../../values/value.ts';
import { type Finding, here, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { duplicateFindings, keyFindings } from './keys.ts';
import { type OptionsReader, REFUSED } from './reader.ts';
import { valueFindings } from './values.ts';

/** tools/xl/xl_parse.c:parse_usbdev_config */
const READER: OptionsReader = {
  spec: 'usbdev',
  device: 'a USB device',
  style: 'match',
  unknownKey: REFUSED,
  noEquals: REFUSED,
  wrongWord: REFUSED,
  numbers: (key) => (key === 'hostbus' || key === 'hostaddr' ? 'strtoul' : 'atoi'),
};

/** A USB bus has addresses 1 to 127; libxl keeps both numbers in eight bits. */
const MOST = { hostbus: 255n, hostaddr: 127n } as const;

interface UsbDevice {
  readonly text: StringValue;
  readonly options: readonly Option[];
}

export default rule({
  id: 'usbdev-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'usbdev')) return;
    const devices: UsbDevice[] = [];
    for (const { value } of file.domain.devices('usbdev')) {
      const options = readOptions(value, READER.style);
      devices.push({ text: value, options });
      yield* keyFindings(file, value, options, READER);
      yield* duplicateFindings(file, options, READER.spec);
      yield* valueFindings(file, options, READER);
      const known = subkeysAt(READER.spec, file.profile);
      // A misspelt key is reported as such, not as missing besides.
      if (options.every(({ key, equals }) => equals && known.has(key.text))) yield* addressFindings(value, options);
      yield* portFindings(options);
    }
    yield* sharedFindings(file, devices);
    yield* controllerFindings(file, devices);
  },
});

const number = (options: readonly Option[], name: string): bigint | undefined => {
  const text = lastOption(options, name)?.value?.text;
  return text === undefined ? undefined : (readCNumber(text, name.startsWith('host') ? 0 : 10)?.value ?? 0n);
};

/** Both halves of a device's address, within what a bus has. */
function* addressFindings(text: StringValue, options: readonly Option[]): Iterable<Finding> {
  for (const [name, most] of Object.entries(MOST)) {
    const option = lastOption(options, name);
    const value = number(options, name);
    if (option && value !== undefined && value >= 1n && value <= most) continue;
    // What is no number, or an octal one, is reported as such.
    if (option?.value && !/^\s*(?:[1-9]\d*|0+)\s*$/.test(option.value.text)) continue;
    yield {
      span: option?.value?.text.trim() ? option.value.span : (option?.whole.span ?? text.span),
      message: option
        ? `${name} is 1 to ${most}, and libxl finds no such device. Write the numbers that lsusb prints, without leading zeros.`
        : `${name} is missing, and libxl finds no such device. Write hostbus=BUS,hostaddr=DEVICE with the numbers that lsusb prints.`,
    };
  }
}

function* portFindings(options: readonly Option[]): Iterable<Finding> {
  const port = lastOption(options, 'port');
  const controller = number(options, 'controller');
  if (!port || !number(options, 'port') || (controller !== undefined && controller !== -1n)) return;
  yield {
    span: port.whole.span,
    message:
      'A port is one of a controller, and libxl does not create the guest without it. Write controller=NUMBER too.',
  };
}

/** One device for two entries, or one port for two devices. */
function* sharedFindings(file: DomainFile, devices: readonly UsbDevice[]): Iterable<Finding> {
  const addresses = new Map<string, Piece>();
  const ports = new Map<string, Piece>();
  for (const { options } of devices) {
    const address = lastOption(options, 'hostaddr')?.whole;
    const [bus, host] = [number(options, 'hostbus'), number(options, 'hostaddr')];
    if (address && bus && host) {
      const first = addresses.get(`${bus}.${host}`);
      if (first) yield taken(file, address, first, 'This device is in the list already');
      else addresses.set(`${bus}.${host}`, address);
    }
    const port = lastOption(options, 'port')?.whole;
    const [controller, at] = [number(options, 'controller'), number(options, 'port')];
    if (!port || controller === undefined || !at) continue;
    const first = ports.get(`${controller}.${at}`);
    if (first) yield taken(file, port, first, 'Another device has this port');
    else ports.set(`${controller}.${at}`, port);
  }
}

const taken = (file: DomainFile, { span }: Piece, first: Piece, what: string): Finding => ({
  span,
  message: `${what}, and libxl does not create the guest. Write another one.`,
  related: [here(file, first.span, 'The other one')],
});

/** Controllers are numbered from 0 in the order of usbctrl. A device without one may bring its own. */
function* controllerFindings(file: DomainFile, devices: readonly UsbDevice[]): Iterable<Finding> {
  const given = file.domain.value('usbctrl');
  if (given && (given.kind !== 'list' || given.items.some(({ kind }) => kind !== 'string'))) return;
  if (file.settings.open || devices.some(({ options }) => !lastOption(options, 'controller'))) return;
  const count = BigInt(given?.kind === 'list' ? given.items.length : 0);
  for (const { options } of devices) {
    const controller = lastOption(options, 'controller');
    const index = number(options, 'controller');
    if (!controller?.value || index === undefined || index < 0n || index < count) continue;
    yield {
      span: controller.value.span,
      message: `There is no controller ${index}: usbctrl has ${count || 'none'}, counted from 0, and libxl does not create the guest. Write another one, or leave controller out.`,
    };
  }
}
