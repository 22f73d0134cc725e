import { catalog, nearest } from '../../catalog/index.ts';
import type { ScriptFacts } from '../../catalog/types.ts';
import type { XendFile } from '../../config/file.ts';
import type { XendScript } from '../../config/xend.ts';
import { xendRelease } from '../../config/xend-values.ts';
import { piece } from '../../specs/piece.ts';
import type { Fix } from '../../syntax/problem.ts';
import { choice, type Finding, replace, rule, safeFix } from '../rule.ts';
import { isExplained } from './edit.ts';
import { factsOf, type Role, SCRIPT_OPTIONS, scriptOf, shippedFor, shippedScript } from './scripts.ts';

export default rule({
  id: 'network-script-unknown',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    for (const { role } of SCRIPT_OPTIONS) {
      const script = scriptOf(file, role);
      if (!script || isExplained(file, script.span)) continue;
      const finding =
        blanks(script, role) ??
        otherRole(file, script, role) ??
        otherRelease(file, script, role) ??
        nearMiss(file, script, role);
      if (finding) yield finding;
    }
  },
});

/** xend splits the text at blanks alone: one at the start leaves no name, and a tab becomes part of it. */
function blanks({ value, call }: XendScript, role: Role): Finding | undefined {
  if (!call.path.text) {
    const end = value.text.search(/[^ ]/);
    const gap = piece(value, 0, end < 0 ? value.text.length : end);
    return {
      span: gap.span,
      message: 'The text starts with a blank, so that xend takes the name of the script to be empty. Remove the blank.',
      fixes: gap.editable && end > 0 ? [safeFix('Remove the blank', replace(gap.span, ''))] : [],
    };
  }
  const tab = role === 'network' ? call.path.text.search(/[\t\n\r]/) : -1;
  if (tab < 0) return undefined;
  const gap = piece(value, call.path.from + tab, call.path.from + tab + 1);
  return {
    span: gap.span,
    message:
      'xend splits script and arguments at blanks only, so what stands here becomes part of the name. Write a blank.',
    fixes: gap.editable ? [safeFix('Write a blank', replace(gap.span, ' '))] : [],
  };
}

/** A vif script where the network script belongs, or the reverse. */
function otherRole({ xend, profile }: XendFile, script: XendScript, role: Role): Finding | undefined {
  const { name, scriptSpan, option } = script;
  const facts = factsOf(script);
  if (!facts || facts.role === role || (facts.role !== 'network' && facts.role !== 'vif')) return undefined;
  // Beside a network script of a known family only its own vif script is right.
  const beside = role === 'vif' ? xend.networkScript() : undefined;
  const wanted = (beside && factsOf(beside)?.family) ?? facts.family;
  const twin = shippedFor(role, profile.release).find(({ family }) => family !== undefined && family === wanted);
  const fixes: Fix[] = twin ? [choice(`Change to ${twin.name}`, replace(scriptSpan, twin.name))] : [];
  const right = facts.role === 'vif' ? 'vif-script' : 'network-script';
  if (!xend.get(right)) fixes.push(choice(`Change the option to ${right}`, replace(option.nameSpan, right)));
  const runs =
    role === 'network'
      ? 'xend runs this script once when it starts'
      : 'xend runs this script for each interface of a guest';
  const what = facts.role === 'vif' ? `${name} is for interfaces` : `${name} sets up the host`;
  return {
    span: scriptSpan,
    message: `${runs}, but ${what}. ${twin ? `Write ${twin.name}.` : `It belongs to ${right}.`}`,
    fixes,
  };
}

/** A script that Xen ships, but not in this release. */
function otherRelease({ profile }: XendFile, script: XendScript, role: Role): Finding | undefined {
  const { name, scriptSpan } = script;
  const facts = factsOf(script);
  if (!facts || facts.role !== role || shippedScript(script, profile.release)) return undefined;
  const release = xendRelease(profile.release);
  return {
    span: scriptSpan,
    message: `Xen ${release} does not ship ${name}, ${when(facts)}. xend fails to run it, unless you put it there yourself.`,
  };
}

const when = ({ since, until }: ScriptFacts): string =>
  until ? `which is part of ${since} to ${until}` : `which came with ${since}`;

/** Scripts of Xen 2.0, and what took their place. */
const FORMER: Readonly<Record<string, string>> = { network: 'network-bridge' };

/** A name that is nearly one of Xen's. One with something added is a local wrapper's. */
function nearMiss({ profile }: XendFile, { name, scriptSpan, call }: XendScript, role: Role): Finding | undefined {
  const folder = call.path.text.slice(0, call.path.text.length - name.length);
  if (catalog.scripts.has(name) || (folder && !folder.endsWith('/xen/scripts/'))) return undefined;
  const names = shippedFor(role, profile.release).map((facts) => facts.name);
  if (names.some((known) => name.startsWith(known) || name.endsWith(known))) return undefined;
  const former = role === 'network' && Object.hasOwn(FORMER, name) ? FORMER[name] : undefined;
  const near = former ?? nearestScript(name, names, `${role}-`);
  if (!near) return undefined;
  return {
    span: scriptSpan,
    message: `Xen ships no script ${name}, and xend does not say so when it is missing. Did you mean ${near}?`,
    fixes: [choice(`Change to ${near}`, replace(scriptSpan, near))],
  };
}

/** Behind the prefix that all have, when the name has it too: else every short name would be near another. */
function nearestScript(name: string, names: readonly string[], prefix: string): string | undefined {
  if (!name.startsWith(prefix)) return nearest(name, names);
  const tails = names.map((known) => known.slice(prefix.length));
  const near = nearest(name.slice(prefix.length), tails);
  return near && prefix + near;
}
