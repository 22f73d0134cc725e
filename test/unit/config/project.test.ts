import assert from 'node:assert/strict';
import { parseProject } from '../../../server/src/config/project.ts';

const RULES = new Set(['vif-mac-global', 'syntax']);
const parse = (value: unknown) => parseProject(JSON.stringify(value), RULES);

describe('.xen-config.json', () => {
  it('says what files are checked for', () => {
    const { project, errors } = parse({
      toolstack: 'xm',
      release: '4.1.3',
      rules: { 'vif-mac-global': 'off' },
      ignore: ['*.bak'],
      host: { bridges: ['xenbr0'], networkScript: 'network-route', cpus: 16, memory: 65536 },
    });
    assert.deepEqual(errors, []);
    assert.equal(project.toolstack, 'xm');
    assert.equal(project.release, '4.1');
    assert.equal(project.rules.get('vif-mac-global'), 'off');
    assert.deepEqual(project.host, { bridges: ['xenbr0'], networkScript: 'network-route', cpus: 16, memory: 65536 });
  });

  it('takes auto as not said', () => {
    const { project, errors } = parse({ toolstack: 'auto', release: 'auto' });
    assert.deepEqual([project.toolstack, project.release, errors], [undefined, undefined, []]);
  });

  const wrong: [unknown, RegExp][] = [
    [[], /one JSON object/],
    [{ toolstak: 'xl' }, /"toolstak" is not a setting/],
    [{ toolstack: 'xe' }, /auto, xl or xm/],
    [{ release: '9.9' }, /release of Xen/],
    [{ rules: { nothing: 'off' } }, /nothing, which is not a rule/],
    [{ rules: { 'vif-mac-globl': 'off' } }, /which is not a rule; did you mean vif-mac-global\?/],
    [{ rules: { syntax: 'loud' } }, /level of syntax/],
    [{ ignore: 'x' }, /list of texts/],
    [{ host: { cpus: 'many' } }, /"host.cpus" must be a whole number/],
    [{ host: { cpu: 1 } }, /"host.cpu" is not a setting/],
  ];
  for (const [value, message] of wrong) {
    it(`refuses ${JSON.stringify(value)}`, () => assert.match(parse(value).errors.join('\n'), message));
  }

  it('names the place where it is no JSON', () => {
    assert.match(parseProject('{ "toolstack": xl }', RULES).errors.join(), /not JSON/);
  });
});
