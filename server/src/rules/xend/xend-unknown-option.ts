import { catalog, nearest } from '../../catalog/index.ts';
import type { XendFile } from '../../config/file.ts';
import type { XendOption } from '../../config/xend.ts';
import { xendFacts, xendRelease } from '../../config/xend-values.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { isExplained } from './edit.ts';
import { isXendConfig } from './forms.ts';

/** What only xend of Xen 2.0 read, and what to do instead. */
const OF_XEN_2: Readonly<Record<string, string>> = {
  'vif-bridge': 'Write bridge= in the vif',
  'vif-antispoof': "Write (network-script 'network-bridge antispoof=yes')",
  'block-file': 'Remove it',
  'block-enbd': 'Remove it',
  'console-address': 'Remove it',
  'console-port-base': 'Remove it',
  'xend-event-port': 'Remove it',
};

export default rule({
  id: 'xend-unknown-option',
  subject: 'xend',
  severity: 'warning',
  kinds: ['xend'],
  *check(file): Iterable<Finding> {
    const isConfig = isXendConfig(file);
    const near = nearestOption(file);
    for (const option of file.xend.options) {
      if (xendFacts(option.name, file.profile.release) || isExplained(file, option.nameSpan)) continue;
      const finding = unread(file, option, isConfig, near);
      if (finding) yield finding;
    }
  },
});

type Nearest = (name: string) => string | undefined;

/** Names that are compared with xend's, at most: a file with more of them is none of xend's. */
const MAX_NAMES = 1000;

function nearestOption({ profile }: XendFile): Nearest {
  const names = [...catalog.xend.keys()].filter((key) => xendFacts(key, profile.release));
  const found = new Map<string, string | undefined>();
  return (name) => {
    if (!found.has(name) && found.size < MAX_NAMES) found.set(name, nearest(name, names));
    return found.get(name);
  };
}

function unread(
  file: XendFile,
  { name, nameSpan }: XendOption,
  isConfig: boolean,
  nearestTo: Nearest,
): Finding | undefined {
  const release = xendRelease(file.profile.release);
  const facts = catalog.xend.get(name);
  if (facts) {
    return {
      span: nameSpan,
      message: `xend ${release} does not know ${name}, which came with ${facts.since}, and ignores it without a word. Remove it, or name the release that you have.`,
    };
  }
  if (Object.hasOwn(OF_XEN_2, name)) {
    return {
      span: nameSpan,
      message: `Only Xen 2.0 read ${name}: later releases ignore it without a word. ${OF_XEN_2[name]}.`,
    };
  }
  const near = nearestTo(name);
  if (!near && !isConfig) return undefined;
  return {
    span: nameSpan,
    message: `xend knows no option ${name || "''"} and ignores it without a word.${near ? ` Did you mean ${near}?` : ''}`,
    fixes: near ? [choice(`Change to ${near}`, replace(nameSpan, near))] : [],
  };
}
