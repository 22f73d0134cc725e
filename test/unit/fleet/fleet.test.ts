import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Input, Service } from '../../../server/src/service.ts';
import type { Problem } from '../../../server/src/syntax/problem.ts';
import { inputOf } from '../../support/check.ts';

const guest = (name: string, vif: string, rest = ''): string =>
  `name = "${name}"\nmemory = 512\nkernel = "/boot/vmlinuz"\nvif = ['${vif}']\n${rest}`;

const brief = (problems: readonly Problem[]): string[] =>
  problems.map(({ rule, span, message }) => `${rule} ${span.start} ${message}`);

describe('a fleet', () => {
  const service = (...files: Input[]): Service => {
    const made = new Service();
    for (const file of files) made.update(file);
    for (const { path } of files) made.problems(path);
    return made;
  };
  const input = (path: string, text: string, more: Partial<Input> = {}): Input => ({
    ...inputOf({ path, text }),
    ...more,
  });

  it('checks again only what shares a fact with a change, before or after it', () => {
    const made = service(
      input('a', guest('a', 'mac=00:16:3e:00:00:01')),
      input('b', guest('b', 'mac=00:16:3e:00:00:02')),
      input('c', guest('c', 'mac=00:16:3e:00:00:01')),
      input('d', guest('d', 'mac=00:16:3e:00:00:04,ip=192.0.2.4,bridge=xenbr0')),
    );
    made.update(input('a', guest('a', 'mac=00:16:3e:00:00:02')));
    assert.deepEqual(made.stale(), ['b', 'c']);
    assert.ok(made.problems('b').some(({ rule }) => rule === 'duplicate-mac'));
    assert.ok(!made.problems('c').some(({ rule }) => rule === 'duplicate-mac'));
    assert.deepEqual(made.stale(), []);
  });

  it('leaves the others alone when an edit touches no fact', () => {
    const text = guest('a', 'mac=00:16:3e:00:00:01');
    const made = service(input('a', text), input('b', guest('b', 'mac=00:16:3e:00:00:01')));
    made.update(input('a', `${text}# a comment\nextra = "quiet"\n`));
    assert.deepEqual(made.stale(), []);
  });

  it('tells the others when a fact moves to another line', () => {
    const text = guest('a', 'mac=00:16:3e:00:00:01');
    const made = service(input('a', text), input('b', guest('b', 'mac=00:16:3e:00:00:01')));
    made.update(input('a', `\n${text}`));
    assert.deepEqual(made.stale(), ['b']);
    assert.match(made.problems('b').find(({ rule }) => rule === 'duplicate-mac')?.message ?? '', /line 5/);
  });

  it('keeps the facts of a file whose text is forgotten', () => {
    const made = service(
      input('a', guest('a', 'mac=00:16:3e:00:00:01')),
      input('b', guest('b', 'mac=00:16:3e:00:00:01')),
    );
    made.release('a');
    assert.deepEqual(made.problems('a'), []);
    assert.ok(made.problems('b').some(({ rule }) => rule === 'duplicate-mac'));
    made.remove('a');
    assert.deepEqual(made.stale(), ['b']);
    assert.ok(!made.problems('b').some(({ rule }) => rule === 'duplicate-mac'));
  });

  it('takes a folder with settings of its own for another host', () => {
    const rules = (made: Service, path: string): string[] => made.problems(path).map(({ rule }) => rule);
    const one = input('x/web.cfg', guest('web', 'mac=00:16:3e:00:00:01'));
    const other = input('y/web.cfg', guest('web', 'mac=00:16:3e:00:00:02'));
    assert.ok(rules(service(one, other), 'x/web.cfg').includes('duplicate-name'));
    const made = service(one, { ...other, projectFolder: 'y' });
    assert.ok(!rules(made, 'x/web.cfg').includes('duplicate-name'));
    made.fleet.removeHost('y');
    assert.deepEqual(made.stale(), ['x/web.cfg', 'y/web.cfg']);
    assert.ok(rules(made, 'y/web.cfg').includes('duplicate-name'));
  });

  it('finds addresses inside ranges, however they arrive', () => {
    const a = input('a', guest('a', 'mac=00:16:3e:00:00:01,ip=198.51.100.7'));
    const b = input('b', guest('b', 'mac=00:16:3e:00:00:02,ip=198.51.100.0/24'));
    const c = input('c', guest('c', 'mac=00:16:3e:00:00:03,ip=198.51.101.7'));
    const d = input('d', guest('d', 'mac=00:16:3e:00:00:04,ip=198.51.100.0/23'));
    for (const files of [
      [a, b, c, d],
      [d, c, b, a],
      [b, d, a, c],
    ]) {
      const made = service(...files);
      const found = (path: string): number =>
        made.problems(path).find(({ rule }) => rule === 'duplicate-ip')?.related.length ?? 0;
      assert.deepEqual(['a', 'b', 'c', 'd'].map(found), [2, 2, 1, 3]);
    }
  });

  it('says the same after any sequence of changes as when it is read anew', () => {
    const paths = ['h1/a.cfg', 'h1/b.cfg', 'h2/c.cfg', 'd.cfg'];
    const vif = fc.constantFrom(
      'mac=00:16:3e:00:00:01,ip=10.0.0.1,vifname=web',
      'mac=00:16:3e:00:00:02,ip=10.0.0.0/24,vifname=web',
      'ip=10.0.0.0/8,vifname=averyveryverylong',
      'mac=00:16:3e:00:00:01,bridge=xenbr1,vifname=averyveryverylonger',
      '',
    );
    const rest = fc.constantFrom(
      'pci = ["00:1b.0"]\n',
      'vfb = ["vncdisplay=3"]\n',
      'uuid = "0a1b2c3d-0000-4000-8000-000000000001"\n',
      '',
    );
    const host = fc.constantFrom({ memory: 700, cpus: 4, bridges: ['xenbr0'] }, undefined);
    const change = fc.oneof(
      fc.tuple(fc.constantFrom(...paths), vif, rest, host).map(([path, net, more, machine]) => {
        const text = guest(path.slice(-5, -4), net, more);
        const given = inputOf({ path, text, ...(machine ? { host: machine } : {}) });
        return { path, input: given as Input | undefined };
      }),
      fc.constantFrom(...paths).map((path) => ({ path, input: undefined as Input | undefined })),
      fc.constantFrom('network-route', 'network-bridge').map((script) => ({
        path: 'h1/xend-config.sxp',
        input: inputOf({
          path: 'h1/xend-config.sxp',
          kind: 'xend',
          toolstack: 'xm',
          text: `(network-script ${script})`,
        }) as Input | undefined,
      })),
      fc.constant({ path: 'h1/xend-config.sxp', input: undefined as Input | undefined }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 14 }), (changes) => {
        const kept = new Service();
        const now = new Map<string, Input>();
        for (const { path, input: next } of changes) {
          if (next) {
            kept.update(next);
            now.set(path, next);
          } else {
            kept.remove(path);
            now.delete(path);
          }
          for (const known of now.keys()) kept.problems(known);
        }
        const fresh = service(...now.values());
        for (const path of now.keys()) assert.deepEqual(brief(kept.problems(path)), brief(fresh.problems(path)));
      }),
      { numRuns: 150 },
    );
  });
});
