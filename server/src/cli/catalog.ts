import { catalog } from '../catalog/index.ts';
import { type DocKind, docOf } from '../catalog/texts.ts';
import type { Availability, OptionFacts, Word } from '../catalog/types.ts';
import { UsageError } from './usage.ts';

interface Releases {
  readonly since: string;
  readonly until: string | null;
}

interface Listed {
  readonly values: readonly string[] | null;
  readonly doc: string;
}

/** What `xen-config catalog` prints. `until` is null where the newest release still has the entry; `values` are the words of all releases. */
export interface Listing {
  readonly domain: Record<string, Listed & { readonly xl: Releases | null; readonly xm: Releases | null }>;
  readonly conf: Record<string, Listed & { readonly xl: Releases }>;
  readonly cpupool: Record<string, Listed & { readonly xl: Releases }>;
  readonly xend: Record<string, Listed & Releases>;
  readonly specs: Record<string, Record<string, Listed & Releases>>;
  readonly scripts: Record<
    string,
    Releases & { readonly doc: string; readonly parameters: Record<string, Releases & { readonly doc: string }> }
  >;
}

/** `xen-config catalog`: prints it as one JSON object. */
export function catalogCommand(args: readonly string[]): number {
  if (args.length) throw new UsageError('catalog takes no arguments');
  process.stdout.write(`${JSON.stringify(listing(), null, 1)}\n`);
  return 0;
}

/** All that the catalogue knows, as plain data. */
export function listing(): Listing {
  return {
    domain: record(catalog.domain.values(), ({ name, xl, xm }) => ({
      xl: xl ? releases(xl) : null,
      xm: xm ? releases(xm) : null,
      values: values([...(xl?.words ?? []), ...(xm?.words ?? [])]),
      doc: text('domain', name),
    })),
    conf: record(catalog.conf.values(), (option) => xlOption('conf', option)),
    cpupool: record(catalog.cpupool.values(), (option) => xlOption('cpupool', option)),
    xend: record(catalog.xend.values(), (option) => ({
      ...releases(option),
      values: values(option.words),
      doc: text('xend', option.name),
    })),
    specs: record(catalog.specs.values(), ({ name, subkeys }) =>
      record(subkeys, (subkey) => ({
        ...releases(subkey),
        values: values(subkey.words),
        doc: text('specs', name, subkey.name),
      })),
    ),
    scripts: record(catalog.scripts.values(), (script) => ({
      ...releases(script),
      doc: text('scripts', script.name),
      parameters: record(script.parameters, (parameter) => ({
        ...releases(parameter),
        doc: text('scripts', script.name, parameter.name),
      })),
    })),
  };
}

const xlOption = (kind: DocKind, option: OptionFacts & { readonly name: string }) => ({
  xl: releases(option),
  values: values(option.words),
  doc: text(kind, option.name),
});

const record = <T extends { readonly name: string }, V>(
  entries: Iterable<T>,
  make: (entry: T) => V,
): Record<string, V> => Object.fromEntries([...entries].map((entry) => [entry.name, make(entry)]));

const releases = ({ since, until }: Availability): Releases => ({ since, until: until ?? null });

const values = (words: readonly Word[] | undefined): readonly string[] | null =>
  words?.length ? [...new Set(words.map(({ name }) => name))] : null;

function text(kind: DocKind, name: string, part?: string): string {
  const doc = docOf(kind, name, part);
  return doc ? [doc.summary, ...doc.details].join('\n\n') : '';
}
