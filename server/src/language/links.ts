import { disksOf } from '../config/disk.ts';
import type { ConfigFile } from '../config/file.ts';
import { vifsOf, vifValue } from '../config/vif.ts';
import { RULE_IDS } from '../rules/check.ts';
import { suppressions } from '../rules/suppress.ts';
import type { Span } from '../syntax/text.ts';
import type { StringValue } from '../values/value.ts';

/** A stretch that leads somewhere: to a file, by its path as the toolstack has it, or to the page of a rule. */
export type Link = { readonly span: Span } & (
  | { readonly path: string; readonly script?: boolean }
  | { readonly rule: string }
);

/** Settings whose whole text is the path of a file in dom0. */
const PATHS = ['kernel', 'ramdisk', 'bootloader', 'firmware_override', 'bios_path_override', 'device_model_override'];

/** What in a file names other files, or a rule. Whether a file is there is not asked here. */
export function links(file: ConfigFile): Link[] {
  const rules = suppressions(file).filter(({ rule }) => RULE_IDS.has(rule));
  const found: Link[] = rules.map(({ rule, span }) => ({ span, rule }));
  if (file.kind === 'xend') {
    for (const script of [file.xend.networkScript(), file.xend.vifScript()])
      if (script?.name) found.push({ span: script.scriptSpan, path: script.name, script: true });
  } else if (file.kind === 'domain') {
    for (const name of PATHS) {
      const value = file.domain.value(name);
      if (value?.kind === 'string' && value.text) found.push({ span: textSpan(value), path: value.text });
    }
    for (const { disk } of disksOf(file.domain)) {
      const { target } = disk;
      if (target?.editable && target.text && !disk.script) found.push({ span: target.span, path: target.text });
    }
    for (const vif of vifsOf(file.domain)) {
      const script = vifValue(file, vif, 'script');
      if (script?.editable) found.push({ span: script.span, path: script.text, script: true });
    }
  }
  return found;
}

const textSpan = ({ map, text }: StringValue): Span => map.span(0, text.length);

/** Where a path of dom0 may lie in a workspace: as it is, below a root that mirrors the host, or beside the file. */
export function candidates(path: string, script: boolean, file: string, roots: readonly string[]): string[] {
  const folder = file.slice(0, file.lastIndexOf('/'));
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.includes('\0') || path.split('/').includes('..')) return [];
  if (path.startsWith('/'))
    return [
      ...roots.filter((root) => `file://${encoded}`.startsWith(`${root}/`)).map(() => `file://${encoded}`),
      ...roots.map((root) => root + encoded),
    ];
  const places = script
    ? [
        `${folder}/scripts/${encoded}`,
        ...roots.flatMap((root) => [`${root}/scripts/${encoded}`, `${root}/etc/xen/scripts/${encoded}`]),
      ]
    : [];
  const inside = roots.some((root) => folder === root || folder.startsWith(`${root}/`));
  return [...places, ...(inside ? [`${folder}/${encoded}`] : []), ...roots.map((root) => `${root}/${encoded}`)].filter(
    (uri) => roots.some((root) => uri.startsWith(`${root}/`)),
  );
}
