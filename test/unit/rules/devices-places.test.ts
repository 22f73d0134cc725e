import assert from 'node:assert/strict';
import type { Release } from '../../../server/src/catalog/release.ts';
import { checkText } from '../../support/check.ts';

/** The texts of a file that a rule marks. */
const marked = (rule: string, text: string, release: Release = '4.22'): string[] =>
  checkText(text, { release })
    .filter((problem) => problem.rule === rule)
    .map(({ span }) => text.slice(span.start, span.end));

describe('places of problems in the strings of devices', () => {
  it('are exact behind an escape', () => {
    assert.deepEqual(marked('vsnd-invalid', 'vsnd = [["card, long-name=a\\"b, fmt=1"]]\n'), ['fmt']);
    assert.deepEqual(marked('vdispl-invalid', 'vdispl = ["be-alloc=0,connectors=\\"a\\":1X1"]\n'), ['1X1']);
    assert.deepEqual(marked('p9-invalid', "p9 = ['tag=it\\'s,pth=/x,path=/x,security_model=none']\n"), ['pth']);
  });

  it('are exact in a list that is put together', () => {
    const text = 'channel = ["name=a,connection=pty"]\nchannel += ["name=b,connection=PTY"]\n';
    assert.deepEqual(marked('channel-invalid', text), ['PTY']);
  });

  it('are those of each release', () => {
    const shares = 'p9 = ["tag=a,path=/a,security_model=none", "tag=b"]\n';
    assert.deepEqual(marked('p9-invalid', shares, '4.17'), []);
    assert.deepEqual(marked('p9-invalid', shares, '4.18'), ['"tag=b"']);
    assert.deepEqual(marked('p9-invalid', 'p9 = ["tag =a,path=/a,security_model=none"]\n', '4.18'), []);
    assert.deepEqual(marked('virtio-invalid', 'virtio = ["foo"]\n', '4.17'), []);
  });
});
