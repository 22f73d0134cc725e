import { nearest } from '../catalog/nearest.ts';
import { explainedNames, explainOption } from '../language/documentation.ts';
import { RULE_IDS } from '../rules/check.ts';
import { pageOf } from '../rules/pages.ts';
import { UsageError } from './usage.ts';

/** `xen-config explain NAME`: a rule's page, or all that the catalogue knows under that name. */
export function explainCommand(args: readonly string[]): number {
  const [name] = args;
  if (!name || args.length > 1) throw new UsageError('explain needs one name of a rule or option');
  const text = pageOf(name) ?? explainOption(name);
  if (text) {
    process.stdout.write(`${text.trimEnd()}\n`);
    return 0;
  }
  const near = nearest(name, RULE_IDS) ?? nearest(name, explainedNames());
  throw new UsageError(`there is no rule or option ${name}${near ? `; did you mean ${near}?` : ''}`);
}
