import type { DomainFile } from '../../config/file.ts';
import { type Option, readOptions } from '../../specs/options.ts';
import { choice, type Finding, replace, rule } from '../rule.ts';
import { optionAt } from '../settings/options.ts';
import { keyFindings } from './keys.ts';
import { isOldType, vfbReader } from './vfb.ts';

export default rule({
  id: 'vfb-unknown-key',
  subject: 'devices',
  severity: 'error',
  kinds: ['domain'],
  *check(file): Iterable<Finding> {
    if (!optionAt(file, 'vfb')) return;
    const reader = vfbReader(file);
    for (const { value } of file.domain.devices('vfb')) {
      const options = readOptions(value, reader.style).filter((option) => !isOldType(file, option));
      yield* keyFindings(
        file,
        value,
        options.filter((option) => !isType(file, option)),
        reader,
      );
      for (const option of options) if (isType(file, option)) yield typeFor(option);
    }
  },
});

/** xl has a switch for each kind of screen, where early releases of xm had `type`. */
const isType = ({ profile }: DomainFile, { key, equals }: Option): boolean =>
  profile.toolstack === 'xl' && key.text === 'type' && equals !== undefined;

function typeFor({ whole, value }: Option): Finding {
  const meant = value?.text.trim() === 'sdl' ? 'sdl=1' : undefined;
  return {
    span: whole.span,
    severity: 'warning',
    message: `xl ignores type= without a word, and the guest gets a VNC server. Write ${meant ?? 'vnc=1 or sdl=1'}.`,
    fixes: meant && whole.editable ? [choice(`Change to ${meant}`, replace(whole.span, meant))] : [],
  };
}
