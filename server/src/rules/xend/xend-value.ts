import type { NamedOption } from '../../catalog/types.ts';
import type { XendFile } from '../../config/file.ts';
import { stringValue, type XendOption } from '../../config/xend.ts';
import { isOn, xendBoolean, xendFacts, xendInteger } from '../../config/xend-values.ts';
import type { SxpText } from '../../syntax/sxp.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { shown } from '../settings/shown.ts';
import { apiServerFaults } from './api-server.ts';
import { isExplained } from './edit.ts';
import { patternFaults } from './host-patterns.ts';

/** Level names besides the catalogue's that Python's logging takes. */
const MORE_LEVELS = ['WARN', 'NOTSET'];

/** The servers that listen on a port: without them a wrong port does no harm. */
const SERVER_OF: Readonly<Record<string, string>> = {
  'xend-port': 'xend-http-server',
  'xend-relocation-port': 'xend-relocation-server',
  'xend-relocation-ssl-port': 'xend-relocation-ssl-server',
  'xend-tcp-xmlrpc-server-port': 'xend-tcp-xmlrpc-server',
};

export default rule({
  id: 'xend-value',
  subject: 'xend',
  severity: 'error',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    for (const option of file.xend.options) {
      const facts = xendFacts(option.name, file.profile.release);
      if (facts && !option.duplicateOf && option.value && !isExplained(file, option.value.span))
        yield* faults(file, option, facts);
    }
  },
});

function* faults(file: XendFile, { name, value }: XendOption, facts: NamedOption): Iterable<Finding> {
  if (!value) return;
  if (name === 'xen-api-server') yield* apiServerFaults(file, value);
  if (facts.kinds.includes('list')) return;
  if (value.kind === 'list') {
    yield {
      span: value.span,
      message: `A list stands where ${name} needs ${needs(facts)}, and xend fails when it reads it. Write the value without brackets.`,
    };
    return;
  }
  if (facts.kinds.includes('boolean')) yield* boolean(name, value);
  else if (facts.kinds.includes('integer')) yield* integer(file, name, value, facts);
  else if (name === 'loglevel') yield* logLevel(value, facts);
  else if (name === 'xend-relocation-hosts-allow' && value.text) yield* patternFaults(stringValue(value), value.kind);
}

function needs({ kinds }: NamedOption): string {
  if (kinds.includes('boolean')) return 'yes or no';
  return kinds.includes('integer') ? 'a number' : 'a text';
}

function* boolean(name: string, value: SxpText): Iterable<Finding> {
  if (xendBoolean(value.text) !== undefined) return;
  const trimmed = xendBoolean(value.text.trim()) === undefined ? undefined : value.text.trim();
  yield {
    span: value.span,
    message: `"${shown(value.text)}" is neither yes nor no (nor on, true, 1 or their like), and xend fails over ${name} with "expected bool". Write yes or no.`,
    fixes: (trimmed === undefined ? ['yes', 'no'] : [trimmed]).map((word) =>
      choice(`Write ${word}`, replace(value.span, word)),
    ),
  };
}

function* integer(file: XendFile, name: string, value: SxpText, { range }: NamedOption): Iterable<Finding> {
  const number = xendInteger(value.text);
  if (number === undefined) {
    yield {
      span: value.span,
      message: `xend takes a decimal number for ${name} and fails with "expected int" at "${value.text}". Write digits only.`,
    };
    return;
  }
  if (!range || (number >= (range.min ?? number) && number <= (range.max ?? number))) return;
  const server = SERVER_OF[name];
  const used = server === undefined || isOn(file.xend, server, file.profile.release) !== false;
  yield {
    span: value.span,
    severity: used ? 'error' : 'warning',
    message: `${name} goes from ${range.min} to ${range.max}, and xend ${used ? 'cannot listen there' : `could not listen there once ${server} is on`}. Write a port of that range.`,
  };
}

function* logLevel(value: SxpText, { words = [] }: NamedOption): Iterable<Finding> {
  const levels = words.map((word) => word.name);
  if (levels.includes(value.text) || MORE_LEVELS.includes(value.text)) return;
  const upper = value.text.toUpperCase();
  const known = levels.includes(upper) || MORE_LEVELS.includes(upper);
  yield {
    span: value.span,
    message: `loglevel is one of ${levels.join(', ')}, in capitals. With another word xend logs nothing or does not start, depending on its Python.`,
    fixes: known ? [safeFix(`Write ${upper}`, replace(value.span, upper))] : [],
  };
}
