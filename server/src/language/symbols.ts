import type { ConfFile, ConfigFile, DomainFile, XendFile } from '../config/file.ts';
import { optionOf } from '../rules/settings/options.ts';
import { contains, type Span, span } from '../syntax/text.ts';
import type { Setting, Value } from '../values/value.ts';
import { short } from './markdown.ts';
import { isPython } from './place/place.ts';

/** An entry of a file's outline. The selection lies in the span, and each child's span too. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'guest' | 'setting' | 'variable' | 'list' | 'interface' | 'disk' | 'device' | 'option';
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

const DEVICES: Readonly<Record<string, DocumentSymbol['kind']>> = { vif: 'interface', disk: 'disk' };
const SHOWN = 60;

/** The outline of a file: the guest with its settings and devices, or the options of the host. */
export function symbols(file: ConfigFile): DocumentSymbol[] {
  if (file.kind === 'xend') return options(file);
  const all = settings(file);
  if (file.kind !== 'domain') return all;
  const name = file.domain.string('name');
  const at = file.domain.get('name')?.nameSpan;
  if (!name || !at) return all;
  const whole = span(0, file.text.length);
  return [
    {
      name,
      detail: file.domain.guestType?.toUpperCase() ?? '',
      kind: 'guest',
      span: whole,
      selection: at,
      children: all,
    },
  ];
}

function options({ xend, text }: XendFile): DocumentSymbol[] {
  return xend.options
    .filter(({ name }) => name)
    .map(({ name, nameSpan, elements, span: where }) => {
      const [first] = elements;
      const detail = first ? short(text.slice(first.start, first.end), SHOWN) : '';
      return { name, detail, kind: 'option', span: where, selection: nameSpan, children: [] };
    });
}

/** One entry for each place that assigns; a loop's is one place. */
function settings(file: DomainFile | ConfFile): DocumentSymbol[] {
  const found = new Map<number, Setting>();
  for (const setting of file.settings.assignments)
    if (setting.name && contains(setting.span, setting.nameSpan)) found.set(setting.nameSpan.start, setting);
  return [...found.values()].map((setting) => symbolOf(file, setting));
}

function symbolOf(file: DomainFile | ConfFile, { name, nameSpan, span: where, value }: Setting): DocumentSymbol {
  const isList = value.kind === 'list';
  const variable = isPython(file) && !optionOf(file, name);
  return {
    name,
    detail: isList ? `${value.items.length}` : short(shown(value), SHOWN),
    kind: variable ? 'variable' : isList ? 'list' : 'setting',
    span: where,
    selection: nameSpan,
    children: isList && !variable ? devices(name, value.items, where) : [],
  };
}

const shown = (value: Value): string => (value.kind === 'string' || value.kind === 'number' ? value.text : '');

function devices(setting: string, items: readonly Value[], within: Span): DocumentSymbol[] {
  return items.flatMap((item, i): DocumentSymbol[] => {
    if (item.kind !== 'string' || !contains(within, item.span)) return [];
    const kind = Object.hasOwn(DEVICES, setting) ? (DEVICES[setting] as DocumentSymbol['kind']) : 'device';
    const name = `${setting} ${i}`;
    return [{ name, detail: short(item.text, SHOWN), kind, span: item.span, selection: item.span, children: [] }];
  });
}
