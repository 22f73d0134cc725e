import assert from 'node:assert/strict';
import { final, finals, type Plain, plain, settingsOf } from '../../support/settings.ts';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;
const int = (value: number): Plain => ({ int: String(value) });

/** True when the value is unknown, in whole or in part. */
const isUnknown = (value: Plain | undefined): boolean => typeof value === 'object' && 'unknown' in value;

describe('the settings of an xm file', () => {
  it('are what its assignments say', () => {
    const text = lines(
      "kernel = '/boot/vmlinuz-xen'",
      'memory = 0x100',
      'maxmem = 0400',
      'cpu_cap = 1.50',
      "vif = [ 'mac=00:16:3e:12:34:56, bridge=xenbr0', '' ]",
      "name = 'web'; vcpus = 2",
    );
    assert.deepEqual(finals(text), {
      kernel: '/boot/vmlinuz-xen',
      memory: int(256),
      maxmem: int(256),
      cpu_cap: { float: '1.5' },
      vif: ['mac=00:16:3e:12:34:56, bridge=xenbr0', ''],
      name: 'web',
      vcpus: int(2),
    });
  });

  it('are in the order of the file, the last assignment deciding', () => {
    const { assignments, last } = settingsOf(lines("name = 'a'", 'memory = 1', "name = 'b'"));
    assert.deepEqual(
      assignments.map(({ name, result }) => [name, plain(result)]),
      [
        ['name', 'a'],
        ['memory', int(1)],
        ['name', 'b'],
      ],
    );
    assert.equal(last.get('name'), assignments[2]);
  });

  it('say of += what is added and what comes of it', () => {
    const { last } = settingsOf(lines("vif = ['bridge=xenbr0']", "vif += ['bridge=xenbr1']"));
    const vif = last.get('vif');
    assert.ok(vif);
    assert.deepEqual(
      [vif.op, plain(vif.value), plain(vif.result)],
      ['+=', ['bridge=xenbr1'], ['bridge=xenbr0', 'bridge=xenbr1']],
    );
  });

  it('leave out what only a loop, an import or a def sets', () => {
    const text = lines(
      'import os, sys',
      'def mac(n): return n',
      'for i in range(2): memory = i',
      'from os import path',
    );
    assert.deepEqual(Object.keys(finals(text)), ['memory']);
  });

  it('know of other types that xm drops them', () => {
    const text = lines(
      'localtime = True',
      'ramdisk = None',
      "name = u'web'",
      'memory = 512L',
      'maxmem = 99999999999999999999',
      "vif = ('bridge=xenbr0',)",
      "disk = {'a': 1}",
      'extra = lambda: 1',
      'root = os',
      'boot = len',
      'cpus = set([1])',
    );
    const { last } = settingsOf(text);
    const dropped = [...last.values()].map(({ name, result }) =>
      result.kind === 'dropped' ? [name, result.type, result.text] : [name, result.kind],
    );
    assert.deepEqual(dropped, [
      ['localtime', 'bool', 'True'],
      ['ramdisk', 'None', 'None'],
      ['name', 'unicode', 'web'],
      ['memory', 'long', '512'],
      ['maxmem', 'long', '99999999999999999999'],
      ['vif', 'tuple', ''],
      ['disk', 'dict', ''],
      ['extra', 'function', ''],
      ['root', 'module', ''],
      ['boot', 'function', ''],
      ['cpus', 'object', ''],
    ]);
  });

  it('forget a name that is deleted', () => {
    assert.deepEqual(finals(lines("name = 'a'", 'del name', 'memory = 1')), { memory: int(1) });
  });

  it('are none for a file that xm takes for XML', () => {
    const { assignments, open } = settingsOf('<vm name="a"/>');
    assert.deepEqual([assignments, open], [[], true]);
  });
});

