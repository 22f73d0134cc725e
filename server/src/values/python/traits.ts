import type { Statement } from '../../syntax/python/ast.ts';
import type { Traits } from './machine.ts';
import { namesOfFunction } from './tree.ts';

/** What the text of a program says about all of its run: only compound statements and definitions have to be looked into. */
export function traitsOf(body: readonly Statement[]): Traits {
  const found = { fileGlobals: new Set<string>(), globalsChange: false, trueDivision: false };
  visitBlock(found, body);
  return found;
}

interface Found {
  readonly fileGlobals: Set<string>;
  globalsChange: boolean;
  trueDivision: boolean;
}

function visitBlock(found: Found, block: readonly Statement[]): void {
  for (const statement of block) visit(found, statement);
}

function visit(found: Found, node: Statement): void {
  switch (node.kind) {
    case 'global':
      for (const name of node.names) found.fileGlobals.add(name);
      return;
    case 'from':
      if (node.module === '__future__' && node.names.some(({ name }) => name === 'division')) found.trueDivision = true;
      return;
    case 'def': {
      const names = namesOfFunction(node);
      if (names.globals.size || names.innerGlobals) found.globalsChange = true;
      return;
    }
    case 'class':
      // Its methods may change globals; what they are is not looked at.
      found.globalsChange = true;
      return;
    case 'if':
      for (const branch of node.branches) visitBlock(found, branch.body);
      return visitBlock(found, node.orelse);
    case 'for':
    case 'while':
      visitBlock(found, node.body);
      return visitBlock(found, node.orelse);
    case 'try':
      visitBlock(found, node.body);
      for (const handler of node.handlers) visitBlock(found, handler.body);
      visitBlock(found, node.orelse);
      return visitBlock(found, node.finally ?? []);
    case 'with':
      return visitBlock(found, node.body);
    default:
      return;
  }
}
