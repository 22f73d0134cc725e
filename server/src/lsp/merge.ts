import type { Project } from '../config/project.ts';

/** A project's settings with those of the editor below them. */
export const merged = (project: Project, settings: Project): Project => ({
  ...project,
  ...((project.host ?? settings.host) ? { host: { ...settings.host, ...project.host } } : {}),
  rules: new Map([...settings.rules, ...project.rules]),
});