describe('the value of an expression in an xm file', () => {
  const values: readonly (readonly [string, Plain])[] = [
    ["'VM%d' % 7", 'VM7'],
    ["'%s-%02x' % ('web', 10)", 'web-0a'],
    ["'%(a)s' % {'a': 1}", '1'],
    ["'{0}:{1:>3}'.format('a', 5)", 'a:  5'],
    ["'a' 'b' + 'c' * 2", 'abcc'],
    ["'a,b'.split(',')[1].upper()", 'B'],
    ["','.join(['a', 'b'])", 'a,b'],
    ['str(1) + `2` + repr("x")', "12'x'"],
    ["['a', 'b'][-1]", 'b'],
    ["'xenbr0'[-2:]", 'r0'],
    ["'xenbr0'[::-1]", '0rbnex'],
    ['7 / 2', int(3)],
    ['-7 / 2', int(-4)],
    ['-7 % 3', int(2)],
    ['-9223372036854775808 % -1', { dropped: 'long' }],
    ['2 ** 10', int(1024)],
    ['1 << 4 | 3', int(19)],
    ['-9223372036854775808', { int: '-9223372036854775808' }],
    ['7 / 2.0', { float: '3.5' }],
    ['1 and "a" or "b"', 'a'],
    ['"x" if 0 else "y"', 'y'],
    ['[x * 2 for x in range(3) if x]', [int(2), int(4)]],
    ["dict(a='1').get('a', '2')", '1'],
    ["sorted({'b': 1, 'a': 2}.keys())", ['a', 'b']],
    ["(lambda x, y='2': x + y)('1')", '12'],
    ['sum(len(w) for w in ["a", "bc"])', int(3)],
    ["os.path.join('/etc/xen', 'web')", '/etc/xen/web'],
    ["os.path.basename('/etc/xen/web.cfg')", 'web.cfg'],
    ["os.path.splitext('web.cfg')[0]", 'web'],
    ["add_offset_to_ip('10.0.0.250', 10)", '10.0.1.4'],
    ["['no', 'yes'][check_subnet('10.0.0.7', '10.0.0.0', '255.255.255.0')]", 'yes'],
  ];
  for (const [expression, value] of values) {
    it(`${expression}`, () => assert.deepEqual(final(`x = ${expression}\n`, 'x'), value));
  }

  const unknowns: readonly (readonly [string, string])[] = [
    ['os.uname()[4]', 'what os.uname gives is only known when the file runs'],
    ["'web-%s' % os.getenv('USER')", 'what os.getenv gives is only known when the file runs'],
    ["open('/etc/hostname').read()", 'what open() gives is only known when the file runs'],
    ["get_current_ipaddr('eth0')", 'what get_current_ipaddr() finds depends on the machine'],
    ['xm_file', 'xm_file is what xm makes it'],
    ["sorted({'a': 1, 'b': 2}, key=len)", 'the order of equal items is not fixed'],
    ["{'a': 1, 'b': 2}.keys()", 'the order of the entries of a dict or set is not fixed'],
    ['[1] if xm_help else [2]', 'xm_help is what xm makes it'],
  ];
  for (const [expression, reason] of unknowns) {
    it(`${expression} is unknown`, () => assert.deepEqual(final(`x = ${expression}\n`, 'x'), { unknown: reason }));
  }

  it('is known as far as it goes in a list', () => {
    const text = "vif = ['bridge=xenbr0', 'ip=%s' % os.getenv('IP')]\n";
    assert.deepEqual(final(text, 'vif'), [
      'bridge=xenbr0',
      { unknown: 'what os.getenv gives is only known when the file runs' },
    ]);
  });

  it('divides truly where the file asks for it', () => {
    assert.deepEqual(final(lines('from __future__ import division', 'x = 7 / 2'), 'x'), { float: '3.5' });
  });
});

