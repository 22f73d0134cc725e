import { type HostPattern, hostPatterns, type PatternFault } from '../../specs/hosts-allow.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { SxpText } from '../../syntax/sxp.ts';
import type { StringValue } from '../../values/value.ts';
import { choice, type Finding, replace } from '../rule.ts';

const WHAT: Readonly<Record<PatternFault['what'], string>> = {
  'nothing-to-repeat': 'there is nothing before it to repeat',
  'open-bracket': 'its ] is missing',
  'open-group': 'its ) is missing',
  'close-group': 'it closes no (',
  backslash: 'nothing stands behind it',
};

const ADVICE: Readonly<Record<PatternFault['what'], string>> = {
  'nothing-to-repeat': '.* for any text',
  'open-bracket': 'the ]',
  'open-group': 'the )',
  'close-group': 'the (, or \\) for the sign itself',
  backslash: 'the sign that it belongs to',
};

/** What Python refuses in a list of host patterns; xend fails with it when it opens the server. */
export function* patternFaults(value: StringValue, kind: SxpText['kind']): Iterable<Finding> {
  for (const pattern of hostPatterns(value)) {
    const { fault } = pattern;
    if (!fault) continue;
    yield {
      span: fault.piece.span,
      message: `Hosts are regular expressions, and this "${fault.piece.text}" is none (${WHAT[fault.what]}): xend fails when it opens the server. Write ${ADVICE[fault.what]}.`,
      fixes: glob(pattern, kind),
    };
  }
}

/** `*.example.com` as the regular expression that it was meant to be. */
function glob({ whole, fault }: HostPattern, kind: SxpText['kind']): Fix[] {
  if (fault?.what !== 'nothing-to-repeat' || !/^[\w.*-]+$/.test(whole.text) || !whole.editable) return [];
  const expression = `^${whole.text.replaceAll('.', '\\.').replaceAll('*', '.*')}$`;
  // In quotes a backslash is written twice.
  const spelled = kind === 'string' ? expression.replaceAll('\\', '\\\\') : expression;
  return [choice(`Write ${spelled}`, replace(whole.span, spelled))];
}
