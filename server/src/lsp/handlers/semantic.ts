import { type Connection, SemanticTokensBuilder } from 'vscode-languageserver';
import type { ConfigFile } from '../../config/file.ts';
import { semanticTokens } from '../../language/semantic.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../language/token-kinds.ts';
import type { Documents } from '../documents.ts';
import { asked } from './asked.ts';

function encoded(file: ConfigFile, from: number, to: number) {
  const builder = new SemanticTokensBuilder();
  for (const { span, type, modifier } of semanticTokens(file)) {
    if (span.end < from || span.start > to) continue;
    const { line, character } = file.lines.position(span.start);
    const modifiers = modifier ? 1 << TOKEN_MODIFIERS.indexOf(modifier) : 0;
    builder.push(line, character, span.end - span.start, TOKEN_TYPES.indexOf(type), modifiers);
  }
  return builder.build();
}

/** Answers what the words of a document mean, for its colours. */
export function semantic(connection: Connection, documents: Documents): void {
  const answer = asked(connection, documents);
  const { semanticTokens: on } = connection.languages;
  const none = { data: [] };
  const whole = answer('semantic tokens', (file) => encoded(file, 0, file.text.length));
  const part = answer<Parameters<Parameters<typeof on.onRange>[0]>[0], ReturnType<typeof encoded>>(
    'semantic tokens of a range',
    (file, { range }) => encoded(file, file.lines.offset(range.start), file.lines.offset(range.end)),
  );
  on.on(async (params, token) => (await whole(params, token)) ?? none);
  on.onRange(async (params, token) => (await part(params, token)) ?? none);
}