describe('an xm file that is a program', () => {
  it('builds its devices in loops', () => {
    const text = lines(
      "name = 'web'",
      'vif = []',
      "for i, bridge in enumerate(['xenbr0', 'xenbr1']):",
      "    vif.append('mac=00:16:3e:00:00:%02x, bridge=%s' % (i + 1, bridge))",
      "disk = ['phy:/dev/vg0/%s-%s,xvd%s,w' % (name, part, letter) for part, letter in zip(['root', 'swap'], 'ab')]",
    );
    assert.deepEqual(finals(text), {
      name: 'web',
      vif: ['mac=00:16:3e:00:00:01, bridge=xenbr0', 'mac=00:16:3e:00:00:02, bridge=xenbr1'],
      disk: ['phy:/dev/vg0/web-root,xvda,w', 'phy:/dev/vg0/web-swap,xvdb,w'],
    });
  });

  it('calls its functions, with what they are handed', () => {
    const text = lines(
      'def mac(number, prefix="00:16:3e"):',
      '    rest = "%06x" % number',
      '    return prefix + "".join([":" + rest[i:i + 2] for i in range(0, 6, 2)])',
      'vif = ["mac=" + mac(258), "mac=" + mac(number=1, prefix="02:00:00")]',
    );
    assert.deepEqual(final(text, 'vif'), ['mac=00:16:3e:00:01:02', 'mac=02:00:00:00:00:01']);
  });

  it('shares a list that two names hold', () => {
    const text = lines("disk = ['a']", 'vif = disk', "vif.append('b')", "disk += ['c']");
    assert.deepEqual(finals(text), { disk: ['a', 'b', 'c'], vif: ['a', 'b', 'c'] });
  });

  it('has an empty list while it sorts it', () => {
    assert.deepEqual(final("vif = ['b', 'a']\nvif.sort(key=lambda x, all=vif: (len(all), x))\n", 'vif'), ['a', 'b']);
    assert.deepEqual(final("vif = ['b', 'a']\nvif.sort(key=lambda x, all=vif: len(all) and x)\n", 'vif'), ['b', 'a']);
  });

  it('loses the order of a list whose sort an error breaks off', () => {
    const text = lines("vif = ['b', 'a']", 'try:', '    vif.sort(key=int)', 'except ValueError:', '    pass');
    assert.ok(isUnknown(final(text, 'vif')));
  });

  it('decides by what is known', () => {
    const text = lines(
      'vmid = 3',
      'if vmid == 0:',
      "    name = 'none'",
      'elif vmid < 5:',
      "    name = 'few'",
      'else:',
      '    exit()',
    );
    assert.equal(final(text, 'name'), 'few');
  });

  it('is not known where the machine decides, unless all ways agree', () => {
    const text = lines(
      'memory = 256',
      "if os.uname()[4] == 'x86_64':",
      "    kernel = '/boot/64'",
      "    builder = 'hvm'",
      '    memory = 512',
      '    acpi = 1',
      'else:',
      "    kernel = '/boot/32'",
      "    builder = 'hvm'",
    );
    const { kernel, builder, memory, acpi } = finals(text);
    assert.equal(builder, 'hvm');
    assert.ok([kernel, memory, acpi].every(isUnknown));
  });

  it('does not know two names that one way gives a new list together', () => {
    const text = lines("vif = ['a']", 'disk = vif', 'if os.getpid() == 1:', '    vif = disk = []');
    const { vif, disk } = finals(text);
    assert.ok([vif, disk].every(isUnknown));
  });

  it('counts only the way that does not end xm', () => {
    const text = lines(
      'if os.getpid() == 1:',
      "    raise ValueError('not here')",
      'else:',
      "    name = 'web'",
      'vcpus = 1',
    );
    assert.deepEqual(finals(text), { name: 'web', vcpus: int(1) });
  });

  it('catches its exceptions', () => {
    const text = lines(
      'try:',
      "    memory = int('256M')",
      'except ValueError:',
      '    memory = 256',
      'else:',
      '    vcpus = 2',
    );
    assert.deepEqual(finals(text), { memory: int(256) });
  });

  it('is not known behind an exception that may have been', () => {
    const text = lines(
      'try:',
      "    name = open('/etc/hostname').read()",
      '    memory = 1',
      'except:',
      "    name = 'web'",
      '    memory = 1',
    );
    const { name, memory } = finals(text);
    assert.ok(isUnknown(name));
    assert.deepEqual(memory, int(1));
  });

  it('may still have what an exception kept from being deleted', () => {
    const text = lines("name = 'web'", 'try:', '    del vif[0], name', 'except Exception:', '    pass');
    assert.ok(isUnknown(final(text, 'name')));
  });

  it('takes names from the command line of xm where it is ready for their absence', () => {
    const text = lines('try:', '    vmid = int(vmid)', 'except NameError:', '    vmid = 1', "name = 'VM%d' % vmid");
    const { undefinedNames } = settingsOf(text);
    assert.deepEqual([undefinedNames, isUnknown(final(text, 'name'))], [[], true]);
  });

  it('takes the variables that xm_vars declares', () => {
    const text = lines(
      'def vmid_check(var, val):',
      '    val = int(val)',
      '    if val <= 0: raise ValueError',
      '    return val',
      "xm_vars.var('vmid', use='Virtual machine id.', check=vmid_check)",
      'xm_vars.check()',
      "name = 'VM%d' % vmid",
      'memory = 64',
    );
    const { undefinedNames } = settingsOf(text);
    assert.deepEqual(undefinedNames, []);
    assert.ok(isUnknown(final(text, 'name')));
    assert.deepEqual(final(text, 'memory'), int(64));
  });

  it('may be changed in any way by code that is not in it', () => {
    for (const code of ["execfile('common.py')", "exec open('common.py').read()", 'from common import *']) {
      const { open } = settingsOf(lines("name = 'web'", code));
      assert.ok(open, code);
      const text = lines("name = 'web'", code, 'memory = 128');
      assert.ok(isUnknown(final(text, 'name')), code);
      assert.deepEqual(final(text, 'memory'), int(128), code);
    }
  });

  it('goes on behind an exception as if the statement were mended', () => {
    const text = lines("name = 'web' % 1", 'memory = 128', "vif = ['mac=%s' % name]");
    const { open } = settingsOf(text);
    assert.ok(open);
    assert.ok(isUnknown(final(text, 'name')));
    assert.deepEqual(final(text, 'memory'), int(128));
  });

  it('changes no list that unknown code cannot reach', () => {
    const text = lines("vif = ['a']", "disk = ['b']", 'os.system(disk)', "vif.append('c')");
    const { vif, disk } = finals(text);
    assert.deepEqual(vif, ['a', 'c']);
    assert.ok(isUnknown(disk));
  });
});

