import type { ConnectionOptions, Message } from 'vscode-languageserver';

/** What needs no second look: every character stands for itself in all editors. */
const PLAIN = /^file:\/\/\/[\w.~/-]*$/;

/**
 * The one spelling of a file's URI in the server. Editors differ in what they encode (`a(b).cfg`, `a%28b%29.cfg`), and the disk knows no
 * encoding at all; a file under two names would be in conflict with itself. It is the spelling of VS Code. Others stay as they are.
 */
export function canonical(uri: string): string {
  if (!uri.startsWith('file:') || PLAIN.test(uri)) return uri;
  const found = /^file:\/\/([^/]*)(\/.*)?$/.exec(uri);
  if (!found) return uri;
  const [, host = '', path = ''] = found;
  const spelled = path
    .split('/')
    .map((name) => encoded(decoded(name)))
    .join('/');
  return `file://${host}${spelled.replace(/^\/[A-Z](?=%3A)/, (drive) => drive.toLowerCase())}`;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const encoded = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Where messages name files. */
const NAMES = new Set(['uri', 'rootUri', 'oldUri', 'newUri']);
const MAX_DEPTH = 6;

function respell(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  const fields = value as Record<string, unknown>;
  for (const [name, field] of Object.entries(fields)) {
    if (typeof field === 'string') {
      if (NAMES.has(name)) fields[name] = canonical(field);
    } else respell(field, depth + 1);
  }
}

/** Spells the URIs of a message in the one way. */
export function spellUris(message: Message): void {
  if ('params' in message) respell(message.params, 0);
}

/** Does so with all that arrives. */
export const CONNECTION_OPTIONS: ConnectionOptions = {
  messageStrategy: {
    handleMessage(message, next) {
      spellUris(message);
      return next(message);
    },
  },
};
