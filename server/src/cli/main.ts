import { catalogCommand } from './catalog.ts';
import { checkCommand } from './check/check.ts';
import { explainCommand } from './explain.ts';
import { formatCommand } from './format.ts';
import { languageServer } from './lsp.ts';
import { parseCommand } from './parse.ts';
import { USAGE, UsageError } from './usage.ts';

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  check: checkCommand,
  format: formatCommand,
  parse: parseCommand,
  // The layout of drawings is read when one is asked for.
  map: async (args) => (await import('./map.ts')).mapCommand(args),
  explain: explainCommand,
  catalog: catalogCommand,
  lsp: languageServer,
};

/** Runs a command and answers with the exit status; the only place where a fault becomes words. */
export async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!command) throw new UsageError(`there is no command ${name}; xen-config help lists them`);
    return await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    for (const line of error.message.split('\n')) process.stderr.write(`xen-config: ${line}\n`);
    return 2;
  }
}
