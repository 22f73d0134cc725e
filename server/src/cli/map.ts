import { MapBuilder } from '../language/map/model.ts';
import { svgMap } from '../language/map/svg.ts';
import { dotMap, mermaidMap } from '../language/map/text.ts';
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
  json: (map: ReturnType<MapBuilder['map']>) => `${JSON.stringify(map, null, 2)}\n`,
} as const;

/** `xen-config map [PATH…]`: prints the fleet's networks; the same files give the same map. */
export async function mapCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments({ args: [...args], options: OPTIONS, allowPositionals: true });
  const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format as keyof typeof FORMATS] : undefined;
  if (!format) throw new UsageError(`--format must be one of ${Object.keys(FORMATS).join(', ')}, not ${values.format}`);
  const { tasks, folders } = await tasksFor(positionals.length ? positionals : ['.'], new Projects(values.config));
  const all = [...neighbours(tasks), ...tasks.filter(isOfHost), ...tasks.filter((task) => !isOfHost(task))];
  const checker = new Checker({
    ...reading(values),
    ...(values.config === undefined ? {} : { config: values.config }),
    common: commonFolder(tasks),
    isolated: false,
    errorsOnly: false,
    lines: false,
  });
  for (const task of all) checker.check(task);
  refuseEmpty(folders, [...checker.results().keys()]);
  const builder = new MapBuilder(checker.fleet, (path) => checker.nameOf(path));
  checker.visit(all, (file, problems) => builder.add(file, problems));
  process.stdout.write(format(builder.map()));
  return 0;
}
