#!/usr/bin/env node
// Installs what the project is built and tested with, when it is not there yet. Needs nothing but Node and npm.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';
import { giveUp, root, run, step } from './process.mjs';

const packages = (path) => {
  try {
    return JSON.parse(readFileSync(root + path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
};

/** Whether node_modules holds what package-lock.json asks for. Times of files say nothing: git sets them anew. */
function isInstalled() {
  const present = packages('node_modules/.package-lock.json');
  return Object.entries(packages('package-lock.json')).every(
    ([path, { version, link, optional, devOptional, peer }]) => {
      const needed = path.includes('node_modules/') && !link && !optional && !devOptional && !peer;
      return !needed || present[path]?.version === version;
    },
  );
}

/** Installs the locked dependencies; does nothing when they are there. No package's own script is run. */
export async function install() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < 20) throw new Error(`Node ${process.versions.node} is too old: Node 20 or newer is needed.`);
  if (isInstalled()) return;
  await alone('install', async () => {
    if (isInstalled()) return; // another run was faster
    await step('Installing dependencies (npm ci)', () =>
      run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await install().catch(giveUp);
