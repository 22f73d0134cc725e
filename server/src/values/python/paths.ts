import type { Machine } from './machine.ts';
import { bool, type Call, isText, type Py, type PyText, tuple } from './objects.ts';
import { computed, cut, joined } from './pieces.ts';
import { Raised } from './raise.ts';

/** The functions of os.path that only look at a text (Python 2.7's posixpath). Parts of a path keep their places in the file. */
export type PathFunction = (machine: Machine, call: Call) => Py;

function pathOf(call: Call, at = 0): PyText {
  const path = call.args[at];
  if (!path || !isText(path)) throw new Raised('TypeError', 'a path is expected');
  return path;
}

/** Where the last component of a path begins. */
const baseAt = ({ text }: PyText): number => text.lastIndexOf('/') + 1;

function directory(path: PyText, call: Call): PyText {
  const head = baseAt(path);
  let end = head;
  while (end > 0 && path.text[end - 1] === '/') end--;
  // Slashes alone stay.
  return cut(path, 0, end || head, call.span);
}

const base = (path: PyText, call: Call): PyText => cut(path, baseAt(path), path.text.length, call.span);

/** Where the extension of a path begins: at its last dot, unless only dots stand before it in the last component. */
function extensionAt(path: PyText): number {
  const { text } = path;
  const dot = text.lastIndexOf('.');
  const start = baseAt(path);
  if (dot < start) return text.length;
  for (let at = start; at < dot; at++) if (text[at] !== '.') return dot;
  return text.length;
}

const join: PathFunction = (machine, call) => {
  let made = pathOf(call);
  for (let i = 1; i < call.args.length; i++) {
    const part = pathOf(call, i);
    const slash = made.text === '' || made.text.endsWith('/') ? [] : [computed('/', call.span)];
    const longer = part.text.startsWith('/') ? part : joined([made, ...slash, part], call.span);
    if (longer.type === 'unknown') return machine.unknown(longer.reason, call.span);
    made = longer;
  }
  return made;
};

export const PATH_FUNCTIONS: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['os.path.basename', (_machine, call) => base(pathOf(call), call)],
  ['os.path.dirname', (_machine, call) => directory(pathOf(call), call)],
  ['os.path.split', (_machine, call) => tuple([directory(pathOf(call), call), base(pathOf(call), call)], call.span)],
  [
    'os.path.splitext',
    (_machine, call) => {
      const path = pathOf(call);
      const at = extensionAt(path);
      return tuple([cut(path, 0, at, call.span), cut(path, at, path.text.length, call.span)], call.span);
    },
  ],
  ['os.path.isabs', (_machine, call) => bool(pathOf(call).text.startsWith('/'), call.span)],
  ['os.path.join', join],
]);
