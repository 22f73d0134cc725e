// What an entry of server/src/catalog/data may hold. A check answers with what is wrong, or with nothing.
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const source = new URL('../../server/src/catalog/release.ts', import.meta.url);
const { code } = transformSync(readFileSync(source, 'utf8'), { loader: 'ts' });
const { RELEASES, compareReleases } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const text = (value) => (typeof value === 'string' && value ? undefined : 'is no text');
const flag = (value) => (value === true ? undefined : 'can only be true');
const scalar = (value) => (['string', 'number', 'boolean'].includes(typeof value) ? undefined : 'is no plain value');
const number = (value) => (Number.isFinite(value) ? undefined : 'is no number');
const oneOf =
  (...words) =>
  (value) =>
    words.includes(value) ? undefined : `is none of ${words.join(', ')}`;
const release = oneOf(...RELEASES);
const either =
  (...checks) =>
  (value) => {
    const wrong = checks.map((check) => check(value));
    return wrong.includes(undefined) ? undefined : wrong.at(-1);
  };
const list = (check) => (value) => {
  if (!Array.isArray(value)) return 'is no list';
  for (const [i, item] of value.entries()) {
    const wrong = check(item);
    if (wrong) return `${i}: ${wrong}`;
  }
};
const entries = (check) => (value) => {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return 'is no object';
  for (const [name, item] of Object.entries(value)) {
    const wrong = check(item);
    if (wrong) return `${name}: ${wrong}`;
  }
};

/** Fields by name; those in `required` must be there, no other may. Releases must stand in their order. */
const object =
  (required, optional = {}) =>
  (value) => {
    const fields = { ...required, ...optional };
    if (!value || typeof value !== 'object' || Array.isArray(value)) return 'is no object';
    for (const [name, item] of Object.entries(value)) {
      const check = Object.hasOwn(fields, name) ? fields[name] : () => 'is an unknown field';
      const wrong = check(item);
      if (wrong) return `${name}: ${wrong}`;
    }
    for (const name of Object.keys(required)) if (!Object.hasOwn(value, name)) return `${name} is missing`;
    const [first, last] = [value.since ?? value.from, value.until ?? value.to];
    if (first && last && compareReleases(first, last) > 0) return `ends in ${last}, before it starts in ${first}`;
  };

const range = object({}, { min: number, max: number });
const guestTypes = list(oneOf('pv', 'hvm', 'pvh'));
const kinds = list(oneOf('string', 'integer', 'boolean', 'list', 'float'));
const available = { since: release };
const gone = { until: release };
const word = object({ name: (value) => (typeof value === 'string' ? undefined : 'is no text'), ...available }, gone);
// A bare string is a word as old as what it belongs to; '' is a word too.
const words = list(either((value) => (typeof value === 'string' ? undefined : 'is no text'), word));
const deprecation = object({ since: release }, { replacedBy: text, note: text });

export const doc = object(
  { summary: text, details: list(text), source: text },
  { example: text, words: entries(text) },
);

export const option = object(
  { kinds, ...available },
  {
    ...gone,
    guestTypes,
    arch: oneOf('x86', 'arm'),
    spec: text,
    range,
    unit: text,
    default: scalar,
    wordsIgnoreCase: flag,
    prefixMatch: flag,
    wordsOpen: flag,
    wordsForm: oneOf('negatable', 'key=value'),
    words,
    deprecated: deprecation,
    deprecatedForm: object(
      { form: oneOf('integer', 'string', 'boolean'), since: release },
      { replacedBy: text, note: text },
    ),
    history: list(
      object({ from: release, to: release }, { kinds, guestTypes, default: scalar, words, wordsOpen: flag, range }),
    ),
  },
);

export const domainOption = object({}, { xl: option, xm: option, doc });

const subkey = object(
  { form: oneOf('key=value', 'flag', 'positional'), kind: text, ...available },
  {
    ...gone,
    xm: object(available, gone),
    xmOnly: flag,
    rare: flag,
    required: either(flag, oneOf('xl')),
    guestTypes,
    range,
    unit: text,
    default: scalar,
    wordsIgnoreCase: flag,
    wordsOpen: flag,
    words: either(text, words), // a text names one of the language's sets
    deprecated: deprecation,
    doc,
  },
);

export const spec = object(
  {
    ...available,
    separator: (value) => (typeof value === 'string' ? undefined : 'is no text'),
    subkeys: entries(subkey),
  },
  {
    ...gone,
    xmOnly: flag,
    form: text,
    nested: flag,
    positional: list(text),
    xm: object(available, { ...gone, form: text, positional: list(text) }),
    words: entries(words),
    doc,
  },
);

const defaults = list(text);
export const script = object(
  {
    role: oneOf('network', 'vif', 'block', 'other'),
    ...available,
    parameters: entries(
      object(
        { ...available, defaults },
        { ...gone, history: list(object({ from: release, to: release, defaults })), doc },
      ),
    ),
  },
  { ...gone, family: text, doc },
);
