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
  const domain = (text: string) => tokens('source.xen-domain', text);

  it('tells names, operators, numbers and comments apart', async () => {
    const found = await domain('memory = 0x200 # MiB\nvif += []\nvcpus=2;maxvcpus = 4');
    includes(found, 'memory → variable.other.setting', '= → keyword.operator.assignment', '0x200 → constant.numeric');
    includes(found, '# → punctuation.definition.comment', 'MiB → comment.line.number-sign');
    includes(found, '+= → keyword.operator.assignment', 'maxvcpus → variable.other.setting', '4 → constant.numeric');
  });

  it('knows a comment from a sign in a string', async () => {
    const found = await domain('name = "a#b" # c');
    includes(found, 'a#b → string.quoted.double', 'c → comment.line.number-sign');
  });

  it('colours the keys and addresses inside a vif', async () => {
    const found = await domain("vif = ['mac=00:16:3e:00:00:01, bridge=xenbr0,ip=10.0.0.1/8 2001:db8::1']");
    includes(
      found,
      'mac → variable.parameter.subkey',
      'bridge → variable.parameter.subkey',
      'ip → variable.parameter.subkey',
    );
    includes(found, '00:16:3e:00:00:01 → constant.other.mac-address', 'xenbr0 → string.quoted.single');
    includes(found, '10.0.0.1/8 → constant.other.ip-address', '2001:db8::1 → constant.other.ip-address');
  });

  it('does not colour what is no address, nor an argument outside of its string', async () => {
    const found = await domain("vif = ['mac=00-16-3e-00-00-01', bridge=xenbr0]");
    includes(found, '00-16-3e-00-00-01 → string.quoted.single', 'bridge → source');
  });

  it('colours prefix, device and access of a disk', async () => {
    const found = await domain("disk = ['phy:/dev/vg/a,xvda,w', 'tap:aio:/b,hdc:cdrom,r', '/c,qcow2,xvdb1,rw']");
    includes(found, 'phy: → keyword.other.disk-prefix', 'tap:aio: → keyword.other.disk-prefix');
    includes(found, 'xvda → constant.other.vdev', 'hdc → constant.other.vdev', 'xvdb1 → constant.other.vdev');
    includes(found, 'w → storage.modifier.access', 'r → storage.modifier.access', 'rw → storage.modifier.access');
  });

  it('colours the keys of a disk', async () => {
    const found = await domain("disk = ['format=raw, vdev=xvda, access=rw, target=/dev/vg/a']");
    for (const key of ['format', 'vdev', 'access', 'target']) includes(found, `${key} → variable.parameter.subkey`);
    includes(found, 'xvda → constant.other.vdev', '/dev/vg/a → string.quoted.single');
  });

  it('colours PCI addresses', async () => {
    const found = await domain("pci = ['0000:03:00.0', '04:00.1,permissive=1']");
    includes(found, '0000:03:00.0 → constant.other.pci-address', '04:00.1 → constant.other.pci-address');
  });

  it('sees no keys in what the kernel is told', async () => {
    const found = await domain('extra = "root=/dev/xvda1,ro" # c\nmemory = 1');
    includes(found, 'root=/dev/xvda1,ro → string.quoted.double', 'c → comment.line.number-sign');
    includes(found, 'memory → variable.other.setting');
  });

  it('colours the Python of xm files', async () => {
    const found = await domain(
      "import os\ndef f(x):\n    return u'%s-%02d' % (x, 010)\nif not f(1L): pass\nlocaltime = True",
    );
    includes(found, 'import → keyword.control', 'def → storage.type.function', 'f → entity.name.function');
    includes(found, 'return → keyword.control', 'u → storage.type.string', '%02d → constant.other.placeholder');
    includes(found, 'if → keyword.control', 'not → keyword.control', 'f → entity.name.function.call');
    includes(found, '010 → constant.numeric', '1L → constant.numeric', 'True → constant.language');
  });

  it('colours settings inside blocks, and no comparison as one', async () => {
    const found = await domain("if x == 'a':\n    kernel = '/b'");
    includes(found, 'kernel → variable.other.setting', 'x → source');
  });

  it('goes on over lines in a triple-quoted string only', async () => {
    const long = await domain('a = """x\nmemory = 1\n"""\nb = 2');
    includes(long, 'memory = 1 → string.quoted.triple.double', 'b → variable.other.setting');
    includes(await domain("a = 'x\nmemory = 1"), 'memory → variable.other.setting');
    includes(await domain("extra = 'x\nmemory = 1"), 'memory → variable.other.setting');
  });

  it('marks typographic quotes', async () => {
    includes(await domain('name = “a”'), '“ → invalid.illegal.quote', '” → invalid.illegal.quote');
  });

  it('marks directives in comments', async () => {
    const found = await domain('# xen: toolstack=xm\n# xen-ignore vif-mac-global');
    includes(found, 'xen: → keyword.other.directive', 'xen-ignore → keyword.other.directive');
    includes(found, 'vif-mac-global → entity.name.tag.directive');
  });
});

describe('grammar of xl.conf', () => {
  it('takes dotted names', async () => {
    const found = await tokens('source.xen-conf', '# c\nvif.default.bridge = "xenbr0"\nclaim_mode=1');
    includes(found, 'vif.default.bridge → variable.other.setting', 'xenbr0 → string.quoted.double');
    includes(found, 'c → comment.line.number-sign', '1 → constant.numeric');
  });
});

describe('grammar of xend-config.sxp', () => {
  const sxp = (text: string) => tokens('source.xen-sxp', text);

  it('tells heads, words, numbers and scripts apart', async () => {
    const found = await sxp(
      "(xend-port 8000)\n(xend-http-server yes) # open\n(network-script 'network-bridge netdev=eth1')\n(vif-script vif-nat)",
    );
    includes(found, 'xend-port → entity.name.tag.option', '8000 → constant.numeric', 'yes → constant.language.boolean');
    includes(found, 'open → comment.line.number-sign', 'network-bridge → entity.name.function.script');
    includes(found, 'netdev → variable.parameter.script', 'vif-nat → entity.name.function.script');
  });

  it('shows an argument outside of the quotes as a word of its own', async () => {
    includes(await sxp('(network-script network-route netdev=eth0)'), 'netdev=eth0 → string.unquoted.atom');
  });

  it('goes into lists of lists', async () => {
    const found = await sxp("(xen-api-server ((9363 pam '^localhost$') (unix none)))");
    includes(found, 'xen-api-server → entity.name.tag.option', '9363 → constant.numeric', 'pam → string.unquoted.atom');
    includes(found, '^localhost$ → string.quoted.single', 'unix → entity.name.tag.option');
  });

  it('lets strings go on over lines', async () => {
    includes(await sxp("(a 'x\ny' z)"), 'y → string.quoted.single', 'z → string.unquoted.atom');
  });

  it('marks a bracket too many', async () => {
    includes(await sxp('(a b))'), ') → punctuation.section.list.end', ') → invalid.illegal.bracket');
  });

  it('marks directives in comments', async () => {
    includes(await sxp('# xen-ignore-file vnc-open'), 'xen-ignore-file → keyword.other.directive');
  });
});
