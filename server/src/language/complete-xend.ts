import { catalog, deprecationAt } from '../catalog/index.ts';
import { isIn } from '../catalog/lookup.ts';
import type { NamedOption } from '../catalog/types.ts';
import type { XendFile } from '../config/file.ts';
import { xendFacts, xendRelease } from '../config/xend-values.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { parametersOf, SCRIPT_OPTIONS, shippedFor } from '../rules/xend/scripts.ts';
import { parts } from '../specs/piece.ts';
import type { Span } from '../syntax/text.ts';
import { bridges } from './bridges.ts';
import { placeInXend, type XendPlace } from './place-xend.ts';
import type { Completion } from './types.ts';

/** What may stand at a place of a xend-config.sxp. */
export function completeXend(file: XendFile, offset: number, fleet: Fleet): Completion[] {
  const place = placeInXend(file, offset);
  if (place.at === 'top') return names(file, place.span, (name) => `(${name} $1)`);
  if (place.at === 'name') return names(file, place.span, place.name ? undefined : (name) => `${name} $1`, place.name);
  return place.at === 'value' ? values(file, place, fleet) : [];
}

/** The options of the release that the file does not have yet. `snippet` makes the text to insert; without it the name alone. */
function names(file: XendFile, where: Span, snippet?: (name: string) => string, present?: string): Completion[] {
  const release = xendRelease(file.profile.release);
  return [...catalog.xend.values()]
    .filter((facts) => isIn(release, facts) && (facts.name === present || !file.xend.get(facts.name)))
    .map((facts) => {
      const deprecated = deprecationAt(facts, release) !== undefined;
      return {
        label: facts.name,
        kind: 'setting',
        span: where,
        insert: snippet ? snippet(facts.name) : facts.name,
        ...(snippet ? { snippet: true } : {}),
        detail: facts.kinds.join(' or '),
        sort: deprecated ? '3' : '1',
        deprecated,
        doc: { of: 'xend', name: facts.name },
      };
    });
}

type ValuePlace = Extract<XendPlace, { at: 'value' }>;

function values(file: XendFile, place: ValuePlace, fleet: Fleet): Completion[] {
  const facts = xendFacts(place.name, file.profile.release);
  if (!facts || place.index > 0) return [];
  if (SCRIPT_OPTIONS.some(({ option }) => option === place.name)) return scriptText(file, place, fleet);
  return [...words(facts, place), ...switches(facts, place)];
}

const words = (facts: NamedOption, { span }: ValuePlace): Completion[] =>
  (facts.words ?? []).map(({ name: word }) => ({
    label: word,
    kind: 'word',
    span,
    insert: word,
    doc: { of: 'xend', name: facts.name, word },
  }));

const switches = ({ kinds }: NamedOption, { span }: ValuePlace): Completion[] =>
  kinds.includes('boolean') ? ['yes', 'no'].map((word) => ({ label: word, kind: 'value', span, insert: word })) : [];

/** The script's name first; behind it, inside quotes, its arguments and their values. */
function scriptText(file: XendFile, place: ValuePlace, fleet: Fleet): Completion[] {
  const { value, offset, quoted } = place;
  const all = value ? parts(value, ' ') : [];
  const at = offset ?? 0;
  const [script] = all;
  if (!value || !script || at <= script.whole.to) return scriptNames(file, place, script?.whole.span ?? place.span);
  if (!quoted) return [];
  const facts = catalog.scripts.get(script.whole.text.slice(script.whole.text.lastIndexOf('/') + 1));
  if (!facts || !isIn(xendRelease(file.profile.release), facts)) return [];
  const here = all.find(({ whole }) => whole.from <= at && at <= whole.to);
  if (here?.value && here.equals && at > here.equals.from)
    return argumentValues(file, here.key.text, here.value.span, fleet);
  const given = new Set(all.filter((part) => part !== here).map(({ key }) => key.text));
  const where = here?.key.span ?? value.map.span(at, at);
  return parametersOf(facts)
    .filter((parameter) => isIn(xendRelease(file.profile.release), parameter) && !given.has(parameter.name))
    .map(({ name }) => ({
      label: name,
      kind: 'key',
      span: where,
      insert: here?.equals ? name : `${name}=`,
      again: true,
      doc: { of: 'script', name: facts.name, part: name },
    }));
}

function scriptNames(file: XendFile, { name }: ValuePlace, where: Span): Completion[] {
  const role = SCRIPT_OPTIONS.find(({ option }) => option === name)?.role ?? 'vif';
  return shippedFor(role, file.profile.release).map(({ name: script }) => ({
    label: script,
    kind: 'value',
    span: where,
    insert: script,
    doc: { of: 'script', name: script },
  }));
}

function argumentValues(file: XendFile, name: string, where: Span, fleet: Fleet): Completion[] {
  const plain = (label: string): Completion => ({ label, kind: 'value', span: where, insert: label });
  if (name === 'bridge') return bridges(file, fleet).map(plain);
  if (name === 'antispoof' || name === 'dhcp') return ['yes', 'no'].map(plain);
  return name === 'netdev' ? ['eth0', 'eth1', 'dummy0'].map(plain) : [];
}
