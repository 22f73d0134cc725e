import { inReleases, type Release } from '../catalog/release.ts';
import type { StringValue } from '../values/value.ts';
import { lastOption, type Option, readOptions } from './options.ts';

const BOTH = /^policy=.*,label=/;
const KEYS = ['policy', 'label'];

/** Why xm does not take an access control string. */
export interface AccessFault {
  readonly what: 'key' | 'equals' | 'many' | 'missing' | 'form';
  /** The part that is wrong; the whole string when there is none. */
  readonly option?: Option;
  /** The key that is missing. */
  readonly key?: string;
  /** The string as xm wants it, when it says all that it must. */
  readonly meant?: string;
}

/**
 * Reads `policy=NAME,label=NAME` (tools/python/xen/xm/create.py:preprocess_access_control): up to 3.4 two parts in any order, from 4.0 on exactly
 * in this form.
 */
export function accessFault(text: StringValue, release: Release): AccessFault | undefined {
  const exact = inReleases(release, '4.0');
  if (exact && BOTH.test(text.text.split('\n')[0] ?? '')) return undefined;
  const options = readOptions(text, 'xm');
  const wrong = options.find(({ key, equals }) => !equals || !KEYS.includes(key.text));
  if (wrong) return { what: wrong.equals ? 'key' : 'equals', option: wrong };
  const missing = KEYS.find((key) => !lastOption(options, key)?.value?.text);
  if (missing) return { what: 'missing', key: missing };
  if (!exact) return options.length > KEYS.length ? { what: 'many' } : undefined;
  const [policy, label] = KEYS.map((key) => lastOption(options, key)?.value?.text);
  return { what: 'form', meant: `policy=${policy},label=${label}` };
}
