import { subkeysAt } from '../../catalog/index.ts';
import type { DomainFile } from '../../config/file.ts';
import { lastOption, type Option } from '../../specs/options.ts';
import { readVirtio } from '../../specs/virtio.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';
import { duplicateFindings, keyFindings } from './keys.ts';
import { type OptionsReader, REFUSED } from './reader.ts';
import { textFindings } from './text-values.ts';
import { valueFindings } from './values.ts';

/** tools/xl/xl_parse.c:parse_virtio_config */
const READER: OptionsReader = {
  spec: 'virtio',
  device: 'a virtio device',
  style: 'match',
  unknownKey: REFUSED,
  noEquals: REFUSED,
  wrongWord: REFUSED,
  numbers: () => 'strtoul',
};

const TYPE = 'virtio,device';
const FORM = `Write ${TYPE} and the device's number in hexadecimal, such as ${TYPE}22`;

export default rule({
  id: 'virtio-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'virtio')) return;
    for (const { value } of file.domain.devices('virtio')) {
      const { options, crash } = readVirtio(value);
      yield* keyFindings(file, value, options, READER);
      yield* duplicateFindings(file, options, READER.spec);
      yield* valueFindings(file, options, READER);
      yield* textFindings(file, value, options, READER);
      if (crash) {
        yield {
          span: crash.whole.span,
          message: `A type that begins with "virtio" goes on behind a comma, and xl crashes because there is nothing. ${FORM}.`,
        };
      } else yield* ofType(file, value, options);
      yield* ofTransport(value, options);
    }
  },
});

/** libxl makes the node in the guest's device tree only for types that it knows (libxl_arm.c:make_virtio_mmio_node_device). */
function* ofType(file: DomainFile, text: StringValue, options: readonly Option[]): Iterable<Finding> {
  const type = lastOption(options, 'type')?.value;
  if (type?.text.startsWith(TYPE)) return;
  if (!type) {
    if (lastOption(options, 'transport'))
      yield { span: text.span, message: `A virtio device needs its type, and libxl crashes without. ${FORM}.` };
    return;
  }
  const [, swallowed = ''] = /^virtio,\s*([\w-]+)\s*=/.exec(type.text) ?? [];
  const takes = subkeysAt(READER.spec, file.profile).has(swallowed)
    ? `The type takes in the part behind its comma, so that xl does not see ${swallowed}`
    : `libxl knows no virtio device "${shown(type.text)}" and does not create the guest`;
  const meant = /^\s*virtio\s*,\s*device([0-9a-f]{0,4})\s*$/i.exec(type.text)?.[1]?.toLowerCase();
  yield {
    span: type.span,
    message: `${takes}. ${meant === undefined ? FORM : `Write ${TYPE}${meant}`}.`,
    fixes:
      meant !== undefined && type.editable
        ? [choice(`Change to ${TYPE}${meant}`, replace(type.span, `${TYPE}${meant}`))]
        : [],
  };
}

/** A device without a transport gets no address, and the guest is not told of it (libxl_arm.c:libxl__arch_domain_prepare_config). */
function* ofTransport(text: StringValue, options: readonly Option[]): Iterable<Finding> {
  if (lastOption(options, 'transport') || !lastOption(options, 'type')) return;
  yield {
    span: text.span,
    severity: 'warning',
    message: 'Without a transport the guest is not told of this device. Write transport=mmio into this string.',
  };
}