describe('names in an xm file', () => {
  const reported = (text: string): string[] =>
    settingsOf(text).undefinedNames.map(
      ({ name, span }) => `${name} ${text.slice(span.start, span.end)} ${span.start}`,
    );

  it('are reported where they are not defined', () => {
    const text = lines("name = hostname + '-web'", 'memory = 128', 'vif = [mac]');
    assert.deepEqual(reported(text), ['hostname hostname 7', 'mac mac 45']);
    assert.deepEqual(final(text, 'memory'), int(128));
  });

  it('of the file are not seen by its functions', () => {
    const text = lines(
      'import os',
      "base = 'web'",
      'def host(): return os.uname()[1]',
      'def guest(n): return base + n',
      "x = host() + guest('1')",
    );
    const { undefinedNames } = settingsOf(text);
    assert.deepEqual(
      undefinedNames.map(({ name }) => name),
      ['os', 'base'],
    );
    assert.match(undefinedNames[0]?.reason ?? '', /hand it over as a default argument \(os=os\)/);
  });

  it('of the file are seen by its functions as defaults', () => {
    const text = lines("base = 'web'", 'def guest(n, base=base): return base + n', "name = guest('1')");
    assert.equal(final(text, 'name'), 'web1');
  });

  it('of the file are not seen by lambdas and generators either', () => {
    assert.deepEqual(reported(lines('n = 1', 'f = lambda: n', 'x = f()')), ['n n 18']);
    assert.deepEqual(reported(lines('n = 1', 'x = list(n for i in [1])')), ['n n 15']);
    assert.deepEqual(reported(lines('n = 1', 'x = [n for i in [1]]')), []);
  });

  it('of a function are not seen outside', () => {
    assert.deepEqual(reported(lines('def f():', '    inner = 1', 'f()', 'x = inner')), ['inner inner 31']);
  });

  it('that a function sets for all with global are seen by functions', () => {
    const text = lines('def f():', '    global count', '    count = 3', 'f()', 'def g(): return count', 'x = g()');
    assert.deepEqual(reported(text), []);
    assert.deepEqual(final(text, 'x'), int(3));
  });

  it('are not reported where it is not known that they are used', () => {
    assert.deepEqual(reported(lines('if os.getpid() == 1: x = nowhere', 'def never(): return nowhere')), []);
  });

  it('that xm gives every file are known', () => {
    const text = lines(
      'x = sys.argv',
      'y = os.sep',
      'z = Vars',
      'a = xm_vars',
      'b = inet_aton',
      'c = get_defaultroute()',
    );
    assert.deepEqual(reported(text), []);
  });
});
