import assert from 'node:assert/strict';
import type { FileFacts } from '../../../server/src/fleet/facts.ts';
import { statesOf } from '../../../server/src/fleet/states.ts';
import { pack, unpack } from '../../../server/src/fleet/transfer.ts';
import { Service } from '../../../server/src/service.ts';
import { inputOf } from '../../support/check.ts';

const text = (name: string, mac: string): string =>
  `name = "${name}"\nmemory = 512\nvif = ['mac=00:16:3e:00:00:${mac},ip=192.0.2.0/24']\nvfb = ['vncdisplay=1']\n`;

describe('facts for another thread', () => {
  it('arrive as they were', () => {
    const service = new Service();
    service.update(inputOf({ path: 'a.cfg', text: text('a', '01') }));
    service.update(inputOf({ path: 'xl.conf', kind: 'conf', text: 'vif.default.script="vif-route"\n' }));
    const facts = ['a.cfg', 'xl.conf'].map((path) => service.fleet.factsOf(path) as FileFacts);
    assert.ok(facts[0]?.facts.some(({ detail }) => detail));
    assert.deepEqual(unpack(pack(facts)), facts);
  });

  it('tell whether an answer would be the same among all files', () => {
    const one = new Service();
    one.update(inputOf({ path: 'a.cfg', text: text('a', '01') }));
    const states = statesOf(one.answer('a.cfg')?.from ?? []);
    const all = new Service();
    all.update(inputOf({ path: 'a.cfg', text: text('a', '01') }));
    const disagreeing = (): number => states.filter((state) => !all.fleet.agrees(state)).length;
    assert.equal(disagreeing(), 0);
    all.update(inputOf({ path: 'b.cfg', text: text('b', '01').replace('192.0.2.0/24', '198.51.100.1') }));
    assert.ok(disagreeing() > 0);
    all.remove('b.cfg');
    assert.equal(disagreeing(), 0);
  });
});
