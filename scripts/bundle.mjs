// The one place that knows how sources become bundles: used by the build and by the tests.
import { build } from 'esbuild';
import { catalog } from './catalog/plugin.mjs';
import { pagesPlugin } from './pages-plugin.mjs';

/** Options that every bundle shares: CommonJS for Node 20, sources kept readable in stack traces. */
export const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  platform: 'node',
  sourcemap: true,
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  plugins: [catalog(), pagesPlugin],
};

/** Bundles the entry points into a folder, one file each. */
export const bundle = (entryPoints, outdir, options = {}) => build({ ...common, entryPoints, outdir, ...options });
