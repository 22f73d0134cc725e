import { inReleases } from '../catalog/release.ts';
import { disksOf } from '../config/disk.ts';
import type { ConfigFile, DomainFile } from '../config/file.ts';
import { vifsOf, vifValue } from '../config/vif.ts';
import type { Statement } from '../syntax/python/ast.ts';
import type { Value } from '../values/value.ts';
import { short } from './markdown.ts';
import { isPython } from './place/place.ts';

/** Which hints a person wants to see. */
export interface HintChoice {
  /** What an interface will be called in dom0. */
  readonly interfaces: boolean;
  /** The number of a disk's device. */
  readonly devices: boolean;
  /** What a program has worked out. */
  readonly values: boolean;
}

export const ALL_HINTS: HintChoice = { interfaces: true, devices: true, values: true };

/** A few words that an editor shows behind a place, and why. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** What the kernel keeps of an interface's name. */
const NAME_LENGTH = 15;
const SHOWN = 60;

/** What follows from a file and does not stand in it. */
export function inlayHints(file: ConfigFile, choice: HintChoice = ALL_HINTS): InlayHint[] {
  if (file.kind !== 'domain') return [];
  const found = [
    ...(choice.interfaces ? interfaces(file) : []),
    ...(choice.devices ? devices(file) : []),
    ...(choice.values && file.python ? values(file, file.python.body) : []),
  ];
  return found.sort((a, b) => a.offset - b.offset);
}

function interfaces(file: DomainFile): InlayHint[] {
  return vifsOf(file.domain).flatMap((vif): InlayHint[] => {
    if (!isSpelled(file, vif.value)) return [];
    const devid = inReleases(file.profile.release, '4.9') ? vifValue(file, vif, 'devid')?.text : undefined;
    const number = devid && /^\d{1,6}$/.test(devid) ? Number(devid) : vif.index;
    const given = vifValue(file, vif, 'vifname')?.text;
    if (given !== undefined && given.length <= NAME_LENGTH) return [];
    const label = given === undefined ? `vif<domid>.${number}` : given.slice(0, NAME_LENGTH);
    const tooltip =
      given === undefined
        ? 'What this interface will be called in dom0.'
        : `The kernel keeps ${NAME_LENGTH} characters of the name.`;
    return [{ offset: vif.value.span.end, label, tooltip }];
  });
}

function devices({ domain }: DomainFile): InlayHint[] {
  return disksOf(domain).flatMap(({ disk, vdev }): InlayHint[] => {
    if (!disk.vdev?.editable || !vdev || vdev.bus === 'number') return [];
    const { number } = vdev;
    const tooltip = `The device number that the guest gets: ${number} (0x${number.toString(16)}).`;
    return [{ offset: disk.vdev.span.end, label: `${number}`, tooltip }];
  });
}

/** Top-level assignments of what is more than a literal. */
function values(file: DomainFile, body: readonly Statement[]): InlayHint[] {
  const computed = new Map(
    body.flatMap((statement) =>
      statement.kind === 'assign' && !LITERALS.has(statement.value.kind)
        ? [[statement.targets[0]?.span.start, statement] as const]
        : [],
    ),
  );
  return file.settings.assignments.flatMap(({ nameSpan, result }): InlayHint[] => {
    const statement = computed.get(nameSpan.start);
    const text = statement && shown(result);
    if (!statement || text === undefined) return [];
    computed.delete(nameSpan.start);
    return [
      {
        offset: statement.span.end,
        label: `= ${short(text, SHOWN)}`,
        tooltip: `What xm works out: ${short(text, 400)}`,
      },
    ];
  });
}

/** A list shows its own items, a name or a text itself. */
const LITERALS: ReadonlySet<string> = new Set(['string', 'number', 'list', 'dict', 'tuple', 'lambda']);

function shown(value: Value): string | undefined {
  if (value.kind === 'string') return JSON.stringify(value.text);
  if (value.kind === 'number') return value.text;
  if (value.kind !== 'list') return undefined;
  const items = value.items.slice(0, 20).map(shown);
  return items.includes(undefined) ? undefined : `[${items.join(', ')}${value.items.length > 20 ? ', …' : ''}]`;
}

/** True when the string's own quotes stand in the file, so that there is a place behind them. */
const isSpelled = (file: DomainFile, { span, map }: Extract<Value, { kind: 'string' }>): boolean =>
  !isPython(file) || map.segments.every(({ source }) => span.start <= source.start && source.end <= span.end);
