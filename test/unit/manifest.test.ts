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
