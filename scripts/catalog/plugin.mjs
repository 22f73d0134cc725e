// Lets sources import the catalogue's data: `catalog:facts` and `catalog:texts`, each a JSON text that is parsed when first needed,
// so that a bundle holds the data, starts without reading it, and needs no file beside it. A packed bundle has the texts in a file.
import { readCatalog } from './read.mjs';

export const FOLDER = new URL('../../server/src/catalog/data', import.meta.url).pathname;

/**
 * The esbuild plugin. An entry of the wrong shape fails the build.
 * @param options.texts false leaves the texts out: they come from a file then (`long-texts.ts`)
 */
export const catalog = ({ folder = FOLDER, texts = true } = {}) => ({
  name: 'catalog',
  setup(build) {
    let read;
    build.onStart(() => {
      read = undefined;
    });
    build.onResolve({ filter: /^catalog:(facts|texts)$/ }, ({ path }) => ({
      path: path.slice(8),
      namespace: 'catalog',
    }));
    build.onLoad({ filter: /.*/, namespace: 'catalog' }, ({ path }) => {
      read ??= readCatalog(folder);
      return {
        contents: path === 'facts' || texts ? JSON.stringify(read[path]) : '',
        loader: 'text',
        // Both modules come from one reading; its errors are told once.
        errors: path === 'facts' ? read.errors.map(({ file, text }) => ({ text, location: { file } })) : [],
        watchFiles: read.files,
        watchDirs: [`${folder}/domain`, `${folder}/specs`],
      };
    });
  },
});
