#!/usr/bin/env node
// Writes docs/rules/index.md: every rule by subject, with its level and what it is about, taken from the rules' pages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
export const INDEX = fileURLToPath(new URL('docs/rules/index.md', root));

/** The subjects in the order of the page, with their titles; a folder of rules that is not named here is an error. */
const SUBJECTS = {
  syntax: 'Syntax',
  settings: 'Settings of a guest, xl.conf and cpupools',
  vif: 'Network interfaces',
  disk: 'Disks',
  devices: 'Other devices',
  fleet: 'Across files',
  xend: 'xend-config.sxp',
  meta: 'Comments that silence rules',
};

/** Rules without a file of their own: check.ts reports them. */
const WITHOUT_FILE = { meta: ['unused-ignore'] };

function rulesOf(subject) {
  const folder = new URL(`server/src/rules/${subject}/`, root);
  const files = WITHOUT_FILE[subject] ? [] : readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const own = files.filter((name) => readFileSync(new URL(name, folder), 'utf8').includes('export default'));
  return [...own.map((name) => name.slice(0, -3)), ...(WITHOUT_FILE[subject] ?? [])].sort();
}

function line(id) {
  const [, , level = '', , about = ''] = readFileSync(new URL(`docs/rules/${id}.md`, root), 'utf8').split('\n');
  return `| [${id}](${id}.md) | ${level.replace(' · ', ' | ')} | ${about} |`;
}

/** The page as it should be. */
export function rulesIndex() {
  const folders = readdirSync(new URL('server/src/rules/', root), { withFileTypes: true });
  for (const { name } of folders.filter((entry) => entry.isDirectory())) {
    if (!SUBJECTS[name]) throw new Error(`server/src/rules/${name} has no title in scripts/rules-index.mjs`);
  }
  const known = Object.entries(SUBJECTS).filter(
    ([subject]) => WITHOUT_FILE[subject] || folders.some(({ name }) => name === subject),
  );
  const parts = known.map(([subject, title]) => {
    const lines = rulesOf(subject).map(line);
    return `## ${title}\n\n| rule | level | fix | about |\n|---|---|---|---|\n${lines.join('\n')}\n`;
  });
  const head = 'Every rule has a page, which `xen-config explain RULE` shows too. [How a page is written](README.md).';
  return `# The rules\n\n${head}\n\n${parts.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(INDEX, rulesIndex());
