import { hasToolstack, parseRelease, type Release, type Toolstack } from '../catalog/release.ts';
import { type FileKind, newestFor, type Profile } from './profile.ts';
import type { Project } from './project.ts';

/** The last part of a path or URI. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The last part of a path, or the last few, as a person knows it: an editor's paths are URIs. */
export function fileName(path: string, parts = 1): string {
  const name = path.split('/').slice(-parts).join('/');
  if (!path.includes('://')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const XEN_FOLDER = /(?:^|\/)xen(?:\.d)?\/(?:[^/]+\/)*[^/]+$/;

/** The kind that a file's name and folder tell, or undefined when they tell nothing. */
export function kindByName(path: string): FileKind | undefined {
  const name = baseName(path);
  if (name === 'xl.conf') return 'conf';
  if (/^xlcpupool.*\.cfg$|\.cpupool$/.test(name)) return 'cpupool';
  if (name.endsWith('.sxp')) return 'xend';
  if (/\.(?:xl|xm)$|^(?:xlexample|xmexample)/.test(name)) return 'domain';
  if (!XEN_FOLDER.test(path)) return undefined;
  return /\.(?:cfg|hvm|pv|pvh)$/.test(name) || !name.includes('.') ? 'domain' : undefined;
}

const SNIFF_LIMIT = 64_000;
const DOMAIN_NAME =
  /^(?:name|memory|vcpus|kernel|ramdisk|disk|vif|builder|bootloader|type|root|extra|on_crash|on_reboot|on_poweroff|maxmem|vfb)$/;

/** The kind that a text's own words tell: at least two settings that only a domU config has, or a xend option at the head of a list. */
export function kindByText(text: string): FileKind | undefined {
  const names = domainNames(text);
  if (names === 'xend') return names;
  const telling =
    names.has('memory') || names.has('vif') || names.has('disk') || names.has('kernel') || names.has('bootloader');
  return names.size >= 2 && telling ? 'domain' : undefined;
}

/** The names of a domU config that a text's lines set; or that it is xend's. */
function domainNames(text: string): ReadonlySet<string> | 'xend' {
  const names = new Set<string>();
  for (const line of text.slice(0, SNIFF_LIMIT).split('\n')) {
    const trimmed = line.trimStart();
    if (/^\((?:xend-|network-script|vif-script|xen-api-server|dom0-min-mem)/.test(trimmed)) return 'xend';
    const at = trimmed.indexOf('=');
    const name = at > 0 ? trimmed.slice(0, at).trimEnd() : '';
    if (name.length < 12 && DOMAIN_NAME.test(name)) names.add(name);
  }
  return names;
}

/**
 * The kind of a file that nobody named, such as one below a folder; undefined when it is not Xen's. Folders named `xen` hold other files
 * too: without an extension (a Makefile) the text must set something of a domU config, and with `.cfg` it must not begin like
 * the `xen.cfg` of Xen's EFI boot loader, which has sections.
 */
export function kindOfFound(path: string, text: string): FileKind | undefined {
  const named = kindByName(path);
  if (named !== 'domain' || !XEN_FOLDER.test(path)) return named ?? kindByText(text);
  const beginning = text.slice(0, SNIFF_LIMIT);
  if (/^\[\w+\]$/.test(firstLine(beginning))) return undefined;
  if (baseName(path).includes('.')) return named;
  const names = domainNames(beginning);
  return names !== 'xend' && names.size ? named : undefined;
}

/** The first line that is neither empty nor a comment. */
const firstLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line && !line.startsWith('#')) ?? '';

/** The toolstack and release that a comment in the first 5 lines asks for: `# xen: toolstack=xm release=4.1`. */
export function profileComment(text: string): { toolstack?: Toolstack; release?: Release; line: number } | undefined {
  let start = 0;
  for (let line = 0; line < 5 && start <= text.length; line++) {
    const next = text.indexOf('\n', start);
    const content = text.slice(start, next < 0 ? text.length : next);
    const found = /^[ \t]*#[ \t]*xen:(.{0,200})/.exec(content);
    if (found) {
      const fields = new Map(
        (found[1] as string)
          .trim()
          .split(/\s+/)
          .map((field) => field.split('=', 2) as [string, string]),
      );
      const toolstack = fields.get('toolstack');
      const release = parseRelease(fields.get('release') ?? '');
      return {
        ...(toolstack === 'xl' || toolstack === 'xm' ? { toolstack } : {}),
        ...(release ? { release } : {}),
        line,
      };
    }
    if (next < 0) break;
    start = next + 1;
  }
  return undefined;
}

/** What the text itself proves of the toolstack, with the reason; given by the caller, who has read the text. */
export interface Proof {
  readonly toolstack: Toolstack;
  readonly reason: string;
}

/**
 * The profile of a file; the first answer wins: what alone reads such files, the file's own comment, the project file, the editor's
 * setting, what the text proves, a xend-config.sxp alone in the folder, else xl and the newest release. A release that does not
 * have the toolstack is meant for other files, unless it was named together with it.
 */
export function profileOf(
  kind: FileKind,
  text: string,
  layers: readonly { readonly project: Pick<Project, 'toolstack' | 'release'>; readonly name: string }[],
  prove: () => Proof | undefined,
): Profile {
  const comment = profileComment(text);
  const sources = [
    ...(comment
      ? [{ toolstack: comment.toolstack, release: comment.release, name: `line ${comment.line + 1} says so` }]
      : []),
    ...layers.map(({ project, name }) => ({ toolstack: project.toolstack, release: project.release, name })),
  ];
  const given = sources.find((source) => source.toolstack);
  const proof =
    fixedToolstack(kind) ??
    (given?.toolstack ? { toolstack: given.toolstack, reason: given.name } : (prove() ?? byRelease(sources)));
  const toolstack = proof?.toolstack ?? 'xl';
  const release = sources.find(
    (source) => source.release && (source.toolstack === toolstack || hasToolstack(source.release, toolstack)),
  )?.release;
  return {
    toolstack,
    release: release ?? newestFor(toolstack),
    releaseGiven: release !== undefined,
    reason: proof?.reason ?? 'the default',
  };
}

/** What the first release that is named leaves open: before 4.0 there is xm alone. */
function byRelease(
  sources: readonly { readonly release: Release | undefined; readonly name: string }[],
): Proof | undefined {
  const first = sources.find((source) => source.release);
  if (!first?.release || hasToolstack(first.release, 'xl')) return undefined;
  return { toolstack: 'xm', reason: `${first.name}: Xen ${first.release} has no xl` };
}

function fixedToolstack(kind: FileKind): Proof | undefined {
  if (kind === 'xend') return { toolstack: 'xm', reason: 'xend belongs to xm' };
  if (kind === 'domain') return undefined;
  return { toolstack: 'xl', reason: 'only xl reads this file' };
}
