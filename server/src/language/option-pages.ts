import { catalog } from '../catalog/index.ts';
import { type DocKind, docOf } from '../catalog/texts.ts';
import type {
  DomainOption,
  NamedOption,
  OptionFacts,
  ScriptFacts,
  SpecFacts,
  SubkeyFacts,
  Word,
} from '../catalog/types.ts';
import { factsLine, releasesIn, subkeyLine, textOf } from './documentation.ts';
import { code, paragraphs } from './markdown.ts';

/** A page of the documentation: its file's name, its title, and its text. */
export interface OptionPage {
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

/** The titles of the settings' subjects; a subject without one is an error. */
const SUBJECTS: Readonly<Record<string, string>> = {
  identity: 'Name, type and place of a guest',
  memory: 'Memory',
  cpu: 'CPUs',
  boot: 'Booting',
  storage: 'Disks and other storage',
  network: 'Network interfaces',
  devices: 'Other devices',
  graphics: 'Graphics and input',
  'device-model': 'The device model',
  platform: "The guest's platform",
  lifecycle: 'Start, end and events',
  limits: 'Limits',
  security: 'Security',
  arm: 'Arm',
  'xm-legacy': 'What only xm had',
};

const HOSTS = [
  {
    kind: 'conf',
    file: 'xl-conf',
    title: 'xl.conf',
    about: 'What xl does on this host unless a guest says otherwise.',
  },
  { kind: 'cpupool', file: 'cpupool', title: 'CPU pools', about: 'A file for `xl cpupool-create`.' },
  { kind: 'xend', file: 'xend-config', title: 'xend-config.sxp', about: 'The configuration of xend, up to Xen 4.4.' },
] as const;

const HEAD =
  'Written from the catalogue (`server/src/catalog/data`) by `scripts/catalog/pages.mjs`: change the data, not this page.';

/** Every page, and the index of them. */
export function optionPages(): OptionPage[] {
  const pages = [
    ...Object.entries(SUBJECTS).map(([subject, title]) => subjectPage(subject, title)),
    ...HOSTS.map(({ kind, file, title, about }) => hostPage(kind, file, title, about)),
    scriptsPage(),
  ];
  const lost = [...catalog.domain.values()].find(({ subject }) => !Object.hasOwn(SUBJECTS, subject));
  if (lost) throw new Error(`the subject ${lost.subject} has no title in option-pages.ts`);
  return [...pages, indexPage(pages)];
}

const page = (file: string, title: string, ...blocks: readonly (string | undefined | false)[]): OptionPage => ({
  file: `${file}.md`,
  title,
  text: `${paragraphs(`# ${title}`, HEAD, ...blocks)}\n`,
});

function indexPage(pages: readonly OptionPage[]): OptionPage {
  const lines = pages.map(({ file, title }) => `- [${title}](${file})`);
  return page('README', 'The options', 'Every page says what each release of Xen knows.', lines.join('\n'));
}

function subjectPage(subject: string, title: string): OptionPage {
  const options = [...catalog.domain.values()].filter((option) => option.subject === subject);
  const specs = new Set(options.flatMap(({ xl, xm }) => [xl?.spec, xm?.spec].filter((spec) => spec !== undefined)));
  const known = [...specs].flatMap((name) => catalog.specs.get(name) ?? []);
  return page(subject, title, ...options.map(setting), ...known.filter(hasPage).map(spec));
}

function setting(option: DomainOption): string {
  const lines = (['xl', 'xm'] as const).flatMap((toolstack) => {
    const facts = option[toolstack];
    return facts
      ? [`- **${toolstack}** ${releasesIn(facts, toolstack === 'xm')}: ${factsLine(facts)}${before(facts)}`]
      : [];
  });
  const doc = docOf('domain', option.name);
  const words = wordList(option.xl ?? option.xm, doc?.words);
  return paragraphs(`## ${option.name}`, lines.join('\n'), doc && textOf(doc), words);
}

/** What was different in other releases. */
function before({ history = [], ...now }: OptionFacts): string {
  const eras = history.map(({ from, to, ...facts }) => {
    const releases = from === to ? from : `${from} to ${to}`;
    return `${releases}: ${factsLine({ ...now, ...facts })}`;
  });
  return eras.map((era) => `\n  - ${era}`).join('');
}

const body = (kind: DocKind, name: string, part?: string): string | undefined => {
  const doc = docOf(kind, name, part);
  return doc && textOf(doc);
};

/** The words with what each means, when the text says so. */
function wordList(
  facts: { readonly words?: readonly Word[]; readonly since: Word['since'] } | undefined,
  said?: Readonly<Record<string, string>>,
) {
  const words = facts?.words ?? [];
  const lines = words.flatMap((word) => {
    const about = said?.[word.name];
    const releases = word.since === facts?.since && !word.until ? '' : ` (${releasesIn(word)})`;
    return about ? [`- ${code(word.name || '""')}${releases}: ${about}`] : [];
  });
  return lines.length ? lines.join('\n') : undefined;
}

/** A spec whose string is a single word or number needs no chapter of its own. */
const hasPage = ({ name, subkeys }: SpecFacts): boolean => subkeys.length > 0 || docOf('specs', name) !== undefined;

function spec(facts: SpecFacts): string {
  const { name, form, subkeys, xm } = facts;
  const doc = docOf('specs', name);
  const releases = xm ? `xl ${releasesIn(facts)}, xm ${releasesIn(xm, true)}` : releasesIn(facts, facts.xmOnly);
  const sets = Object.values(facts.words ?? {}).flat();
  return paragraphs(
    `## The strings of ${name}`,
    `${form ? `${code(form)} · ` : ''}${releases}`,
    doc && textOf(doc),
    wordList({ words: sets, since: facts.since }, doc?.words),
    ...subkeys.filter(({ rare }) => !rare).map((subkey) => subkeyPart(name, subkey)),
    rareKeys(subkeys),
  );
}

function subkeyPart(specName: string, subkey: SubkeyFacts): string {
  const { name, xm, xmOnly } = subkey;
  const releases = xmOnly
    ? `xm ${releasesIn(subkey, true)}`
    : `xl ${releasesIn(subkey)}${xm ? `, xm ${releasesIn(xm, true)}` : ''}`;
  const doc = docOf('specs', specName, name);
  return paragraphs(
    `### ${name} (${specName})`,
    `${releases}: ${subkeyLine(subkey)}`,
    doc && textOf(doc),
    wordList(subkey, doc?.words),
  );
}

/** Keys that hardly anybody writes are only named. */
function rareKeys(subkeys: readonly SubkeyFacts[]): string | undefined {
  const names = subkeys.filter(({ rare }) => rare).map(({ name }) => code(name));
  return names.length ? `For COLO replication besides: ${names.join(', ')}.` : undefined;
}

function hostPage(kind: 'conf' | 'cpupool' | 'xend', file: string, title: string, about: string): OptionPage {
  const options = [...catalog[kind].values()].map((option) => hostOption(kind, option));
  return page(file, title, about, ...options);
}

function hostOption(kind: 'conf' | 'cpupool' | 'xend', option: NamedOption): string {
  const doc = docOf(kind, option.name);
  const line = `${releasesIn(option, kind === 'xend')}: ${factsLine(option)}${before(option)}`;
  return paragraphs(`## ${option.name}`, `- ${line}`, doc && textOf(doc), wordList(option, doc?.words));
}

const scriptsPage = (): OptionPage =>
  page(
    'scripts',
    'Network and hotplug scripts',
    'What Xen runs in dom0 when xend starts, and when a device of a guest comes or goes.',
    ...[...catalog.scripts.values()].map(script),
  );

function script({ name, role, family, parameters, ...facts }: ScriptFacts): string {
  return paragraphs(
    `## ${name}`,
    `${role === 'other' ? 'helper' : `${role} script`}${family ? ` of the family ${family}` : ''} · ${releasesIn(facts)}`,
    body('scripts', name),
    ...parameters.map((parameter) =>
      paragraphs(
        `### ${parameter.name} (${name})`,
        `${releasesIn(parameter)}${parameter.defaults.length ? ` · default ${parameter.defaults.map(code).join(', else ')}` : ''}`,
        body('scripts', name, parameter.name),
      ),
    ),
  );
}
