// Documents of a given length with the same content in several languages: a guest with long lists of disks and interfaces.

/** Numbers that look random and are the same in every run. */
function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const hex = (number) => number.toString(16).padStart(2, '0');

/** The strings of the two lists, comments among them, for a document of so many lines. */
function content(lines) {
  const next = numbers(lines);
  const disks = [];
  const vifs = [];
  for (let i = 0; i < lines - 14; i++) {
    if (i % 12 === 7) (i < lines * 0.6 ? disks : vifs).push({ comment: 'ask the storage team before this changes' });
    else if (i < lines * 0.6)
      disks.push({ text: `format=raw,vdev=d${i}p0,access=rw,target=/dev/vg${next(4)}/volume-${i}` });
    else {
      const mac = ['00', '16', '3e', hex(next(128)), hex(next(256)), hex(next(256))].join(':');
      vifs.push({
        text: `mac=${mac},bridge=xenbr${next(4)},ip=10.${i >> 16}.${(i >> 8) & 255}.${i & 255},vifname=net${i},rate=${1 + next(900)}Mb/s`,
      });
    }
  }
  return { disks, vifs };
}

const HEAD = [
  ['name', 'guest'],
  ['type', 'pvh'],
  ['kernel', '/boot/vmlinuz'],
  ['cmdline', 'root=/dev/xvda1 ro'],
];
const NUMBERS = [
  ['memory', 2048],
  ['vcpus', 4],
];

/** How each language writes it, and where a sub-key, a value or a name is typed. */
const LANGUAGES = {
  xl: {
    extension: 'cfg',
    languageId: 'xen-domain',
    write({ disks, vifs }) {
      const list = (name, items) => [
        `${name} = [`,
        ...items.map(({ comment, text }) => (comment ? `    # ${comment}` : `    '${text}',`)),
        ']',
      ];
      const head = [
        ...HEAD.map(([name, text]) => `${name} = "${text}"`),
        ...NUMBERS.map(([name, n]) => `${name} = ${n}`),
      ];
      return [...head, ...list('disk', disks), ...list('vif', vifs), 'on_crash = "destroy"', ''];
    },
  },
  yaml: {
    extension: 'yaml',
    languageId: 'yaml',
    write({ disks, vifs }) {
      const list = (name, items) => [
        `${name}:`,
        ...items.map(({ comment, text }) => (comment ? `  # ${comment}` : `  - "${text}"`)),
      ];
      const head = [
        ...HEAD.map(([name, text]) => `${name}: "${text}"`),
        ...NUMBERS.map(([name, n]) => `${name}: ${n}`),
      ];
      return [...head, ...list('disk', disks), ...list('vif', vifs), 'on_crash: destroy', ''];
    },
  },
  json: {
    extension: 'json',
    languageId: 'json',
    write({ disks, vifs }) {
      const strings = (items) => items.map(({ text }) => text).filter(Boolean);
      const guest = Object.fromEntries([...HEAD, ...NUMBERS, ['disk', strings(disks)], ['vif', strings(vifs)]]);
      return JSON.stringify(guest, null, 2).split('\n');
    },
  },
};
// xm's language is Python's: the same text.
LANGUAGES.python = { ...LANGUAGES.xl, extension: 'py', languageId: 'python' };

/** A document: its text, and the place in a string in its middle where the bench types. */
export function documentOf(language, lines) {
  const { extension, languageId, write } = LANGUAGES[language];
  const text = write(content(lines));
  const line = text.findIndex((one, i) => i >= text.length / 2 && one.includes('target='));
  const place = line < 0 ? text.findIndex((one, i) => i >= text.length / 3 && one.includes('target=')) : line;
  const character = text[place].indexOf('access=') + 'access='.length;
  return { text: text.join('\n'), extension, languageId, place: { line: place, character } };
}
