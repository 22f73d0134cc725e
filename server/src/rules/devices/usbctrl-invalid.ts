import { inReleases } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { readCNumber } from '../../specs/c-number.ts';
import { lastOption, type Option, readOptions } from '../../specs/options.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { duplicateFindings, keyFindings } from './keys.ts';
import { type OptionsReader, REFUSED } from './reader.ts';
import { valueFindings } from './values.ts';

/** tools/xl/xl_parse.c:parse_usbctrl_config. Its ranges depend on the type. */
const READER: OptionsReader = {
  spec: 'usbctrl',
  device: 'a USB controller',
  style: 'match',
  unknownKey: REFUSED,
  noEquals: REFUSED,
  wrongWord: REFUSED,
  numbers: () => 'atoi',
};

export default rule({
  id: 'usbctrl-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'usbctrl')) return;
    for (const { value } of file.domain.devices('usbctrl')) {
      const options = readOptions(value, READER.style);
      yield* keyFindings(file, value, options, READER);
      yield* duplicateFindings(file, options, READER.spec);
      yield* valueFindings(file, options, READER);
      yield* limitFindings(file, value, options);
    }
  },
});

/** What libxl takes of each kind of controller (libxl_usb.c:libxl__device_usbctrl_setdefault, 4.8 and later); 0 counts as not given. */
function* limitFindings(file: DomainFile, text: StringValue, options: readonly Option[]): Iterable<Finding> {
  const { release } = file.profile;
  const type = typeOf(file, options);
  if (!inReleases(release, '4.8')) {
    if (type === 'emulated') yield emulatedIn47(text, lastOption(options, 'type'));
    return;
  }
  const version = lastOption(options, 'version');
  const number = version ? numberOf(version) : 0n;
  if (version && number !== undefined && number !== 0n) {
    const most = type === 'pv' ? 2n : 3n;
    if (number < 1n || number > most) {
      yield {
        span: version.value?.span ?? version.whole.span,
        message: `A ${type === 'pv' ? 'paravirtual USB controller' : 'USB controller'} has version 1${most === 2n ? ' or 2' : ', 2 or 3'}; libxl does not create the guest. Write one of them.`,
      };
      return;
    }
  }
  const ports = lastOption(options, 'ports');
  const count = ports && numberOf(ports);
  if (!ports?.value || count === undefined || count === 0n || number === undefined) return;
  const limit = portLimit(type, number || 2n);
  if (!limit || (count >= limit.min && count <= limit.max)) return;
  const only = limit.min === limit.max ? `${limit.min}` : undefined;
  yield {
    span: ports.value.span,
    message: `${limit.what} has ${only ? `always ${only}` : `at most ${limit.max}`} ports; libxl does not create the guest. ${only ? `Write ${only}, or leave ports out` : `Write 1 to ${limit.max}`}.`,
    fixes: only && ports.value.editable ? [choice(`Change to ${only}`, replace(ports.value.span, only))] : [],
  };
}

/** How libxl makes the controller: paravirtual, or emulated by QEMU; undefined when the guest's type decides and is not known. */
function typeOf(file: DomainFile, options: readonly Option[]): 'pv' | 'emulated' | undefined {
  const word = lastOption(options, 'type')?.value?.text.toLowerCase() ?? 'auto';
  if (word === 'pv' || word === 'qusb') return 'pv';
  if (word === 'devicemodel') return 'emulated';
  const guest = file.domain.guestType;
  if (word !== 'auto' || !guest) return undefined;
  return guest === 'hvm' ? 'emulated' : 'pv';
}

const numberOf = ({ value }: Option): bigint | undefined => readCNumber(value?.text ?? '', 10)?.value;

interface PortLimit {
  readonly what: string;
  readonly min: bigint;
  readonly max: bigint;
}

function portLimit(type: 'pv' | 'emulated' | undefined, version: bigint): PortLimit | undefined {
  if (type === 'pv') return { what: 'A paravirtual USB controller', min: 1n, max: 31n };
  if (type === undefined) return { what: 'A USB controller', min: 1n, max: 31n };
  if (version === 1n) return { what: 'An emulated USB controller of version 1', min: 2n, max: 2n };
  if (version === 2n) return { what: 'An emulated USB controller of version 2', min: 6n, max: 6n };
  return { what: 'An emulated USB controller of version 3', min: 1n, max: 15n };
}

function emulatedIn47(text: StringValue, type: Option | undefined): Finding {
  return {
    span: type?.whole.span ?? text.span,
    message:
      'libxl 4.7 has paravirtual USB controllers only, and does not create the guest with an emulated one. Write type=pv or type=qusb.',
    fixes: type?.value?.editable ? [choice('Change to pv', replace(type.value.span, 'pv'))] : [],
  };
}
