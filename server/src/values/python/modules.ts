import type { Span } from '../../syntax/text.ts';
import { ADDRESS_FUNCTIONS } from './addresses.ts';
import type { Machine } from './machine.ts';
import { type Call, isText, none, type Py, type PyModule, unknown } from './objects.ts';
import { PATH_FUNCTIONS } from './paths.ts';
import { computed } from './pieces.ts';
import { TEXT_METHODS } from './textmethods.ts';

/** What is known of the modules that configurations import, and of what xm itself gives a file. */

/** Modules of Python 2.7 that are always there. */
const STANDARD = new Set(
  (
    'os os.path sys re string math random time datetime socket struct errno commands subprocess glob fnmatch types copy ' +
    'itertools operator shutil tempfile stat platform getpass pwd grp signal textwrap hashlib md5 sha base64 binascii ' +
    'calendar collections exceptions __future__ __builtin__'
  ).split(' '),
);

/** True when importing the module cannot fail. */
export const isStandard = (module: string): boolean => STANDARD.has(module);

/** Functions of the string module that are methods of texts by another name: what they were called with comes first. */
const STRING_FUNCTIONS = new Set(
  'capitalize lower upper swapcase strip lstrip rstrip split rsplit replace find rfind index rindex count zfill'.split(
    ' ',
  ),
);

const OTHER_FUNCTIONS = new Set(['sys.exit', 'string.join', 'xm_vars.var', 'xm_vars.check']);

function isFunction(name: string): boolean {
  if (PATH_FUNCTIONS.has(name) || OTHER_FUNCTIONS.has(name)) return true;
  const [module, method = ''] = name.split('.', 2);
  return module === 'string' && STRING_FUNCTIONS.has(method);
}

/** `module.name`. */
export function moduleAttribute(machine: Machine, module: PyModule, name: string, where: Span): Py {
  const full = `${module.name}.${name}`;
  if (machine.changedModules.has(module.name)) return machine.unknown(`the file changes ${module.name}`, where);
  if (STANDARD.has(full)) return { type: 'module', name: full, span: where };
  if (isFunction(full)) return { type: 'builtin', name: full, isType: false, span: where };
  if (full === 'os.sep') return computed('/', where);
  return machine.unknown(`what ${full} gives is only known when the file runs`, where);
}

/** Calls a function of a module or of xm; undefined when it is not one that is followed. */
export function callModule(machine: Machine, name: string, call: Call): Py | undefined {
  if (call.named.size && !name.startsWith('xm_vars')) return undefined;
  const path = PATH_FUNCTIONS.get(name);
  if (path) return doubtful(machine, call) ?? path(machine, call);
  const address = ADDRESS_FUNCTIONS.get(name);
  if (address) return doubtful(machine, call) ?? address(call);
  if (name === 'xm_vars.var') return declare(machine, call);
  if (name === 'xm_vars.check') return check(machine, call);
  if (name.startsWith('string.'))
    return doubtful(machine, call) ?? ofString(machine, name.slice('string.'.length), call);
  return undefined;
}

function doubtful(machine: Machine, { args, span }: Call): Py | undefined {
  const known = args.every((value) => value.type !== 'unknown');
  return known ? undefined : machine.unknown('what it is called with is not known', span);
}

function ofString(machine: Machine, name: string, { args, named, span }: Call): Py | undefined {
  const [first, second, ...rest] = args;
  if (name === 'join') {
    const glue = second ?? computed(' ', span);
    return first && isText(glue)
      ? TEXT_METHODS.get('join')?.(machine, glue, { args: [first], named, span })
      : undefined;
  }
  if (!first || !isText(first)) return undefined;
  return TEXT_METHODS.get(name)?.(machine, first, { args: second ? [second, ...rest] : [], named, span });
}

/** `xm_vars.var(name, use, check)`: a name that the command line gives and the check function may change (tools/python/xen/xm/help.py). */
function declare(machine: Machine, call: Call): Py | undefined {
  const name = call.args[0] ?? call.named.get('name');
  const checked = call.args[2] ?? call.named.get('check');
  machine.expose([...call.args, ...call.named.values()], BY_XM);
  if (checked?.type === 'NoneType' || !checked) return none(call.span);
  if (name?.type !== 'str') return undefined;
  machine.declared.add(name.text);
  return none(call.span);
}

const BY_XM = 'xm does something with it';

/** `xm_vars.check()`: sets the declared names, or ends xm. */
function check(machine: Machine, call: Call): Py {
  machine.doubt('xm checks what the command line gives');
  machine.disturb(BY_XM);
  for (const name of machine.declared) {
    const value = unknown(`${name} is given on the command line of xm`, call.span);
    machine.bind(machine.file, name, { value });
  }
  return none(call.span);
}

/** Names that xm gives every file (Opts.load in tools/python/xen/xm/opts.py). */
export function predefine(machine: Machine, where: Span): void {
  const bind = (name: string, value: Py, maybe?: string): void => machine.bind(machine.file, name, { value, maybe });
  for (const name of ['sys', 'os', 'xm_vars']) bind(name, { type: 'module', name, span: where });
  for (const name of ADDRESS_FUNCTIONS.keys()) bind(name, { type: 'builtin', name, isType: false, span: where });
  for (const name of ['get_defaultroute', 'get_current_ipaddr', 'get_current_ipmask', 'get_current_ipgw'])
    bind(name, unknown(`what ${name}() finds depends on the machine`, where));
  for (const name of ['Vars', 'xm_file', 'xm_help']) bind(name, unknown(`${name} is what xm makes it`, where));
  // Not in every release.
  for (const name of ['re', 'socket', 'struct', 'errno']) bind(name, { type: 'module', name, span: where }, LATER);
  for (const name of ['util', 'NBE_BRIDGE']) bind(name, unknown(LATER, where), LATER);
}

const LATER = 'not every release of xm defines it';
