import { inReleases, type Release } from '../../catalog/release.ts';
import type { DomainFile } from '../../config/file.ts';
import { readCNumber } from '../../specs/c-number.ts';
import { lastOption, type Option, readOptions } from '../../specs/options.ts';
import type { StringValue } from '../../values/value.ts';
import { type Finding, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { shown } from '../settings/shown.ts';
import { emptyString, upToNoEquals } from './ends.ts';
import { duplicateFindings, keyFindings } from './keys.ts';
import { listed, type OptionsReader, REFUSED } from './reader.ts';
import { textFindings } from './text-values.ts';
import { valueFindings } from './values.ts';

const DEVICE = { spec: 'p9', device: 'a p9 share', unknownKey: REFUSED } as const;
/** tools/xl/xl_parse.c:parse_config_data, 4.9 to 4.17 */
const OLD: OptionsReader = {
  ...DEVICE,
  style: 'match',
  noEquals: { does: 'xl ends there and does not look at what is behind', severity: 'warning' },
};
/** The same, 4.18 and later */
const NEW: OptionsReader = {
  ...DEVICE,
  style: 'pair',
  noEquals: REFUSED,
  wrongWord: REFUSED,
  numbers: (key) => (key === 'auto-delete' ? 'strtoul' : 'parse_ulong'),
};

const REQUIRED = ['tag', 'path', 'security_model'];
const DAEMON = 'xen_9pfsd';
/** What only Xen's own server knows; with QEMU libxl wants them all to be 0 (libxl_9pfs.c:libxl__device_p9_setdefault). */
const LIMITS = ['max-files', 'max-open-files', 'max-space', 'auto-delete'];

export default rule({
  id: 'p9-invalid',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'p9')) return;
    const old = !inReleases(file.profile.release, '4.18');
    const reader = old ? OLD : NEW;
    const earlier = new Set<string>();
    for (const { value } of file.domain.devices('p9')) {
      if (!old && !value.text) {
        yield emptyString(value);
        continue;
      }
      const all = readOptions(value, reader.style);
      const options = old ? upToNoEquals(all) : all;
      yield* keyFindings(file, value, options, reader);
      yield* duplicateFindings(file, options, reader.spec);
      yield* valueFindings(file, options, reader);
      yield* textFindings(file, value, options, reader, old ? undefined : REFUSED);
      // Up to 4.17 a string takes over what the ones before it said.
      const given = old ? earlier : new Set<string>();
      for (const { key, equals } of options) if (equals) given.add(key.text);
      yield* missing(file, value, given, !old && isDaemon(options));
      if (!old) yield* ofServer(options);
    }
  },
});

/** Xen's own server has a tag and a path of its own. */
function* missing(
  file: DomainFile,
  value: StringValue,
  given: ReadonlySet<string>,
  daemon: boolean,
): Iterable<Finding> {
  const names = REQUIRED.filter((name) => !given.has(name) && !(daemon && name !== 'security_model'));
  if (!names.length) return;
  yield {
    span: value.span,
    message: `A p9 share needs ${listed(names, 'and')}; ${refuses(file.profile.release)}. Write ${names.map((name) => `${name}=…`).join(',')} into this string.`,
  };
}

const refuses = (release: Release): string =>
  inReleases(release, '4.19') ? 'libxl refuses the guest' : 'xl refuses the file';

const isDaemon = (options: readonly Option[]): boolean =>
  lastOption(options, 'type')?.value?.text.toLowerCase() === DAEMON;

/** Keys that do not go with the program that serves the folder. */
function* ofServer(options: readonly Option[]): Iterable<Finding> {
  if (isDaemon(options)) {
    const model = lastOption(options, 'security_model')?.value;
    if (model?.text && model.text !== 'none') {
      yield {
        span: model.span,
        message: `${DAEMON} serves a folder with the security model none only, and not this one with "${shown(model.text)}". Write none.`,
      };
    }
    return;
  }
  for (const name of LIMITS) {
    const option = lastOption(options, name);
    const number = option?.value && readCNumber(option.value.text, name === 'auto-delete' ? 0 : 10);
    if (!option || !number || number.value === 0n) continue;
    yield {
      span: option.whole.span,
      message: `Only ${DAEMON} knows ${name}, and with QEMU as the server libxl refuses the guest. Write type=${DAEMON}, or remove ${name}.`,
    };
  }
}
