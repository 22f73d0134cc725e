import { catalog, deprecationAt, isIn } from '../../catalog/index.ts';
import { KEYMAPS } from '../../catalog/keymaps.ts';
import type { NamedOption } from '../../catalog/types.ts';
import type { XendFile } from '../../config/file.ts';
import { xendFacts, xendRelease } from '../../config/xend-values.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import { parametersOf, SCRIPT_OPTIONS, shippedFor } from '../../rules/xend/scripts.ts';
import { readScriptCall, type ScriptCall } from '../../specs/script-arguments.ts';
import type { Span } from '../../syntax/text.ts';
import { placeInXend, type XendValuePlace } from '../place/xend.ts';
import type { Completion } from '../types.ts';
import { bridges } from './bridges.ts';
import { completeComment } from './comment.ts';
import { exampleValues } from './examples.ts';
import { inOrder, valueItem } from './items.ts';
import { kindsOf } from './names.ts';
import { xendSnippets } from './snippets-xend.ts';

/** What may stand at a place of a xend-config.sxp. */
export function completeXend(file: XendFile, offset: number, fleet: Fleet): readonly Completion[] {
  const place = placeInXend(file, offset);
  switch (place.at) {
    case 'top':
      return [...names(file, place.span, (name) => `(${name} $1)`), ...xendSnippets(file, place.span)];
    case 'name':
      return names(
        file,
        place.span,
        place.alone ? (name) => `${name} $1${place.closed ? '' : ')'}` : undefined,
        place.name,
      );
    case 'value':
      return values(file, place, fleet);
    case 'comment':
      return completeComment(file, offset);
    case 'nowhere':
      return [];
  }
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
        ...(snippet ? { snippet: true, again: true } : {}),
        detail: kindsOf(facts),
        sort: deprecated ? '4' : SCRIPT_OPTIONS.some(({ option }) => option === facts.name) ? '1' : '2',
        ...(deprecated ? { deprecated } : {}),
        doc: { of: 'xend', name: facts.name },
      };
    });
}

function values(file: XendFile, place: XendValuePlace, fleet: Fleet): Completion[] {
  const facts = xendFacts(place.name, file.profile.release);
  if (!facts) return [];
  if (place.name === 'xen-api-server' && place.depth > 1) return apiServer(place);
  // xend reads the first element only.
  if (place.index > 0 || place.depth > 1) return [];
  if (SCRIPT_OPTIONS.some(({ option }) => option === place.name)) return scriptText(file, place, fleet);
  return inOrder([...words(facts, place), ...switches(facts, place), ...usual(facts, place)]);
}

const words = (facts: NamedOption, { span }: XendValuePlace): Completion[] =>
  (facts.words ?? []).map(({ name: word }) => ({
    label: word,
    kind: 'word',
    span,
    insert: word,
    doc: { of: 'xend', name: facts.name, word },
  }));

const switches = (facts: NamedOption, { span }: XendValuePlace): Completion[] =>
  facts.kinds.includes('boolean')
    ? ['yes', 'no'].map((word) => valueItem(word, span, facts.default === (word === 'yes') ? 'the default' : undefined))
    : [];

/** The default, addresses to listen on, and the catalogue's example. */
function usual({ name, kinds, default: standard }: NamedOption, { span, quoted }: XendValuePlace): Completion[] {
  const found: Completion[] = [];
  if (kinds.some((kind) => kind === 'integer' || kind === 'string') && /^[^\s]+$/.test(String(standard ?? '')))
    if (typeof standard !== 'boolean') found.push(valueItem(String(standard), span, 'the default'));
  if (name.endsWith('-address') || name === 'vnc-listen') {
    for (const [address, about] of [
      ['localhost', 'dom0 alone'],
      ['127.0.0.1', 'dom0 alone'],
      ['0.0.0.0', 'every address of dom0'],
    ] as const)
      if (address !== standard) found.push(valueItem(address, span, about));
  }
  if (name === 'keymap') found.push(...KEYMAPS.map((keymap) => valueItem(keymap, span)));
  if (name === 'xend-relocation-hosts-allow') {
    const pattern = '^localhost$ ^localhost\\\\.localdomain$';
    found.push({ ...valueItem(quoted ? pattern : `'${pattern}'`, span, 'regular expressions'), filter: pattern });
  }
  const known = new Set(found.map(({ insert }) => insert));
  for (const example of exampleValues('xend', name))
    if (!known.has(example)) found.push(valueItem(example, span, 'example'));
  return found;
}

