import type { NamedOption } from '../../catalog/types.ts';
import type { XendFile } from '../../config/file.ts';
import { xendBoolean, xendFacts, xendInteger, xendRelease } from '../../config/xend-values.ts';
import { SCRIPT_OPTIONS } from '../../rules/xend/scripts.ts';
import { readScriptCall } from '../../specs/script-arguments.ts';
import { type Span, touches } from '../../syntax/text.ts';
import type { StringValue } from '../../values/value.ts';
import { describeOption, describeParameter, describeScript } from '../documentation.ts';
import { code } from '../markdown.ts';
import { placeInXend } from '../place/xend.ts';
import type { Hover } from '../types.ts';
import { describeAddress, describeSize } from '../values.ts';
import { hoverComment } from './comment.ts';

/** What to show for a place of a xend-config.sxp; undefined where there is nothing to say. */
export function hoverXend(file: XendFile, offset: number): Hover | undefined {
  const place = placeInXend(file, offset);
  const release = xendRelease(file.profile.release);
  if (place.at === 'comment') return hoverComment(file, offset);
  if (place.at === 'name') return shown(describeOption('xend', place.name, release), place.span);
  if (place.at !== 'value' || !place.value.text || place.depth > 1) return undefined;
  if (place.index > 0) return shown(lost(place.name), place.span);
  if (SCRIPT_OPTIONS.some(({ option }) => option === place.name)) return onScript(file, place.value, offset);
  const facts = xendFacts(place.name, file.profile.release);
  if (!facts) return undefined;
  const { text } = place.value;
  const word = facts.words?.find(({ name }) => name === text);
  if (word) return shown(describeOption('xend', place.name, release, word.name), place.span);
  const said = describeValue(facts, text);
  return shown(said && `**${place.name}** · ${said}`, place.span);
}

const shown = (markdown: string | undefined, span: Span): Hover | undefined =>
  markdown === undefined ? undefined : { markdown, span };

const lost = (name: string): string =>
  `xend reads the first element behind ${code(name)} only: this one is lost. A script and its arguments are one text in quotes.`;

/** A value as xend reads it. */
function describeValue({ kinds, unit, default: standard }: NamedOption, text: string): string | undefined {
  if (kinds.includes('boolean')) {
    const on = xendBoolean(text);
    return on === undefined ? undefined : `${on ? 'on' : 'off'}${standard === on ? ', the default' : ''}`;
  }
  const number = kinds.includes('integer') ? xendInteger(text) : undefined;
  if (number !== undefined && unit && Number.isSafeInteger(number)) return describeSize(BigInt(number), unit);
  return /^[\d.]+$/.test(text) && text.includes('.') ? describeAddress(text) : undefined;
}

/** A script's name, or one of its arguments. */
function onScript(file: XendFile, value: StringValue, offset: number): Hover | undefined {
  const call = readScriptCall(value);
  if (touches(call.path.span, offset)) return shown(describeScript(call.name.text), call.path.span);
  const argument = call.args.find(({ whole }) => touches(whole.span, offset));
  if (!argument) return undefined;
  const release = xendRelease(file.profile.release);
  return shown(describeParameter(call.name.text, argument.name.text, release), argument.name.span);
}
