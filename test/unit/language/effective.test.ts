import assert from 'node:assert/strict';
import { effective } from '../../../server/src/language/effective.ts';
import { Service } from '../../../server/src/service.ts';
import { inputOf, type Reading } from '../../support/check.ts';

const shown = (text: string, reading: Reading = {}): string =>
  effective(new Service().update(inputOf({ ...reading, text })));

/** Each line of the text with its note, blanks made one. */
const lines = (text: string, reading?: Reading): string[] =>
  shown(text, reading)
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' '));

describe('the effective configuration', () => {
  it('has what the file sets and where', () => {
    const found = lines('name = "a"\nmemory = 1\nmemory = 512\n');
    assert.ok(found.includes('name = "a" # line 1'));
    assert.ok(found.includes('memory = 512 # line 3, in place of 1 before'));
  });

  it('has defaults, and what is not set', () => {
    const found = lines('name = "a"\n');
    assert.ok(found.includes('acpi = 1 # default'));
    const left = found.slice(found.indexOf('# not set') + 1).join(' ');
    assert.match(left, /# .*\bkernel\b/);
    assert.doesNotMatch(left, /\bacpi\b|\bname\b/);
  });

  it('joins what += adds, and names the lines', () => {
    const found = lines('extra = "x"\nextra = "a"\nextra += "b"\n');
    assert.ok(found.includes('extra = "ab" # lines 2, 3, in place of 1 before'));
  });

  it('has the items of a list with the defaults of their sub-keys', () => {
    const found = lines("vif = [ 'bridge=xenbr1' ]\n");
    const at = found.indexOf('vif = [ # line 1');
    assert.ok(at > 0);
    assert.equal(found[at + 1], '"bridge=xenbr1", # 0');
    assert.match(found[at + 2] ?? '', /^# defaults: /);
    assert.doesNotMatch(found[at + 2] ?? '', /bridge=/);
  });

  it('begins with what the file sets, in the order of the file; defaults of the guest itself come before those of the platform', () => {
    const found = lines('vcpus = 2\nname = "a"\n');
    const set = found.indexOf('# set in the file');
    assert.deepEqual(found.slice(set + 1, set + 3), ['vcpus = 2 # line 1', 'name = "a" # line 2']);
    const titles = found.filter((one) => one.startsWith('# defaults: '));
    assert.ok(titles.indexOf('# defaults: cpu') < titles.indexOf('# defaults: platform'), titles.join());
  });

  it('leaves out what other kinds of guests have', () => {
    const has = (type: string) => lines(`name = "a"\ntype = "${type}"\n`).some((line) => line.includes('pvshim '));
    assert.deepEqual([has('pv'), has('pvh')], [false, true]);
  });

  it('says what is never read', () => {
    assert.ok(lines('memry = 1\n').includes('# memry = 1 # line 1'));
  });

  it('says of a program what cannot be known, and what xm drops', () => {
    const found = lines('import os\nname = os.environ["A"]\nmemory = 2 * 256\nlocaltime = True\n', { toolstack: 'xm' });
    assert.ok(found.some((line) => line.startsWith('# name = ? # line 2:')));
    assert.ok(found.includes('memory = 512 # line 3'));
    assert.ok(found.some((line) => line.startsWith('# localtime = True # line 4: xm drops a bool')));
  });

  it('takes the first of each option of xend', () => {
    const found = lines('(xend-port 1)\n(xend-port 2)\n', { kind: 'xend', toolstack: 'xm' });
    assert.ok(found.includes('(xend-port 1) # line 1'));
    assert.ok(found.includes('# (xend-port 2) # line 2: xend takes the first of that name'));
    assert.ok(found.includes('(xend-unix-server no) # default'));
  });

  it('lets no text of the file end a comment', () => {
    const found = shown('(xend-port 1)\n(nonsense "a\nb")\n', { kind: 'xend', toolstack: 'xm' });
    assert.match(found, /^# \(nonsense "a b"\) +# line 2$/m);
  });

  it('is itself a file that the toolstack reads', () => {
    for (const type of ['pv', 'hvm', 'pvh']) {
      const text = shown(`name = "a"\ntype = "${type}"\nvif = [ '' ]\ndisk = [ 'phy:/dev/a,xvda,w' ]\n`);
      assert.ok(new Service().update(inputOf({ text })).ok, text);
    }
  });
});
