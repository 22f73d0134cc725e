import { isConflict, networkMap } from '../../../../server/src/language/map/build.ts';
import type { NetworkMap } from '../../../../server/src/language/map/model.ts';
import { mapPart } from '../../../../server/src/language/map/part.ts';
import { Service } from '../../../../server/src/service.ts';
import { inputOf, type TestFile } from '../../../support/check.ts';

/** The map of some files, with the conflicts that the rules find. */
export function mapOf(files: readonly TestFile[]): NetworkMap {
  const service = new Service();
  const read = files.map((file) => service.update(inputOf(file)));
  const parts = read.flatMap((file) => mapPart(file) ?? []);
  return networkMap(parts, {
    fleet: service.fleet,
    problems: (path) => {
      const file = service.file(path);
      if (!file) return [];
      const found = service.problems(path).filter(({ rule, severity }) => isConflict(rule, severity));
      return found.map(({ rule, severity, message, span, related }) => ({
        rule,
        severity,
        message,
        range: file.lines.range(span),
        related: related.map(({ path: other = path, range }) => ({ path: other, range })),
      }));
    },
    named: (path) => path,
    folder: (folder) => folder,
  });
}

/** A domU config with these interfaces. */
export const guest = (path: string, name: string, ...vifs: string[]): TestFile => ({
  path,
  text: `name = "${name}"\nmemory = 512\nkernel = "/boot/vmlinuz"\nvif = [ ${vifs.map((vif) => `'${vif}'`).join(', ')} ]\n`,
});

export const xlConf = (path: string, text: string): TestFile => ({ path, text, kind: 'conf' });
export const xend = (path: string, text: string, release?: '3.1' | '4.1'): TestFile => ({
  path,
  text,
  kind: 'xend',
  toolstack: 'xm',
  ...(release ? { release } : {}),
});
