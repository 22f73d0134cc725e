// Reads server/src/catalog/data and splits it into facts, needed from the start, and texts, needed when a person asks.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { doc, domainOption, option, script, spec } from './shapes.mjs';

/**
 * Everything in the data folder: `{facts, texts, errors, files}`. `errors` are `{file, text}`; with any of them facts and texts are incomplete.
 */
export function readCatalog(folder) {
  const read = { folder, errors: [], files: [], texts: {} };
  const facts = {
    domain: domainOptions(read),
    conf: namedOptions(read, 'conf'),
    cpupool: namedOptions(read, 'cpupool'),
    xend: namedOptions(read, 'xend'),
    specs: specs(read),
    scripts: scripts(read),
  };
  checkReferences(read, facts);
  return { facts, texts: read.texts, errors: read.errors, files: read.files };
}

function load(read, path) {
  const file = join(read.folder, path);
  read.files.push(file);
  const text = readFileSync(file, 'utf8');
  try {
    // esbuild, because JSON.parse silently keeps the last of two entries with one name.
    const { warnings } = transformSync(text, { loader: 'json', logLevel: 'silent' });
    for (const { text } of warnings) read.errors.push({ file, text });
    return JSON.parse(text);
  } catch (error) {
    read.errors.push({ file, text: error.errors?.[0]?.text ?? error.message });
    return {};
  }
}

const list = (read, folder) =>
  readdirSync(join(read.folder, folder))
    .filter((name) => name.endsWith('.json'))
    .sort();

/** The entries of a file that have the right shape. */
function sound(read, path, check) {
  return Object.entries(load(read, path)).filter(([name, entry]) => {
    const wrong = check(entry);
    if (wrong) read.errors.push({ file: join(read.folder, path), text: `${name}: ${wrong}` });
    return !wrong;
  });
}

/** Takes the text out of an entry. */
function split(read, kind, key, { doc, ...entry }) {
  if (doc) {
    read.texts[kind] ??= {};
    read.texts[kind][key] = doc;
  }
  return entry;
}

function domainOptions(read) {
  const subjects = new Map();
  const options = [];
  for (const file of list(read, 'domain')) {
    const subject = basename(file, '.json');
    for (const [name, entry] of sound(read, `domain/${file}`, domainOption)) {
      const other = subjects.get(name);
      if (other)
        read.errors.push({ file: join(read.folder, 'domain', file), text: `${name} stands in ${other}.json too` });
      subjects.set(name, subject);
      const { xl, xm } = split(read, 'domain', name, entry);
      if (!xl && !xm)
        read.errors.push({ file: join(read.folder, 'domain', file), text: `${name}: neither xl nor xm has it` });
      options.push({ name, subject, ...(xl && { xl: expand(xl) }), ...(xm && { xm: expand(xm) }) });
    }
  }
  return options.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namedOptions(read, kind) {
  const shape = (entry) => {
    const { doc: written, ...facts } = entry;
    return option(facts) ?? (written && doc(written));
  };
  return sound(read, `${kind}.json`, shape).map(([name, entry]) => ({
    name,
    ...expand(split(read, kind, name, entry)),
  }));
}

function specs(read) {
  return list(read, 'specs').flatMap((file) => {
    const name = basename(file, '.json');
    const entry = load(read, `specs/${file}`);
    const wrong = spec(entry);
    if (wrong) {
      read.errors.push({ file: join(read.folder, 'specs', file), text: wrong });
      return [];
    }
    const { words, subkeys, ...rest } = split(read, 'specs', name, entry);
    const sets =
      words && Object.fromEntries(Object.entries(words).map(([set, all]) => [set, expandWords(all, entry.since)]));
    return [
      {
        name,
        ...rest,
        ...(sets && { words: sets }),
        subkeys: Object.entries(subkeys).map(([key, subkey]) => {
          const facts = split(read, 'specs', `${name}/${key}`, subkey);
          if (typeof facts.words !== 'string') return { name: key, ...expand(facts) };
          const set = sets?.[facts.words];
          if (!set) read.errors.push({ file: join(read.folder, 'specs', file), text: `${key}: no set ${facts.words}` });
          return { name: key, ...facts, words: set };
        }),
      },
    ];
  });
}

function scripts(read) {
  return sound(read, 'scripts.json', script).map(([name, entry]) => {
    const { parameters, ...rest } = split(read, 'scripts', name, entry);
    return {
      name,
      ...rest,
      parameters: Object.entries(parameters).map(([key, value]) => ({
        name: key,
        ...split(read, 'scripts', `${name}/${key}`, value),
      })),
    };
  });
}

/** Writes out the words of an entry and of its history. */
function expand(entry) {
  const { since, words, history } = entry;
  return {
    ...entry,
    ...(words && { words: expandWords(words, since) }),
    ...(history && {
      history: history.map((era) => (era.words ? { ...era, words: expandWords(era.words, era.from) } : era)),
    }),
  };
}

const expandWords = (words, since) => words.map((word) => (typeof word === 'string' ? { name: word, since } : word));

/** What an entry names must exist: the option to use instead, the language of its strings. */
function checkReferences(read, facts) {
  const names = (entries) => new Set(entries.map(({ name }) => name));
  const specNames = names(facts.specs);
  const check = (file, label, known, { deprecated, spec }) => {
    const say = (text) => read.errors.push({ file: join(read.folder, file), text: `${label}: ${text}` });
    if (deprecated?.replacedBy && !known.has(deprecated.replacedBy))
      say(`replaced by ${deprecated.replacedBy}, which does not exist`);
    if (spec && !specNames.has(spec)) say(`no specs/${spec}.json`);
  };
  for (const toolstack of ['xl', 'xm']) {
    const those = facts.domain.filter((entry) => entry[toolstack]);
    for (const entry of those) check(`domain/${entry.subject}.json`, entry.name, names(those), entry[toolstack]);
  }
  for (const kind of ['conf', 'cpupool', 'xend']) {
    for (const entry of facts[kind]) check(`${kind}.json`, entry.name, names(facts[kind]), entry);
  }
  for (const language of facts.specs) {
    for (const subkey of language.subkeys)
      check(`specs/${language.name}.json`, subkey.name, names(language.subkeys), subkey);
  }
}
