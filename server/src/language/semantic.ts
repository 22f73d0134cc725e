import { deprecationAt, subkeysAt } from '../catalog/index.ts';
import type { OptionFacts, SubkeyFacts } from '../catalog/types.ts';
import type { ConfFile, ConfigFile, DomainFile, XendFile } from '../config/file.ts';
import { xendFacts } from '../config/xend-values.ts';
import { optionAt } from '../rules/settings/options.ts';
import { wordFor, wordPiece, wordsOf } from '../rules/settings/words.ts';
import { readMac } from '../specs/mac.ts';
import { type Part, parts, trimmed } from '../specs/piece.ts';
import { contentSpan } from '../syntax/sxp.ts';
import type { Span } from '../syntax/text.ts';
import type { StringValue, Value } from '../values/value.ts';
import { allUses } from './names/names.ts';
import { isPython } from './place/place.ts';
import type { TOKEN_MODIFIERS, TOKEN_TYPES } from './token-kinds.ts';

export interface SemanticToken {
  readonly span: Span;
  readonly type: (typeof TOKEN_TYPES)[number];
  readonly modifier?: (typeof TOKEN_MODIFIERS)[number];
}

/** What the words of a file mean to its toolstack; sorted, each on one line, none in another. */
export function semanticTokens(file: ConfigFile): SemanticToken[] {
  const found = file.kind === 'xend' ? ofXend(file) : ofSettings(file);
  found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = 0;
  return found.filter(({ span }) => {
    const fits = span.start >= end && span.end > span.start && !/[\r\n]/.test(file.text.slice(span.start, span.end));
    if (fits) end = span.end;
    return fits;
  });
}

function ofXend({ xend, profile }: XendFile): SemanticToken[] {
  return xend.options.flatMap(({ name, nameSpan, value }): SemanticToken[] => {
    const facts = xendFacts(name, profile.release);
    const isWord = value && value.kind !== 'list' && facts?.words?.some((word) => word.name === value.text);
    return [
      { span: nameSpan, type: facts ? 'property' : 'variable', ...(facts ? {} : { modifier: 'unknown' }) },
      ...(isWord ? [{ span: contentSpan(value), type: 'enumMember' } as const] : []),
    ];
  });
}

function ofSettings(file: DomainFile | ConfFile): SemanticToken[] {
  const python = file.kind === 'domain' ? file.python : undefined;
  const found: SemanticToken[] = [];
  for (const { name, nameSpan, value } of file.settings.assignments) {
    const facts = optionAt(file, name);
    if (facts) {
      const old = deprecationAt(facts, file.profile.release);
      found.push({ span: nameSpan, type: 'property', ...(old ? { modifier: 'deprecated' } : {}) });
      for (const text of stringsOf(value)) for (const token of inString(file, name, facts, text)) found.push(token);
    } else if (!isPython(file)) found.push({ span: nameSpan, type: 'variable', modifier: 'unknown' });
  }
  if (!python) return found;
  const known = new Set(found.map(({ span }) => span.start));
  const used = allUses(python).filter(({ span }) => !known.has(span.start));
  return [...found, ...used.map(({ span, as }) => ({ span, type: typeOf(as) }))];
}

const typeOf = (as: string): SemanticToken['type'] =>
  as === 'function' || as === 'class' || as === 'parameter' ? as : 'variable';

function* stringsOf(value: Value): Iterable<StringValue> {
  if (value.kind === 'string') yield value;
  else if (value.kind === 'list') for (const item of value.items) yield* stringsOf(item);
}

function inString(file: DomainFile | ConfFile, name: string, facts: OptionFacts, value: StringValue): SemanticToken[] {
  if (facts.spec) {
    const known = subkeysAt(facts.spec, file.profile);
    return parts(value).flatMap((part) => inPart(value, part, known));
  }
  const piece = wordPiece(value, facts);
  const isWord = facts.words && wordFor(piece.text, wordsOf(file, name, facts), facts) !== undefined;
  return isWord && piece.editable ? [{ span: piece.span, type: 'enumMember' }] : [];
}

function inPart(
  value: StringValue,
  { key, value: text }: Part,
  known: ReadonlyMap<string, SubkeyFacts>,
): SemanticToken[] {
  const facts = known.get(key.text.trim());
  if (!facts || !key.editable) return [];
  const bareKey = trimmed(value, key.from, key.to);
  const found: SemanticToken[] = [{ span: bareKey.span, type: 'parameter' }];
  const bare = text && trimmed(value, text.from, text.to);
  if (!bare?.text || !bare.editable) return found;
  const isWord = facts.words?.some(({ name }) => name === bare.text);
  const isMac = facts.kind === 'mac' && readMac(value, bare.from, bare.to).address;
  if (isWord || isMac) found.push({ span: bare.span, type: isMac ? 'number' : 'enumMember' });
  return found;
}
