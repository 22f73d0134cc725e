import { nearest } from '../../catalog/index.ts';
import { isIn } from '../../catalog/lookup.ts';
import type { ScriptFacts } from '../../catalog/types.ts';
import type { XendFile } from '../../config/file.ts';
import { xendRelease } from '../../config/xend-values.ts';
import type { ScriptArgument } from '../../specs/script-arguments.ts';
import { span } from '../../syntax/text.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { isExplained } from './edit.ts';
import { parametersOf, SCRIPT_OPTIONS, scriptOf, shippedScript } from './scripts.ts';

/** What the kernel keeps of an interface's name. */
const MAX_NAME = 15;

export default rule({
  id: 'network-script-argument',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    for (const { role } of SCRIPT_OPTIONS) {
      const script = scriptOf(file, role);
      // What a local script reads is not known.
      const facts = script && shippedScript(script, file.profile.release);
      if (!script || facts?.role !== role || isExplained(file, script.span)) continue;
      const { args } = script.call;
      for (let i = 0; i < args.length; i++) {
        const apart = torn(args, i);
        const finding = apart ? apart.finding : argument(file, facts, args[i] as ScriptArgument);
        if (finding) yield finding;
        if (apart) i = apart.last;
      }
    }
  },
});

/** `netdev = eth1`, `netdev= eth1`, `netdev =eth1`: a blank ends an argument. */
function torn(args: readonly ScriptArgument[], i: number): { finding: Finding; last: number } | undefined {
  const [first, second, third] = [args[i]?.whole, args[i + 1]?.whole, args[i + 2]?.whole];
  if (!first || !second || !/^\w+=?$/.test(first.text)) return undefined;
  const open = first.text.endsWith('=');
  const lone = !open && second.text === '=' && third !== undefined && !third.text.includes('=');
  const joined = open ? !second.text.includes('=') : /^=[^=]/.test(second.text);
  if (!lone && !joined) return undefined;
  const end = lone ? third : second;
  const where = span(first.span.start, end.span.end);
  const text = first.text + second.text + (lone ? third.text : '');
  return {
    last: i + (lone ? 2 : 1),
    finding: {
      span: where,
      message: `A blank ends an argument, so the script does not get this value. Write ${text} without blanks.`,
      fixes: first.editable && end.editable ? [safeFix('Remove the blanks', replace(where, text))] : [],
    },
  };
}

function argument(file: XendFile, facts: ScriptFacts, arg: ScriptArgument): Finding | undefined {
  const { whole, name, value } = arg;
  if (!value || !name.text) {
    return {
      span: whole.span,
      message: `${facts.name} takes arguments as NAME=VALUE and ignores this word. Write one, or remove it.`,
    };
  }
  const release = xendRelease(file.profile.release);
  const parameters = parametersOf(facts);
  const known = parameters.filter((parameter) => isIn(release, parameter)).map((parameter) => parameter.name);
  if (!known.includes(name.text)) return unknownName(facts, arg, known, release);
  return commas(arg, known) ?? badValue(facts, arg);
}

function unknownName(facts: ScriptFacts, { name }: ScriptArgument, known: readonly string[], release: string): Finding {
  const elsewhere = parametersOf(facts).find((parameter) => parameter.name === name.text);
  if (elsewhere) {
    const { since, until } = elsewhere;
    return {
      span: name.span,
      message: `${facts.name} of Xen ${release} does not read ${name.text}: it is an argument of ${until ? `${since} to ${until}` : `${since} and later`}, and has no effect here. Remove it.`,
    };
  }
  const near = nearest(name.text, known);
  const reads = known.length ? `it reads ${known.join(', ')}` : 'it takes no argument';
  return {
    span: name.span,
    message: `${facts.name} does not read ${name.text}, and nobody says so: ${reads}.${near ? ` Write ${near}.` : ''}`,
    fixes: near && name.editable ? [choice(`Change to ${near}`, replace(name.span, near))] : [],
  };
}

/** `bridge=foo,netdev=eth1`: commas are for vif strings. */
function commas(arg: ScriptArgument, known: readonly string[]): Finding | undefined {
  return lastComma(arg) ?? innerCommas(arg, known);
}

/** `netdev=eth1, bridge=foo`: the comma goes with the value. */
function lastComma({ value, whole }: ScriptArgument): Finding | undefined {
  const bare = value && /^([^,]+),+$/.exec(value.text)?.[1];
  if (!bare) return undefined;
  return {
    span: value.span,
    message: `The comma belongs to the value here, so the script looks for "${shown(value.text)}". Write ${shown(bare)} and a blank.`,
    fixes: whole.editable ? [safeFix('Remove the comma', replace(value.span, bare))] : [],
  };
}

function innerCommas({ value, whole }: ScriptArgument, known: readonly string[]): Finding | undefined {
  const parts = value?.text.split(',') ?? [];
  const behind = parts.slice(1);
  if (
    !value ||
    !behind.length ||
    !behind.every((part) => known.includes(part.split('=', 1)[0] as string) && part.includes('='))
  )
    return undefined;
  return {
    span: value.span,
    message:
      'A blank, not a comma, stands between the arguments of a script: all of this becomes one value. Write blanks.',
    fixes:
      whole.editable && !value.text.includes('\\')
        ? [safeFix('Write blanks', replace(value.span, parts.join(' ')))]
        : [],
  };
}

const YES = /^(?:yes|y|on|true|t|1|enabled?)$/i;
const NO = /^(?:no|n|off|false|f|0|disabled?)$/i;

/** What the scripts compare a value with, and what they make of every other. */
const SWITCHES: Readonly<Record<string, { readonly word: 'yes' | 'no'; readonly other: 'yes' | 'no' }>> = {
  antispoof: { word: 'yes', other: 'no' },
  dhcp: { word: 'no', other: 'yes' },
};

function badValue({ name: script }: ScriptFacts, { name, value }: ScriptArgument): Finding | undefined {
  // The shell takes quotes away.
  const text = value?.text.replace(/^(['"])(.*)\1$/, '$2');
  if (!value || !text) return undefined;
  const how = Object.hasOwn(SWITCHES, name.text) ? SWITCHES[name.text] : undefined;
  if (how) {
    // What network-nat does with antispoof is antispoof-with-nat's.
    if (text === 'yes' || text === 'no' || (name.text === 'antispoof' && script === 'network-nat')) return undefined;
    const words = YES.test(text) ? ['yes'] : NO.test(text) ? ['no'] : ['yes', 'no'];
    return {
      span: value.span,
      message: `${script} compares ${name.text} with "${how.word}" alone, so "${text}" counts as ${how.other}. Write yes or no.`,
      fixes: value.editable ? words.map((word) => choice(`Write ${word}`, replace(value.span, word))) : [],
    };
  }
  if ((name.text !== 'bridge' && name.text !== 'netdev') || text.length <= MAX_NAME) return undefined;
  return {
    span: value.span,
    message: `Linux takes no interface name of more than ${MAX_NAME} characters, and this one has ${text.length}. Shorten it.`,
  };
}
