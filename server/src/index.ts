/**
 * The engine for programs: reads Xen's configuration files from texts and says what is wrong with them. It reads no file and runs nothing.
 *
 * ```js
 * const { Service, kindByName } = require('xen-config-server');
 * const service = new Service();
 * service.update({ path: 'web1.cfg', text, kind: kindByName('web1.cfg') ?? 'domain' });
 * for (const { rule, severity, message } of service.problems('web1.cfg')) console.log(rule, severity, message);
 * ```
 */
export type { Release, Toolstack } from './catalog/release.ts';
export { kindByName, kindByText } from './config/detect.ts';
export type { ConfigFile, FileKind } from './config/file.ts';
export type { Profile } from './config/profile.ts';
export { NO_PROJECT, type Project, parseProject } from './config/project.ts';
export { applyEdits } from './language/edits.ts';
export { RULE_IDS } from './rules/check.ts';
export { type Answer, type Input, resolveProfile, Service } from './service.ts';
export type { Edit, Fix, Problem, Related, Severity } from './syntax/problem.ts';
export { Lines, type Position, type Range, type Span } from './syntax/text.ts';
