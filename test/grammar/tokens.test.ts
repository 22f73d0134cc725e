import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const ROOT = process.cwd();
const FILES: Record<string, string> = {
  'source.xen-domain': 'syntaxes/xen-domain.tmLanguage.json',
  'source.xen-conf': 'syntaxes/xen-conf.tmLanguage.json',
  'source.xen-sxp': 'syntaxes/xen-sxp.tmLanguage.json',
};

const wasm = readFileSync(join(ROOT, 'node_modules/vscode-oniguruma/release/onig.wasm'));
const registry = new Registry({
  onigLib: loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)).then(() => ({
    createOnigScanner,
    createOnigString,
  })),
  loadGrammar: async (scope) => {
    const path = FILES[scope];
    return path ? parseRawGrammar(readFileSync(join(ROOT, path), 'utf8'), path) : null;
  },
});

/** The innermost scope of each token, without the grammar's own suffix, as `text → scope` lines; blanks left out. */
async function tokens(scope: string, text: string): Promise<string[]> {
  const grammar = (await registry.loadGrammar(scope)) as IGrammar;
  let stack = INITIAL;
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const piece = line.slice(startIndex, endIndex);
      if (piece.trim()) found.push(`${piece.trim()} → ${(scopes.at(-1) ?? '').replace(/\.xen(?:-\w+)?$/, '')}`);
    }
  }
  return found;
}

const includes = (found: readonly string[], ...wanted: readonly string[]): void => {
  for (const want of wanted) assert.ok(found.includes(want), `${want}\nin\n${found.join('\n')}`);
};

describe('grammar of domU configs', () => {
  it('tells names, operators, numbers and comments apart', async () => {
    const found = await tokens('source.xen-domain', 'memory = 0x200 # MiB\nvif += []');
    includes(found, 'memory → variable.other.setting', '= → keyword.operator.assignment', '0x200 → constant.numeric');
    includes(found, 'MiB → comment.line.number-sign', '+= → keyword.operator.assignment');
  });

  it('colours the keys and addresses inside a vif', async () => {
    const found = await tokens('source.xen-domain', "vif = ['mac=00:16:3e:00:00:01, bridge=xenbr0,ip=10.0.0.1/8']");
    includes(
      found,
      'mac → variable.parameter.subkey',
      'bridge → variable.parameter.subkey',
      'ip → variable.parameter.subkey',
    );
    includes(found, '00:16:3e:00:00:01 → constant.other.mac-address', '10.0.0.1/8 → constant.other.ip-address');
  });

  it('colours prefix and parts of a disk', async () => {
    includes(await tokens('source.xen-domain', "disk = ['phy:/dev/vg/a,xvda,w']"), 'phy: → keyword.other.disk-prefix');
    const found = await tokens('source.xen-domain', "disk = ['format=raw, vdev=xvda']");
    includes(found, 'format → variable.parameter.subkey', 'vdev → variable.parameter.subkey');
  });

  it('colours the Python of xm files', async () => {
    const found = await tokens(
      'source.xen-domain',
      "import os\ndef f(x):\n    return u'%s-%02d' % (x, 010)\nlocaltime = True",
    );
    includes(found, 'import → keyword.control', 'def → storage.type.function', 'f → entity.name.function');
    includes(found, 'return → keyword.control', 'u → storage.type.string', '%02d → constant.other.placeholder');
    includes(found, '010 → constant.numeric', 'True → constant.language');
  });

  it('goes on over lines in a triple-quoted string only', async () => {
    const long = await tokens('source.xen-domain', 'a = """x\nmemory = 1\n"""\nb = 2');
    includes(long, 'memory = 1 → string.quoted.triple.double', 'b → variable.other.setting');
    includes(await tokens('source.xen-domain', "a = 'x\nmemory = 1"), 'memory → variable.other.setting');
  });

  it('marks directives in comments', async () => {
    const found = await tokens('source.xen-domain', '# xen: toolstack=xm\n# xen-ignore vif-mac-global');
    includes(found, 'xen: → keyword.other.directive', 'xen-ignore → keyword.other.directive');
  });
});

describe('grammar of xl.conf', () => {
  it('takes dotted names', async () => {
    const found = await tokens('source.xen-conf', 'vif.default.bridge = "xenbr0"');
    includes(found, 'vif.default.bridge → variable.other.setting', 'xenbr0 → string.quoted.double');
  });
});

describe('grammar of xend-config.sxp', () => {
  it('tells heads, words, numbers and scripts apart', async () => {
    const found = await tokens(
      'source.xen-sxp',
      "(xend-port 8000)\n(xend-http-server yes) # open\n(network-script 'network-bridge netdev=eth1')",
    );
    includes(found, 'xend-port → entity.name.tag.option', '8000 → constant.numeric', 'yes → constant.language.boolean');
    includes(found, 'open → comment.line.number-sign', 'network-bridge → entity.name.function.script');
    includes(found, 'netdev → variable.parameter.script');
  });

  it('lets strings go on over lines', async () => {
    includes(await tokens('source.xen-sxp', "(a 'x\ny' z)"), 'y → string.quoted.single', 'z → string.unquoted.atom');
  });
});
