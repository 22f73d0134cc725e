import { isConflict, type MapProblem, networkMap } from '../language/map/build.ts';
import { dotMap } from '../language/map/dot.ts';
import { mermaidMap } from '../language/map/mermaid.ts';
import type { NetworkMap } from '../language/map/model.ts';
import { type MapPart, mapPart } from '../language/map/part.ts';
import { svgMap } from '../language/map/svg.ts';
import { Checker } from './check/checker.ts';
import { commonFolder, isOfHost, neighbours, refuseEmpty, tasksFor } from './check/tasks.ts';
import { Projects } from './files.ts';
import { READING_OPTIONS, readArguments, reading } from './options.ts';
import { UsageError } from './usage.ts';

const OPTIONS = { ...READING_OPTIONS, format: { type: 'string', default: 'svg' }, config: { type: 'string' } } as const;

const FORMATS = {
  svg: svgMap,
  dot: dotMap,
  mermaid: mermaidMap,
  json: (map: NetworkMap) => `${JSON.stringify(map, null, 2)}\n`,
} as const;

/** `xen-config map [PATH…]`: prints the fleet's networks; the same files give the same map. */
export async function mapCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments({ args: [...args], options: OPTIONS, allowPositionals: true });
  const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format as keyof typeof FORMATS] : undefined;
  if (!format) throw new UsageError(`--format must be one of ${Object.keys(FORMATS).join(', ')}, not ${values.format}`);
  const { tasks, folders } = await tasksFor(positionals.length ? positionals : ['.'], new Projects(values.config));
  const all = [...neighbours(tasks), ...tasks.filter(isOfHost), ...tasks.filter((task) => !isOfHost(task))];
  const common = commonFolder(tasks);
  const checker = new Checker({
    ...reading(values),
    ...(values.config === undefined ? {} : { config: values.config }),
    common,
    isolated: false,
    errorsOnly: false,
    lines: false,
  });
  const found = all.filter((task) => checker.learn(task));
  refuseEmpty(folders, found);
  const parts: MapPart[] = [];
  const conflicting = new Map<string, readonly MapProblem[]>();
  checker.visit(found, (file, problems) => {
    const part = mapPart(file);
    if (part) parts.push(part);
    const conflicts = problems.filter(({ rule, severity }) => isConflict(rule, severity));
    conflicting.set(
      file.path,
      conflicts.map(({ rule, severity, message, span, related }) => ({
        rule,
        severity,
        message,
        range: file.lines.range(span),
        related: related.map(({ path = file.path, range }) => ({ path, range })),
      })),
    );
  });
  const map = networkMap(parts, {
    fleet: checker.fleet,
    problems: (path) => conflicting.get(path) ?? [],
    named: (path) => checker.nameOf(path),
    folder: (folder) => folder,
  });
  process.stdout.write(format(map));
  return 0;
}
