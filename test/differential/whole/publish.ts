import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { CONFIGS } from './configs.ts';
import { asFiles, judge } from './judge.ts';
import { addTo, compared, emptyMatrix } from './matrix.ts';
import { type Group, report } from './report.ts';
import { RELEASE } from './settings.ts';

/** What is held against xl: generated configs by their seeds, and lists of further files by their titles. */
export interface Wanted {
  readonly seeds: readonly number[];
  /** Configs a seed. */
  readonly configs: number;
  /** A title, and the file that names the paths, one a line. */
  readonly lists: readonly { readonly title: string; readonly list: string }[];
  /** How xl was asked, for the page. */
  readonly judge: string;
}

export interface Published {
  readonly page: string;
  /** Disagreements that no class explains, in words. */
  readonly unexplained: readonly string[];
}

/** Holds configs against xl, and answers with the text of docs/beside-xl.md. */
export function publish(wanted: Wanted): Published {
  let deep = false;
  const group = (title: string, parts: Iterable<() => readonly string[]>): Group => {
    const matrix = emptyMatrix();
    for (const part of parts) {
      const paths = part();
      const verdicts = judge(paths);
      deep ||= verdicts.some(({ reached }) => reached);
      addTo(matrix, paths, verdicts);
    }
    return { title, matrix };
  };
  const groups = [
    group('examples', [() => globSync('examples/xl-host/**/*.cfg').sort()]),
    ...wanted.lists.map(({ title, list }) =>
      group(title, [() => readFileSync(list, 'utf8').split('\n').filter(Boolean)]),
    ),
    group(
      'generated',
      wanted.seeds.map((seed) => () => asFiles(fc.sample(CONFIGS, { numRuns: wanted.configs, seed }))),
    ),
  ];
  return { page: page(groups, wanted, deep), unexplained: groups.flatMap(({ matrix }) => matrix.unexplained) };
}

function page(groups: readonly Group[], { seeds, configs, judge: command }: Wanted, deep: boolean): string {
  const count = groups.reduce((sum, { matrix }) => sum + compared(matrix), 0);
  return `# Beside xl

What \`xen-config check\` says of ${count} whole domU configs, beside what xl of Xen ${RELEASE} does with them.
*Refuses*, of xl, is that it ${deep ? 'does not come to the call that makes the guest' : 'ends a dry run (`xl create -n`) with an error'}; of us, that we report an error.
${deep ? "So libxl's own checks of the whole guest have run. " : ''}Warnings and what is below them do not count.

Generated configs: ${seeds.length} × ${configs}, seeds ${seeds.join(', ')}. About one in three has no slip in it on purpose, most have a few, and some have many.

${report(groups)}
The classes:
- *after creation*: xl comes as far as the call that makes the guest, which then fails or does not work as written. We say so beforehand.
- *said by xl*: xl prints that it goes on without what is written, and takes the file.
- *host*: the answer depends on the machine, which the file does not tell.
- *warning*: xl refuses, and we warn.

A config with several differences counts in several classes. Each class is defined in \`test/differential/whole\` by the rule and the words of the
message, or by what xl prints; a difference that fits none is *unexplained*, and the test fails.

## Run it again

    npm run matrix -- [--configs N] [--seeds A,B,…] ["TITLE=LIST" …]

LIST is a file that names further configs, one path a line. \`XEN_XL_JUDGE\` is a command that asks xl: it gets \`@FILE\` (a list of paths) as its last word, and
prints one line of JSON a config, \`{"file": PATH, "ok": true, "messages": ["what xl printed"]}\`; \`"reached": true\` says that xl came to the
call that makes the guest. Without \`XEN_XL_JUDGE\`, \`scripts/xl-dry-run.mjs\` runs \`xl create -n\` for each, as root on a Xen host. A dry run ends before libxl looks at
the guest as a whole, so that what libxl alone refuses is then found by us only, and stays unexplained.

For this page xl was asked by ${command}. The test itself: \`XEN_XL_JUDGE=… node scripts/unit.mjs [--long] differential/whole\`.
`;
}
