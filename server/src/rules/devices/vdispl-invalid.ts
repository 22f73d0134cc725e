import type { DomainFile } from '../../config/file.ts';
import { type ConnectorFault, connectorFaults } from '../../specs/connectors.ts';
import { type Option, readOptions } from '../../specs/options.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';
import { optionFindings } from './options.ts';
import { type OptionsReader, REFUSED } from './reader.ts';
import { textFindings } from './text-values.ts';

/** tools/xl/xl_parse.c:parse_vdispl_config */
const READER: OptionsReader = {
  spec: 'vdispl',
  device: 'a virtual display',
  style: 'match',
  unknownKey: REFUSED,
  noEquals: REFUSED,
  numbers: () => 'strtoul',
  missing: REFUSED,
};

const FORM = 'Write ID:WIDTHxHEIGHT, such as hdmi0:1920x1080';

export default rule({
  id: 'vdispl-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vdispl')) return;
    for (const { value } of file.domain.devices('vdispl')) {
      const options = readOptions(value, READER.style);
      yield* optionFindings(file, value, READER);
      yield* textFindings(file, value, options, READER);
      for (const option of options) if (option.key.text === 'connectors') yield* connectors(file, value, option);
    }
  },
});

function* connectors(file: DomainFile, text: StringValue, { value, whole }: Option): Iterable<Finding> {
  if (!value) return;
  if (!value.text.replaceAll(';', '')) {
    yield { span: whole.span, message: `connectors has no value, and xl crashes over it. ${FORM}.` };
    return;
  }
  for (const fault of connectorFaults(text, value, file.profile.release)) {
    const { what, piece, meant } = fault;
    yield {
      span: piece.span,
      ...((what === 'size' || what === 'rest') && { severity: 'warning' }),
      message: messageOf(fault),
      fixes: meant && piece.editable ? [choice(`Change to ${meant}`, replace(piece.span, meant))] : [],
    };
  }
}

function messageOf({ what, piece, meant }: ConnectorFault): string {
  const text = shown(piece.text);
  const advice = meant ? `Write ${meant}` : FORM;
  switch (what) {
    case 'pair':
      return `"${text}" lacks a name or a size, and xl crashes over it. ${FORM}.`;
    case 'half':
      return `"${text}" is no size of a screen; xl refuses the file. ${advice}.`;
    case 'size':
      return `"${text}" is no size of a screen; xl prints a line and leaves this connector and all behind it without one. ${advice}.`;
    case 'rest':
      return `xl reads "${text}" up to the second number and ignores the rest without a word. Write WIDTHxHEIGHT only.`;
  }
}
