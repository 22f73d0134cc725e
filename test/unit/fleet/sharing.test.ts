import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Digester } from '../../../server/src/fleet/digest.ts';
import { Sharing } from '../../../server/src/fleet/sharing.ts';
import { type Input, Service } from '../../../server/src/service.ts';
import type { Problem } from '../../../server/src/syntax/problem.ts';
import { inputOf } from '../../support/check.ts';

const brief = (problems: readonly Problem[]): string[] =>
  problems.map(
    ({ rule, span, message, fixes }) => `${rule} ${span.start} ${message} ${fixes.map(({ title }) => title)}`,
  );

const config = (name: string, vifs: readonly string[], rest: string): string =>
  `name = "${name}"\nmemory = 400\nkernel = "/boot/vmlinuz"\nvif = [${vifs.map((vif) => `'${vif}'`).join(', ')}]\n${rest}`;

/** The numbers of the files that share something, each looked at by itself, in digests of two files. */
function sharedOf(files: readonly Input[]): { shared: ReadonlySet<number>; alone: Map<string, string[]> } {
  const sharing = new Sharing();
  const service = new Service();
  const alone = new Map<string, string[]>();
  for (let offset = 0; offset < files.length; offset += 2) {
    const digest = new Digester();
    files.slice(offset, offset + 2).forEach((input, i) => {
      const { file, answer } = service.glance(input);
      digest.add(i, file, service.fleet.hostOf(file.path), answer.from);
      alone.set(input.path, brief(answer.value));
    });
    sharing.add(digest, offset);
  }
  return { shared: sharing.shared(), alone };
}

describe('what files share', () => {
  const vif = fc.constantFrom(
    'mac=00:16:3e:00:00:01,ip=10.0.0.1,vifname=web',
    'mac=00:16:3E:00:00:01,ip=10.0.1.1',
    'mac=00:16:3e:00:00:02,ip=10.0.0.0/24,vifname=web',
    'ip=10.0.0.0/8,vifname=averyveryverylongname',
    'ip=2001:db8::1',
    'ip=2001:db8::/64',
    'ip=192.0.2.1,vifname=avryvryvrylngnm',
    'bridge=xenbr1,vifname=averyveryverylongername',
  );
  const rest = fc.constantFrom(
    'pci = ["00:1b.0"]\n',
    'vfb = ["vncdisplay=3"]\n',
    'uuid = "0a1b2c3d-0000-4000-8000-000000000001"\n',
    'uuid = "0A1B2C3D-0000-4000-8000-000000000001"\n',
    'disk = ["phy:/dev/vg0/a,xvda,w"]\n',
    'disk = ["phy:/dev/vg0//a,xvda,r", "phy:/dev/vg0/a,xvdb,w"]\n',
    '',
    '',
    '',
  );
  const machine = fc.constantFrom({ memory: 700, cpus: 4, bridges: ['xenbr0'] }, { memory: 70_000 }, undefined);
  const names = ['h1/a.cfg', 'h1/b.cfg', 'h1/c.cfg', 'h2/d.cfg', 'h2/e.cfg', 'f.cfg'];
  const fleet = fc
    .array(fc.tuple(fc.array(vif, { maxLength: 2 }), rest, machine, fc.constantFrom('a', 'b', 'c', 'd')), {
      minLength: names.length,
      maxLength: names.length,
    })
    .map((drawn) =>
      drawn.map(([vifs, more, host, name], i): Input => {
        const path = names[i] as string;
        const folder = path.slice(0, Math.max(0, path.indexOf('/')));
        const text = config(name, vifs, more);
        return { ...inputOf({ path, text, ...(host ? { host } : {}) }), ...(folder ? { projectFolder: folder } : {}) };
      }),
    );

  it('is found out of numbers: whoever is not named has the same problems alone', () => {
    let named = 0;
    let all = 0;
    fc.assert(
      fc.property(fleet, (files) => {
        const { shared, alone } = sharedOf(files);
        const together = new Service();
        for (const file of files) together.update(file);
        files.forEach(({ path }, i) => {
          all++;
          if (shared.has(i)) named++;
          else assert.deepEqual(alone.get(path), brief(together.problems(path)));
        });
      }),
      { numRuns: 300 },
    );
    assert.ok(named < all, 'not everybody is named');
  });

  it('is nothing between different guests', () => {
    const guest = (n: number): Input =>
      inputOf({
        path: `g${n}.cfg`,
        text: config(`g${n}`, [`mac=00:16:3e:00:00:0${n},ip=192.0.2.${n},bridge=xenbr0`], ''),
      });
    assert.deepEqual([...sharedOf([1, 2, 3, 4, 5].map(guest)).shared], []);
    assert.deepEqual([...sharedOf([1, 2, 3, 2, 5].map(guest)).shared].sort(), [1, 3]);
  });
});
