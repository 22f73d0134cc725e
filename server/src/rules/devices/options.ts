import type { DomainFile } from '../../config/file.ts';
import { readOptions } from '../../specs/options.ts';
import type { StringValue } from '../../values/value.ts';
import type { Finding } from '../rule.ts';
import { duplicateFindings, keyFindings, missingFindings } from './keys.ts';
import type { OptionsReader } from './reader.ts';
import { valueFindings } from './values.ts';

/** What is wrong in a device's string by the catalogue alone: its keys, which of them are missing or there twice, words and numbers. */
export function* optionFindings(file: DomainFile, text: StringValue, reader: OptionsReader): Iterable<Finding> {
  const options = readOptions(text, reader.style);
  yield* keyFindings(file, text, options, reader);
  yield* duplicateFindings(file, options, reader.spec);
  yield* valueFindings(file, options, reader);
  yield* missingFindings(file, text, options, reader);
}
