import type { Span } from '../../syntax/text.ts';
import type { Setting } from '../../values/value.ts';
import { type Finding, here, rule } from '../rule.ts';
import { removal } from './edit.ts';
import { optionAt, SETTINGS_KINDS, type SettingsFile } from './options.ts';
import { overwritten } from './python-uses.ts';
import { isSingle } from './read.ts';
import { besideSyntaxError } from './syntax-errors.ts';

/** Two assignments of one option: what the first says is lost. */
interface Pair {
  readonly name: string;
  readonly lost: Span;
  readonly by: Span;
}

export default rule({
  id: 'duplicate-setting',
  subject: 'settings',
  severity: 'warning',
  kinds: [...SETTINGS_KINDS],
  *check(file): Iterable<Finding> {
    const at = new Map(file.settings.assignments.map((setting) => [setting.nameSpan.start, setting]));
    for (const { name, lost, by } of file.kind === 'domain' && file.profile.toolstack === 'xm'
      ? overwritten(file)
      : xlPairs(file)) {
      if (!optionAt(file, name) || besideSyntaxError(file, lost) || besideSyntaxError(file, by)) continue;
      const line = file.lines.lineAt(lost.start) + 1;
      const first = at.get(lost.start);
      const second = at.get(by.start);
      const same = first && second && sameValue(first, second);
      yield {
        span: by,
        severity: same ? 'info' : 'warning',
        message: same
          ? `${name} has this value already since line ${line}. Remove one of the two.`
          : `${name} is set in line ${line} already: ${file.profile.toolstack} keeps this value, and what stands there is lost. Remove one of the two.`,
        related: [here(file, lost, 'Lost, because it is set again')],
        fixes: first ? removal(file, first, `Remove the one in line ${line}`) : [],
      };
    }
  },
});

/** xl keeps the last assignment and says nothing (libxlu_cfg.c:xlu__cfg_set_store, xlu_cfg_get); `+=` adds to what is there. */
function* xlPairs(file: SettingsFile): Iterable<Pair> {
  const seen = new Map<string, Setting>();
  for (const setting of file.settings.assignments) {
    const { name, nameSpan, op } = setting;
    const before = seen.get(name);
    if (before && op === '=') yield { name, lost: before.nameSpan, by: nameSpan };
    seen.set(name, setting);
  }
}

const sameValue = ({ result: a }: Setting, { result: b }: Setting): boolean =>
  isSingle(a) && isSingle(b) && a.kind === b.kind && a.text === b.text;
