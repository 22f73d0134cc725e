import { inReleases } from '../../catalog/release.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';

/** The characters that xend takes in a name (tools/python/xen/xend/XendDomainInfo.py:_checkName). */
const ALLOWED = /[A-Za-z0-9_.:+-]/;

export default rule({
  id: 'name-characters',
  subject: 'settings',
  severity: 'warning',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    const value = file.domain.value('name');
    if (file.profile.toolstack !== 'xm' || value?.kind !== 'string') return;
    const slash = inReleases(file.profile.release, '3.0.0', '3.4');
    const isBad = (char: string): boolean => !ALLOWED.test(char) && !(slash && char === '/');
    const at = [...value.text].findIndex(isBad);
    if (at < 0) return;
    const before = [...value.text].slice(0, at).join('').length;
    const char = [...value.text][at] as string;
    const where = value.map.span(before, before + char.length);
    const shown = char === ' ' ? 'a blank' : `"${char}"`;
    const editable = value.map.editable(before, before + char.length);
    yield {
      span: where,
      message: `xend takes no ${char === ' ' ? 'blank' : shown} in a name and refuses the guest. Use letters, digits and any of "_.:+-" only.`,
      fixes: editable ? [choice(`Change ${shown} to "-"`, replace(where, '-'))] : [],
    };
  },
});
