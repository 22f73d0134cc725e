import type { Setting, StringValue } from '../values/value.ts';
import type { ConfFile } from './file.ts';

/** What xl.conf gives to interfaces that do not say it themselves: the setting that counts, and its old name (tools/xl/xl.c:parse_global_config). */
const NAMES = {
  bridge: ['vif.default.bridge', 'defaultbridge'],
  script: ['vif.default.script', 'vifscript'],
} as const;

/** The settings of xl.conf for the bridge or the script of interfaces, the one that counts first. */
export const vifDefaults = ({ settings }: Pick<ConfFile, 'settings'>, what: keyof typeof NAMES): Setting[] =>
  NAMES[what].flatMap((name) => settings.last.get(name) ?? []);

/** What they say, where that is a text. */
export const vifDefaultTexts = (file: Pick<ConfFile, 'settings'>, what: keyof typeof NAMES): StringValue[] =>
  vifDefaults(file, what).flatMap(({ result }) => (result.kind === 'string' ? [result] : []));
