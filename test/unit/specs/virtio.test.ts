import assert from 'node:assert/strict';
import { readVirtio } from '../../../server/src/specs/virtio.ts';
import { string } from '../../support/string.ts';

const options = (text: string): string[] =>
  readVirtio(string(text)).options.map(({ key, value }) => `${key.text}=${value?.text ?? ''}`);

describe('strings of a virtio device', () => {
  it('lets a type that begins with virtio take in the next part', () => {
    assert.deepEqual(options('type=virtio,device22,transport=mmio'), ['type=virtio,device22', 'transport=mmio']);
    assert.deepEqual(options('backend=1, type=virtio,transport=mmio'), ['backend=1', 'type=virtio,transport=mmio']);
    assert.deepEqual(options('type=virtio-blk,device22'), ['type=virtio-blk,device22']);
  });

  it('ends other types at the comma', () => {
    assert.deepEqual(options('type=net,transport=mmio'), ['type=net', 'transport=mmio']);
  });

  it('tells where xl crashes', () => {
    assert.equal(readVirtio(string('transport=mmio,type=virtio')).crash?.whole.text, 'type=virtio');
    assert.equal(readVirtio(string('type=virtio,,')).crash?.whole.text, 'type=virtio');
    assert.equal(readVirtio(string('type=virtio,device1')).crash, undefined);
  });

  it('does not take another name for type', () => {
    assert.deepEqual(options('type =virtio,transport=mmio'), ['type=virtio', 'transport=mmio']);
  });
});
