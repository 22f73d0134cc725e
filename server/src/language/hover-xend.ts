import type { XendFile } from '../config/file.ts';
import { xendFacts, xendRelease } from '../config/xend-values.ts';
import { SCRIPT_OPTIONS } from '../rules/xend/scripts.ts';
import { readScriptCall } from '../specs/script-arguments.ts';
import { touches } from '../syntax/text.ts';
import { describeOption, describeParameter, describeScript } from './documentation.ts';
import { placeInXend } from './place-xend.ts';
import type { Hover } from './types.ts';

/** What to show for a place of a xend-config.sxp; undefined where there is nothing to say. */
export function hoverXend(file: XendFile, offset: number): Hover | undefined {
  const place = placeInXend(file, offset);
  if (place.at === 'name') return shown(describeOption('xend', place.name), place.span);
  if (place.at !== 'value' || !place.value || place.index > 0) return undefined;
  if (SCRIPT_OPTIONS.some(({ option }) => option === place.name)) return onScript(file, place.value, offset);
  const facts = xendFacts(place.name, file.profile.release);
  const text = place.value.text;
  const word = facts?.words?.find(({ name }) => name === text);
  return word ? shown(describeOption('xend', place.name, word.name), place.span) : undefined;
}

const shown = (markdown: string | undefined, span: Hover['span']): Hover | undefined =>
  markdown === undefined ? undefined : { markdown, span };

/** A script's name, or one of its arguments. */
function onScript(file: XendFile, value: Parameters<typeof readScriptCall>[0], offset: number): Hover | undefined {
  const call = readScriptCall(value);
  if (touches(call.path.span, offset)) return shown(describeScript(call.name.text), call.path.span);
  const argument = call.args.find(({ whole }) => touches(whole.span, offset));
  if (!argument) return undefined;
  const release = xendRelease(file.profile.release);
  return shown(describeParameter(call.name.text, argument.name.text, release), argument.name.span);
}
