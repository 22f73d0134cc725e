import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Fleet } from '../../server/src/fleet/fleet.ts';
import { gather } from '../../server/src/fleet/gather.ts';
import { eachDevice } from '../../server/src/rules/each.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { type Finding, LIST_NAMES, type Rule } from '../../server/src/rules/rule.ts';
import { Service } from '../../server/src/service.ts';
import { inputOf } from '../support/check.ts';
import { type Base, bases, pageBases } from './bases.ts';
import { type Slip, slip, slipped } from './mutate.ts';

const LONG = process.env['XEN_TEST_LONG'] === '1';
const RUNS = Number(process.env['XEN_EDIT_RUNS'] ?? (LONG ? 2000 : 120));
const SEED = Number(process.env['XEN_SEED'] ?? (LONG ? Date.now() % 1_000_000 : 1));
/** How many texts of a file follow each other. */
const VERSIONS = 12;

const BASE: fc.Arbitrary<Base> = fc.oneof(fc.constantFrom(...bases()), fc.constantFrom(...pageBases()));

/** What a person does next: a slip, a step back, or something that moves what stands below or behind. */
type Step =
  | { readonly what: 'slip'; readonly slip: Slip }
  | { readonly what: 'back' }
  | { readonly what: 'insert'; readonly text: string; readonly at: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  slip.map((one): Step => ({ what: 'slip', slip: one })),
  fc.constant<Step>({ what: 'back' }),
  fc.record({
    what: fc.constant('insert' as const),
    text: fc.constantFrom(
      '\n',
      '# moved\n',
      ' ',
      'x',
      ',',
      "'a',",
      'type = "hvm"\n',
      'builder = "hvm"\n',
      'boot = "c"\n',
    ),
    at: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
  }),
);

/** The texts that a file goes through. */
function versions(text: string, steps: readonly Step[]): string[] {
  const past = [text];
  const all = [text];
  for (const one of steps) {
    const now = past.at(-1) as string;
    if (one.what === 'back') {
      if (past.length > 1) past.pop();
    } else if (one.what === 'slip') past.push(slipped(now, one.slip));
    else {
      const at = Math.floor(one.at * now.length);
      past.push(now.slice(0, at) + one.text + now.slice(at));
    }
    all.push(past.at(-1) as string);
  }
  return all;
}

/** What each rule finds, as texts in an order of their own. */
class Found {
  readonly texts: string[] = [];

  readonly add = (rule: Rule, findings: Iterable<Finding>): void => {
    for (const finding of findings) this.texts.push(JSON.stringify([rule.id, finding]));
  };

  get sorted(): string[] {
    return this.texts.sort();
  }
}

describe(`edits (seed ${SEED})`, function () {
  this.timeout(600_000);

  it(`leave the same to say as reading the file anew, in ${RUNS} files`, () => {
    const samples = fc.sample(fc.tuple(BASE, fc.array(step, { minLength: 1, maxLength: VERSIONS })), {
      numRuns: RUNS,
      seed: SEED,
    });
    for (const [base, steps] of samples) {
      const typed = new Service();
      for (const other of base.others ?? []) typed.update(inputOf(other));
      for (const text of versions(base.text, steps)) {
        const anew = new Service();
        for (const other of base.others ?? []) anew.update(inputOf(other));
        const input = inputOf({ ...base, text });
        typed.update(input);
        anew.update(input);
        assert.deepEqual(typed.problems(input.path), anew.problems(input.path), text);
        assert.deepEqual(typed.fleet.factsOf(input.path), anew.fleet.factsOf(input.path), text);
      }
    }
  });

  it('change nothing in what rules say of each device, whether it is looked at alone or among all', () => {
    const samples = fc.sample(fc.tuple(BASE, fc.array(slip, { maxLength: 4 })), { numRuns: RUNS * 4, seed: SEED });
    let found = 0;
    for (const [base, slips] of samples) {
      const file = new Service().update(inputOf({ ...base, text: slips.reduce(slipped, base.text) }));
      if (file.kind !== 'domain') continue;
      const fleet = new Fleet();
      fleet.set(gather(file));
      for (const list of LIST_NAMES) {
        const rules = RULES.filter(({ each }) => each === list);
        const together = new Found();
        for (const rule of rules) together.add(rule, rule.check(file, fleet));
        const alone = new Found();
        eachDevice(file, fleet, list, rules, alone.add);
        assert.deepEqual(alone.sorted, together.sorted, file.text);
        found += together.texts.length;
      }
    }
    assert.ok(found > RUNS, `only ${found} findings were compared`);
  });
});
