// Gives bundles the rules' pages: `import pages from 'rules:pages'` is one JSON text of { ID: MARKDOWN }, parsed when first needed.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../docs/rules/', import.meta.url).pathname;
const NOT_RULES = new Set(['README.md', 'index.md']);

const names = () => readdirSync(folder).filter((name) => name.endsWith('.md') && !NOT_RULES.has(name));

/** The pages as a JSON text. */
export const readPages = () =>
  JSON.stringify(
    Object.fromEntries(
      names()
        .sort()
        .map((name) => [name.slice(0, -3), readFileSync(folder + name, 'utf8')]),
    ),
  );

/**
 * The esbuild plugin.
 * @param options.texts false leaves the pages out: they come from a file then
 */
export const pagesPlugin = ({ texts = true } = {}) => ({
  name: 'rule-pages',
  setup(build) {
    build.onResolve({ filter: /^rules:pages$/ }, () => ({ path: 'pages', namespace: 'rules' }));
    build.onLoad({ filter: /^pages$/, namespace: 'rules' }, () => ({
      contents: texts ? readPages() : '',
      loader: 'text',
      watchDirs: [folder],
      watchFiles: names().map((name) => folder + name),
    }));
  },
});
