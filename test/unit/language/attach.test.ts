import assert from 'node:assert/strict';
import type { DomainFile } from '../../../server/src/config/file.ts';
import { addVif, attachCommand, vifOfCommand } from '../../../server/src/language/attach.ts';
import { applyEdits } from '../../../server/src/language/edits.ts';
import { Service } from '../../../server/src/service.ts';
import { inputOf, type Reading } from '../../support/check.ts';
import { placed } from '../../support/cursor.ts';

const read = (text: string, reading: Reading = {}) => new Service().update(inputOf({ ...reading, text })) as DomainFile;

describe('an interface as a command', () => {
  const cases: readonly (Reading & { at: string; command: string | undefined })[] = [
    {
      at: "name = 'web1'\nvif = [ 'mac=00:16:3e:00:00:01, bri|dge=xenbr0' ]\n",
      command: 'xl network-attach web1 mac=00:16:3e:00:00:01 bridge=xenbr0',
    },
    { at: "vif = [ 'ip=10.0.0.1 10.0.0.2|' ]\n", command: "xl network-attach DOMAIN 'ip=10.0.0.1 10.0.0.2'" },
    { at: "name = 'a'\nvif = [ '|' ]\n", toolstack: 'xm', command: 'xm network-attach a' },
    { at: "name = 'a;b$(c)'\nvif = [ '|' ]\n", command: "xl network-attach 'a;b$(c)'" },
    { at: "na|me = 'a'\nvif = [ '' ]\n", command: undefined },
  ];
  for (const { at, command, ...reading } of cases) {
    it(at, () => {
      const { text, offset } = placed(at);
      assert.equal(attachCommand(read(text, reading), offset), command);
    });
  }
});

describe('a command as an interface', () => {
  const cases: readonly [string, string | undefined][] = [
    ['xl network-attach web1 mac=00:16:3e:00:00:01 bridge=xenbr0', 'mac=00:16:3e:00:00:01,bridge=xenbr0'],
    ['sudo /usr/sbin/xm network-attach web1 script=vif-route "ip=10.0.0.1"\n', 'script=vif-route,ip=10.0.0.1'],
    ["xl -v network-attach 'my guest' 'ip=10.0.0.1 10.0.0.2'", 'ip=10.0.0.1 10.0.0.2'],
    ['xl network-attach web1', ''],
    ['xl network-attach', undefined],
    ['xl network-attach web1 bridge=a; rm x', undefined],
    ["xl network-attach web1 'bridge=a", undefined],
    ['xl network-attach web1 bridge=a,b', undefined],
    ['xl block-attach web1 a', undefined],
  ];
  for (const [command, vif] of cases) it(command, () => assert.equal(vifOfCommand(command), vif));

  const added: readonly (Reading & { from: string; to: string | undefined })[] = [
    { from: '', to: "vif = [ 'x=1' ]\n" },
    { from: 'a = 1', to: "a = 1\nvif = [ 'x=1' ]\n" },
    { from: "vif = [ 'a' ]\n", to: "vif = [ 'a', 'x=1' ]\n" },
    { from: 'vif = []\n', to: "vif = [ 'x=1' ]\n" },
    { from: 'vif = [ ]\n', to: "vif = [ 'x=1' ]\n" },
    { from: "vif = [\n    'a', # one\n]\n", to: "vif = [\n    'a',\n    'x=1', # one\n]\n" },
    { from: "vif = [ 'a' ]\nvif += [ 'b' ]\n", to: undefined },
    { from: "vif = 'a'\n", to: undefined },
    { from: "vif = [ 'a'\n", to: undefined },
    { from: "vif = [ 'a=%s' % 'b' ]\n", toolstack: 'xm', to: "vif = [ 'a=%s' % 'b', 'x=1' ]\n" },
    { from: "vif = [ 'a',\n ]\n", toolstack: 'xm', to: "vif = [ 'a', 'x=1',\n ]\n" },
    { from: "v = [ 'a' ]\nvif = v\n", toolstack: 'xm', to: undefined },
  ];
  for (const { from, to, ...reading } of added) {
    it(`added to ${JSON.stringify(from)}`, () => {
      const edit = addVif(read(from, reading), 'x=1');
      assert.equal(edit && applyEdits(from, [edit]), to);
    });
  }
});
