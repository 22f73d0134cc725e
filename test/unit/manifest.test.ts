import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// What is named in the manifest and in .vscode is there: a wrong name would only show when somebody uses it.
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = read('package.json');
const { tasks } = read('.vscode/tasks.json');
const { configurations, compounds } = read('.vscode/launch.json');

const isThere = (path: string) => assert.ok(existsSync(join(process.cwd(), path)), path);
const inProject = (path: string) => path.replace(/^\$\{workspaceFolder\}\//, '');

interface Step {
  readonly description: string;
  readonly media: { readonly altText: string };
}

describe('the manifest', () => {
  it('names files that are there', () => {
    const { languages, grammars } = manifest.contributes;
    isThere(manifest.main);
    for (const { configuration } of languages) isThere(configuration);
    for (const { path } of grammars) isThere(path);
  });

  it('has a grammar for each of its languages', () => {
    const { languages, grammars } = manifest.contributes;
    const ids = (all: { id?: string; language?: string }[]) => all.map(({ id, language }) => id ?? language).sort();
    assert.deepEqual(ids(grammars), ids(languages));
  });

  it('claims no file by an ending that other programs use, too', () => {
    for (const { extensions = [], filenamePatterns = [] } of manifest.contributes.languages) {
      for (const ending of ['.cfg', '.conf']) assert.ok(!extensions.includes(ending), ending);
      for (const pattern of filenamePatterns) assert.match(pattern, /^\*\*\/xen(?:\.d)?\/|^x[lm]/);
    }
  });
});

describe('the texts of the manifest', () => {
  const keys = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key as string);
  const texts = read('package.nls.json') as Record<string, string>;

  it('are there, each key with its text and no text without its key', () => {
    assert.ok(keys.length > 40);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(texts).sort());
  });

  it('name commands that there are', () => {
    const { commands } = manifest.contributes;
    const known = new Set(commands.map(({ command }: { command: string }) => command));
    const named = [...JSON.stringify(texts).matchAll(/command:(xen\.\w+)/g)].map(([, command]) => command);
    assert.ok(named.length > 5);
    for (const command of named) assert.ok(known.has(command), command);
  });

  it('are not written into the manifest itself', () => {
    const { commands, configuration, walkthroughs } = manifest.contributes;
    const shown = [...commands, ...configuration, ...walkthroughs, ...walkthroughs[0].steps].map(({ title }) => title);
    for (const title of shown) assert.match(title, /^%.*%$/);
    const settings = configuration.flatMap(({ properties }: { properties: object }) => Object.values(properties));
    for (const { markdownDescription, markdownEnumDescriptions = [] } of settings) {
      for (const text of [markdownDescription, ...markdownEnumDescriptions]) assert.match(text, /^%.*%$/);
    }
    const described = walkthroughs.flatMap(({ description, steps }: { description: string; steps: Step[] }) => [
      description,
      ...steps.flatMap((step) => [step.description, step.media.altText]),
    ]);
    assert.equal(described.length, 11);
    for (const text of described) assert.match(text, /^%.*%$/);
  });

  it('of the walkthrough have no code that VS Code would show with its marks', () => {
    const steps = Object.entries(texts).filter(([key]) => key.startsWith('walkthrough.'));
    for (const [key, text] of steps) assert.doesNotMatch(text, /(?<!`)`(?!`)/, key);
  });

  it('of the client all go through l10n', async () => {
    const { clientSources } = await import(join(process.cwd(), 'scripts/l10n.mjs'));
    // Names, and what people write in files, are the same in every language.
    const said =
      /(?:Message\(|\bsay\(|\btell\(|\b(?:title|detail|description|placeHolder|label)\s*[:=]\s*|\btext:\s*)(['`])(?!(?:Xen|xl|xm|auto)\1)(?:(?!\1).)*[A-Za-z]{2}/g;
    for (const { path, text } of clientSources() as { path: string; text: string }[]) {
      const plain = [...text.replaceAll(/\$\{[^}]*\}|\$\([a-z-]+\)/g, '').matchAll(said)].map(([found]) => found);
      assert.deepEqual(plain, [], path);
    }
  });

  it('of the client are in the bundle for translators', async () => {
    const { BUNDLE, bundleText } = await import(join(process.cwd(), 'scripts/l10n.mjs'));
    assert.equal(readFileSync(BUNDLE, 'utf8'), bundleText(), 'run scripts/l10n.mjs');
  });
});

describe('the extension as a product', () => {
  it('works without trust and without a disk', () => {
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces, { supported: true });
    assert.deepEqual(manifest.capabilities.virtualWorkspaces, { supported: true });
  });

  it('has a picture for each step of its walkthrough', () => {
    const [{ steps }] = manifest.contributes.walkthroughs;
    assert.equal(steps.length, 5);
    for (const { media } of steps) isThere(media.image);
  });

  it('has an icon of at least 128 pixels', () => {
    const icon = readFileSync(manifest.icon);
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    assert.ok(icon.readUInt32BE(16) >= 128 && icon.readUInt32BE(20) >= 128);
  });
});

describe('the files for the editor of developers', () => {
  it('run scripts that are there', () => {
    for (const { type, script, args } of tasks) {
      if (type === 'npm') assert.ok(manifest.scripts[script], script);
      else isThere(args[0]);
    }
    for (const { program } of configurations) if (program) isThere(inProject(program));
  });

  it('wait for tasks, and start configurations, that are there', () => {
    const labels = tasks.map(({ label }: { label: string }) => label);
    const names = configurations.map(({ name }: { name: string }) => name);
    for (const { preLaunchTask } of configurations) assert.ok(!preLaunchTask || labels.includes(preLaunchTask));
    for (const { dependsOn } of tasks) assert.ok(!dependsOn || labels.includes(dependsOn));
    for (const compound of compounds) for (const name of compound.configurations) assert.ok(names.includes(name));
  });
});
