import type { SyntaxProblem } from '../syntax/problem.ts';
import type { PythonFile } from '../syntax/python/python.ts';
import type { SxpFile } from '../syntax/sxp.ts';
import type { Lines, Span } from '../syntax/text.ts';
import type { Settings } from '../values/value.ts';
import type { Domain } from './domain.ts';
import type { FileKind, Profile } from './profile.ts';
import type { Host } from './project.ts';
import type { XendConfig } from './xend.ts';

interface Common {
  /** As the caller names it: a path or URI; only compared and shown. */
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly profile: Profile;
  /** True exactly when Xen's own reader accepts the syntax. */
  readonly ok: boolean;
  /** What the reader found, in the order of the file. */
  readonly syntax: readonly SyntaxProblem[];
  readonly comments: readonly Span[];
  /** The machine that the workspace describes, when it does. */
  readonly host?: Host;
}

export interface DomainFile extends Common {
  readonly kind: 'domain';
  readonly settings: Settings;
  readonly domain: Domain;
  /** The program, when xm reads the file. */
  readonly python?: PythonFile;
}

export interface XendFile extends Common {
  readonly kind: 'xend';
  readonly sxp: SxpFile;
  readonly xend: XendConfig;
}

/** xl.conf or a cpupool config: xl's grammar, other settings. */
export interface ConfFile extends Common {
  readonly kind: 'conf' | 'cpupool';
  readonly settings: Settings;
}

/** A file as the rules and the editor features see it. Everything in it is read-only and may be shared. */
export type ConfigFile = DomainFile | XendFile | ConfFile;

export type { FileKind };
