import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/** A regular expression in the sources, where one can begin. */
const LITERAL =
  /(?<=[=(,:?!&|[{;]\s*|return\s+|=>\s*|\n\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

/** Patterns that look as if they could take the square of a text's length, and why they do not. */
const HARMLESS: Readonly<Record<string, string>> = {
  '/\\.(?:cfg|conf|hvm|pv|pvh)$|\\/[^./]+$/': 'paths are short, and each part is looked at once',
  '/\\/xen(?:\\.d)?\\/(?:[^/]+\\/)*[^./]+$/': 'paths are short, and a slash ends each part',
  '/(?:\\.(?:cfg|conf|hvm|pv|pvh)|^[^.]+)$/': 'paths are short',
  '/(?:^|\\/)xen(?:\\.d)?\\/(?:[^/]+\\/)*[^/]+$/': 'paths are short, and a slash ends each part',
  '/\\B(?=(\\d{3})+$)/g': 'a number of 64 bits',
  '/\\B(?=(?:[0-9]{3})+$)/g': 'numbers that are followed have few digits',
  '/\\/+$/': 'folders of a workspace',
  '/:\\d+$/': 'each colon is followed by digits of its own',
  '/\\.\\d*$/': 'each dot is followed by digits of its own',
  '/,\\s*$/': 'each comma is followed by blanks of its own',
  '/[-_.]+$/': 'an interface name, cut to 15 characters',
  '/(?:^|\\n)[ \\t]*$/': 'the last 200 characters before a number',
  '/(?:^|\\n)[ \\t]*(?:memory|maxmem|videoram|shadow_memory)[ \\t]*=[ \\t]*$/':
    'the last 200 characters before a number',
  '/0+$/': 'the digits of a number',
  '/^(?:0+(?:\\.0+){0,3}|\\[?::\\]?|\\[?(?:0+:){7}0+\\]?)$/': 'a sign ends each run of zeros',
  '/^[a-z]\\w*(?:-\\w+)+$/': 'a dash begins each part',
  '/^[0-9]+(?:_[0-9]+)+$/': 'an underscore begins each part',
  '/[A-Za-z0-9_][ \\t]*\\(|[A-Za-z0-9_]\\[|\\)\\s*$|[ \\t][+*%][ \\t]|^(?:not|lambda)[ \\t]|[ \\t](?:and|or|if|for|in)[ \\t]/':
    'blanks are looked at once for the sign before them',
};

/** True for a repetition inside a repetition, and for one that must reach the end from wherever it begins. */
function isSuspect(literal: string): boolean {
  const close = literal.lastIndexOf('/');
  const body = literal.slice(1, close);
  const anchored = body.startsWith('^') || literal.slice(close).includes('y');
  const plain = body.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'c');
  return /\([^()]*[*+][^()]*\)[*+{]/.test(plain) || (!anchored && /[*+]\)?\$/.test(plain));
}

describe('regular expressions', () => {
  const files = globSync(['server/src/**/*.ts', 'client/src/**/*.ts', 'client/view/**/*.ts']).sort();
  const literals = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(LITERAL)].map(([found]) => found));

  it('are found in the sources', () => assert.ok(literals.length > 300, String(literals.length)));

  it('take no longer than a text is long', () =>
    assert.deepEqual(
      literals.filter((literal) => isSuspect(literal) && HARMLESS[literal] === undefined),
      [],
    ));

  it('are excused only where they are', () =>
    assert.deepEqual(
      Object.keys(HARMLESS).filter((literal) => !literals.includes(literal)),
      [],
    ));
});
