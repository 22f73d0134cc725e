import { readSxp } from '../syntax/sxp.ts';
import { Lines } from '../syntax/text.ts';
import { xlSettings } from '../values/xl.ts';
import { xmSettings } from '../values/xm.ts';
import { Domain } from './domain.ts';
import type { ConfigFile } from './file.ts';
import type { FileKind, Profile } from './profile.ts';
import type { Host } from './project.ts';
import { Readings } from './readings.ts';
import { xendConfig } from './xend.ts';

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly kind: FileKind;
  readonly profile: Profile;
  readonly host?: Host;
}

/**
 * Reads a file as its toolstack would, up to the typed view that the rules look at. Never throws. `before` is its version before, not to be
 * used any more: what stands in both is taken over from it.
 */
export function readConfig(source: Source, readings = new Readings(source.text), before?: ConfigFile): ConfigFile {
  const { kind, profile, text } = source;
  const common = { ...source, lines: new Lines(text) };
  const earlier = before?.kind === 'domain' && sameReader(before.profile, profile) ? before.domain : undefined;
  if (kind === 'xend') {
    const sxp = readSxp(text, profile.release);
    return { ...common, kind, ok: sxp.ok, syntax: sxp.problems, comments: sxp.comments, sxp, xend: xendConfig(sxp) };
  }
  if (kind === 'domain' && profile.toolstack === 'xm') {
    const { python } = readings;
    const settings = xmSettings(python);
    return {
      ...common,
      kind,
      ok: python.ok,
      syntax: python.problems,
      comments: python.comments,
      python,
      settings,
      domain: new Domain(settings, profile, earlier),
    };
  }
  const xl = readings.xl(profile.release);
  const settings = xlSettings(xl);
  const read = { ok: xl.ok, syntax: xl.problems, comments: xl.comments, settings };
  return kind === 'domain'
    ? { ...common, ...read, kind, domain: new Domain(settings, profile, earlier) }
    : { ...common, ...read, kind };
}

const sameReader = (a: Profile, b: Profile): boolean =>
  a.toolstack === b.toolstack && a.release === b.release && a.releaseGiven === b.releaseGiven;