/** A server of `xen-api-server` is a list: its port or `unix`, how it asks who is there, and hosts. */
function apiServer({ index, depth, span }: XendValuePlace): Completion[] {
  if (depth !== 3 || index > 1) return [];
  return index === 0
    ? [valueItem('unix', span, 'the local socket'), valueItem('9363', span, 'a TCP port')]
    : [valueItem('none', span, 'nobody is asked'), valueItem('pam', span, "dom0's accounts")];
}

/** The script's name first; behind it, inside quotes, its arguments and their values. */
function scriptText(file: XendFile, place: XendValuePlace, fleet: Fleet): Completion[] {
  const { value, offset, quoted } = place;
  const call = readScriptCall(value);
  if (offset <= call.path.to) return scriptNames(file, place, call, fleet);
  if (!quoted) return [];
  const here = call.args.find(({ whole }) => whole.from <= offset && offset <= whole.to);
  if (here?.value && offset > here.name.to) return argumentValues(file, here.name.text, here.value.span, fleet);
  const facts = catalog.scripts.get(call.name.text);
  if (!facts || !isIn(xendRelease(file.profile.release), facts)) return [];
  const given = new Set(call.args.filter((argument) => argument !== here).map(({ name }) => name.text));
  const where = here?.name.span ?? value.map.span(offset, offset);
  return parametersOf(facts)
    .filter((parameter) => isIn(xendRelease(file.profile.release), parameter) && !given.has(parameter.name))
    .map(({ name }) => ({
      label: name,
      kind: 'key',
      span: where,
      insert: here?.value ? name : `${name}=`,
      ...(here?.value ? {} : { again: true }),
      doc: { of: 'script', name: facts.name, part: name },
    }));
}

/** The scripts that the release ships; those of the family of the other script option first. */
function scriptNames(
  file: XendFile,
  place: XendValuePlace,
  { name: written, path }: ScriptCall,
  fleet: Fleet,
): Completion[] {
  const role = SCRIPT_OPTIONS.find(({ option }) => option === place.name)?.role ?? 'vif';
  const other = role === 'vif' ? file.xend.networkScript() : file.xend.vifScript();
  const family = other && catalog.scripts.get(other.name)?.family;
  const folder = path.text.includes('/');
  const where = folder ? written.span : path.span;
  const shipped = shippedFor(role, file.profile.release).map(
    (script): Completion => ({
      ...valueItem(script.name, where, script.family),
      sort: !script.family ? '2' : script.family === family ? '0' : '1',
      doc: { of: 'script', name: script.name },
    }),
  );
  const own = role === 'vif' ? [...fleet.all('script')].flatMap(([fact]) => (fact ? [fact.key] : [])) : [];
  const known = new Set(shipped.map(({ label }) => label));
  return [
    ...shipped,
    ...own
      .filter((name) => !known.has(name))
      .map((name) => ({ ...valueItem(name, where, 'in the workspace'), sort: '3' })),
  ];
}

function argumentValues(file: XendFile, name: string, where: Span, fleet: Fleet): Completion[] {
  if (name === 'bridge') return bridges(file, fleet).map((bridge) => valueItem(bridge, where));
  if (name === 'antispoof' || name === 'dhcp') return ['yes', 'no'].map((word) => valueItem(word, where));
  if (name === 'vifnum') return ['0', '1', '2'].map((number) => valueItem(number, where));
  return name === 'netdev'
    ? [
        valueItem('eth0', where, 'the first card'),
        valueItem('eth1', where, 'the second card'),
        valueItem('dummy0', where, 'no card: a bridge of guests alone'),
      ]
    : [];
}
