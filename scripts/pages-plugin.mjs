// Gives bundles the rules' pages: `import pages from 'rules:pages'` is one JSON text of { ID: MARKDOWN }, parsed when first needed.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../docs/rules/', import.meta.url).pathname;
const NOT_RULES = new Set(['README.md', 'index.md']);

export const pagesPlugin = {
  name: 'rule-pages',
  setup(build) {
    build.onResolve({ filter: /^rules:pages$/ }, () => ({ path: 'pages', namespace: 'rules' }));
    build.onLoad({ filter: /^pages$/, namespace: 'rules' }, () => {
      const names = readdirSync(folder).filter((name) => name.endsWith('.md') && !NOT_RULES.has(name));
      const pages = Object.fromEntries(
        names.sort().map((name) => [name.slice(0, -3), readFileSync(folder + name, 'utf8')]),
      );
      return {
        contents: JSON.stringify(pages),
        loader: 'text',
        watchDirs: [folder],
        watchFiles: names.map((name) => folder + name),
      };
    });
  },
};
