import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const SOURCES = join(process.cwd(), 'server/src');

/** Which folders each folder may import from, besides itself. `service` and the entry files stand on top. */
/** What every layer may know: the names and the order of Xen's releases. */
const FOR_ALL = 'catalog/release.ts';

const MAY_KNOW: Record<string, readonly string[]> = {
  syntax: [],
  catalog: [],
  values: ['syntax', 'catalog'],
  specs: ['syntax', 'catalog', 'values'],
  config: ['syntax', 'catalog', 'values', 'specs'],
  fleet: ['syntax', 'catalog', 'values', 'specs', 'config'],
  rules: ['syntax', 'catalog', 'values', 'specs', 'config', 'fleet'],
  language: ['syntax', 'catalog', 'values', 'specs', 'config', 'fleet', 'rules'],
  'service.ts': ['syntax', 'catalog', 'values', 'specs', 'config', 'fleet', 'rules', 'language'],
  'index.ts': ['syntax', 'catalog', 'config', 'rules', 'language', 'service.ts'],
  files: ['config'],
  lsp: ['syntax', 'catalog', 'values', 'specs', 'config', 'fleet', 'rules', 'language', 'service.ts', 'files'],
  cli: ['syntax', 'catalog', 'values', 'specs', 'config', 'fleet', 'rules', 'language', 'service.ts', 'files', 'lsp'],
  'server.ts': ['lsp', 'engine.ts'],
  'engine.ts': ['lsp'],
  'cli.ts': ['lsp', 'cli', 'service.ts'],
  'worker.ts': ['catalog', 'lsp'],
  'node.ts': ['catalog'],
  'packed.ts': ['lsp', 'cli.ts', 'worker.ts', 'node.ts'],
};

/** Outside modules that the engine itself may use; none of them does I/O. */
const ENGINE_MODULES = new Set([
  '@dagrejs/dagre',
  'ipaddr.js',
  'picomatch',
  'catalog:facts',
  'catalog:texts',
  'rules:pages',
]);
const OUTER = new Set(['files', 'lsp', 'cli', 'server.ts', 'cli.ts', 'worker.ts', 'node.ts']);

interface Import {
  readonly from: string;
  readonly module: string;
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const imports: Import[] = files.flatMap((from) =>
  [
    ...readFileSync(join(SOURCES, from), 'utf8').matchAll(
      /^(?:import|export|\}) ?(?:[^'"\n]*? from )?['"]([^'"\n]+)['"]/gm,
    ),
  ].map((found) => ({
    from,
    module: found[1] as string,
  })),
);
const area = (path: string): string => path.split('/')[0] as string;

describe('the architecture', () => {
  it('has imports to look at', () => {
    assert.ok(imports.length > 100);
  });

  it('lets layers know only those below them', () => {
    const wrong = imports
      .filter(({ module }) => module.startsWith('.') && !module.endsWith('.json'))
      .map(({ from, module }) => ({ from, to: normalize(join(dirname(from), module)) }))
      .filter(({ from, to }) => area(from) !== area(to) && to !== FOR_ALL && !MAY_KNOW[area(from)]?.includes(area(to)));
    assert.deepEqual(wrong, []);
  });

  it('keeps the engine free of Node, VS Code and the wire', () => {
    const wrong = imports.filter(
      ({ from, module }) => !module.startsWith('.') && !OUTER.has(area(from)) && !ENGINE_MODULES.has(module),
    );
    assert.deepEqual(wrong, []);
  });

  it('answers the first message before the library of the protocol and the engine are read', () => {
    const read = new Set<string>();
    const wanted = ['server.ts'];
    for (const path of wanted) {
      if (read.has(path)) continue;
      read.add(path);
      const text = readFileSync(join(SOURCES, path), 'utf8').replace(/^import type [^;]*;$/gm, '');
      for (const [, module = ''] of text.matchAll(/^(?:import|export|\}) ?(?:[^'"\n]*? from )?['"]([^'"\n]+)['"]/gm)) {
        assert.ok(module.startsWith('.') || module === 'node:v8', `${path} reads ${module}`);
        if (module.startsWith('.') && !module.endsWith('.json')) wanted.push(normalize(join(dirname(path), module)));
      }
    }
    assert.deepEqual([...read].sort(), [
      'catalog/release.ts',
      'language/token-kinds.ts',
      'lsp/capabilities.ts',
      'lsp/early.ts',
      'lsp/thrift.ts',
      'lsp/words.ts',
      'server.ts',
    ]);
  });

  it('reads the layout of drawings only when a map is drawn', () => {
    const drawing = (path: string): boolean =>
      path === 'cli/map.ts' || /^language\/map\/(?:full|arrange|svg)\.ts$/.test(path);
    const users = imports.filter(
      ({ from, module }) => module === '@dagrejs/dagre' || drawing(normalize(join(dirname(from), module))),
    );
    assert.ok(users.length > 3);
    assert.deepEqual(
      users.map(({ from }) => from).filter((from) => !drawing(from)),
      [],
    );
  });

  it('has a home for every folder', () => {
    assert.deepEqual(
      [...new Set(files.map(area))].filter((name) => !(name in MAY_KNOW)),
      [],
    );
  });
});
