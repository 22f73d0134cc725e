import { readCNumber } from '../../specs/c-number.ts';
import { lastOption, type Option, readOptions } from '../../specs/options.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { duplicateFindings, keyFindings } from './keys.ts';
import type { OptionsReader } from './reader.ts';
import { valueFindings } from './values.ts';

/** tools/python/xen/xm/create.py:configure_vusbs, which looks up the keys that it knows and no others. */
const READER: OptionsReader = {
  spec: 'vusb',
  device: 'a virtual USB controller',
  style: 'xm',
  unknownKey: { does: 'xm ignores it without a word', severity: 'warning' },
  noEquals: { does: 'xm stops' },
  numbers: () => 'int',
  outOfRange: { does: 'xm stops' },
};

const DEFAULT_PORTS = 8n;

export default rule({
  id: 'vusb-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (file.profile.toolstack !== 'xm' || !optionAt(file, 'vusb')) return;
    for (const { value } of file.domain.devices('vusb')) {
      const options = readOptions(value, READER.style);
      yield* keyFindings(file, value, options, READER);
      yield* duplicateFindings(file, options, READER.spec);
      yield* valueFindings(file, options, READER);
      yield* portsBeyond(options);
    }
  },
});

/** Ports above the number of ports are not looked at. */
function* portsBeyond(options: readonly Option[]): Iterable<Finding> {
  const given = lastOption(options, 'numports')?.value;
  const ports = given ? readCNumber(given.text, 10)?.value : DEFAULT_PORTS;
  if (ports === undefined || ports < 1n || ports > 16n) return;
  for (const { key, value } of options) {
    const port = /^port_(\d{1,2})$/.exec(key.text)?.[1];
    if (!port || !value?.text || BigInt(port) <= ports || BigInt(port) > 16n) continue;
    yield {
      span: key.span,
      severity: 'warning',
      message: `This controller has ${ports} ports${given ? '' : ' when numports is not given'}, and xm ignores ${key.text} without a word. Write numports=${port} or another port.`,
    };
  }
}
