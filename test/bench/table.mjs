// The table of README.md, from what the bench has measured.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';

const BEGIN = '<!-- bench: written by npm run bench:editor -->';
const END = '<!-- bench end -->';

const NAMES = {
  ours: 'Xen Config',
  nothing: 'a server that knows nothing',
  json: 'vscode-json-language-server',
  yaml: 'yaml-language-server',
  python: 'pyright',
};

const shown = (ms) => (ms === undefined ? '–' : ms < 10 ? ms.toFixed(1) : Math.round(ms).toString());

/** One cell for all sizes: `1.2 · 3.4 · 20`. */
const cell = (sizes, { sizes: found }, value) => sizes.map((lines) => shown(value(found[lines]))).join(' · ');

const ROWS = [
  ['open → problems, ms', ({ open }) => open],
  ['keystroke → problems, ms', ({ key }) => key],
  ['completion, ms', ({ completion }) => completion],
  ['hover, ms', ({ hover }) => hover],
  ['memory, MB', ({ memory }) => memory?.now],
];

/** The table as Markdown lines. */
export function table(results, sizes) {
  const names = Object.keys(results);
  const row = (title, cells) => `| ${[title, ...cells].join(' | ')} |`;
  return [
    row(
      `${sizes.map((lines) => lines.toLocaleString('en')).join(' · ')} lines`,
      names.map((name) => NAMES[name]),
    ),
    row(
      '---',
      names.map(() => '---'),
    ),
    row(
      'start, ms',
      names.map((name) => shown(results[name].start)),
    ),
    ...ROWS.map(([title, value]) =>
      row(
        title,
        names.map((name) => cell(sizes, results[name], value)),
      ),
    ),
  ];
}

/** Writes the table between its marks in a file. */
export function writeTable(path, results, sizes) {
  const text = readFileSync(path, 'utf8');
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${path} has no place for the table: ${BEGIN} … ${END}`);
  const about = `${cpus()[0]?.model.trim()}, ${availableParallelism()} CPUs, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`;
  const lines = [BEGIN, '', ...table(results, sizes), '', `Medians; measured on ${about}.`, '', ''];
  writeFileSync(path, text.slice(0, begin) + lines.join('\n') + text.slice(end));
}
