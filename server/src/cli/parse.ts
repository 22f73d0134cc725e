import { readFileSync } from 'node:fs';
import type { ConfigFile } from '../config/file.ts';
import { readConfig } from '../config/read.ts';
import { decode } from '../files/decode.ts';
import { resolveProfile } from '../service.ts';
import { sxpTree } from '../syntax/sxp.ts';
import type { Setting, Value } from '../values/value.ts';
import { isBesideXend, kindNamed, reasonOf } from './files.ts';
import { READING_OPTIONS, type Reading, readArguments, reading } from './options.ts';
import { UsageError } from './usage.ts';

type Plain = { string: string } | { number: string } | { list: Plain[] } | { unknown: string };

const plain = (value: Value): Plain => {
  if (value.kind === 'string') return { string: value.text };
  if (value.kind === 'number') return { number: value.text };
  if (value.kind === 'list') return { list: value.items.map(plain) };
  return { unknown: value.kind === 'unknown' ? value.reason : `xm drops a value of type ${value.type}` };
};

/** The assignments as `parse` prints them: each one for xl, the last of each name for xm, whose program leaves only that. */
function printed(file: ConfigFile & { readonly kind: 'domain' | 'conf' | 'cpupool' }): readonly Setting[] {
  const { assignments, last } = file.settings;
  if (file.kind !== 'domain' || file.profile.toolstack === 'xl') return assignments;
  const deciding = new Set(last.values());
  const listed = assignments.filter((setting) => deciding.has(setting));
  for (const setting of listed) deciding.delete(setting);
  return [...listed, ...deciding];
}

function line(file: ConfigFile): string {
  const { path, kind, ok } = file;
  const errors = file.syntax
    .filter(({ rejects }) => rejects)
    .map(({ span, message }) => ({ ...file.lines.position(span.start), message }));
  const common = { path, kind, toolstack: file.profile.toolstack, ok, errors };
  if (file.kind === 'xend') return JSON.stringify({ ...common, tree: sxpTree(file.sxp) });
  const settings = printed(file).map(({ name, nameSpan, op, result }) => ({
    name,
    line: file.lines.position(nameSpan.start).line,
    op,
    value: plain(result),
  }));
  return JSON.stringify({ ...common, settings });
}

function read(path: string, asked: Reading): ConfigFile {
  const { text } = decode(readFileSync(path === '-' ? 0 : path));
  const kind = kindNamed(path, text, asked.kind);
  const profile = resolveProfile({
    path,
    text,
    kind,
    project: { rules: new Map(), ignore: [], ...asked },
    besideXend: isBesideXend(path),
  });
  return readConfig({ path, text, kind, profile });
}

/** `xen-config parse FILE…`: what Xen would read, one JSON object a line. */
export function parseCommand(args: readonly string[]): number {
  const { values, positionals } = readArguments({ args: [...args], options: READING_OPTIONS, allowPositionals: true });
  const asked = reading(values);
  if (!positionals.length) throw new UsageError('parse needs at least one file');
  let status = 0;
  for (const path of positionals) {
    try {
      process.stdout.write(`${line(read(path, asked))}\n`);
    } catch (error) {
      process.stderr.write(`xen-config: ${path}: ${reasonOf(error)}\n`);
      status = 2;
    }
  }
  return status;
}
