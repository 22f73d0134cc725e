import type { Statement } from '../../syntax/python/ast.ts';
import type { Traits } from './machine.ts';

/**
 * What the text of a program says about all of its run: only compound statements and definitions have to be looked into. A `global`
 * statement of any function or class, called or not, also makes the file's own name a global one (symtable_add_def in
 * Python/symtable.c of 2.7): the file then stores it where xm does not look.
 */
export function traitsOf(body: readonly Statement[]): Traits {
  const found = { fileGlobals: new Set<string>(), globalsChange: false, trueDivision: false, inner: false };
  visitBlock(found, body);
  return found;
}

interface Found {
  readonly fileGlobals: Set<string>;
  globalsChange: boolean;
  trueDivision: boolean;
  /** True inside of a function or class. */
  inner: boolean;
}

function visitBlock(found: Found, block: readonly Statement[]): void {
  for (const statement of block) visit(found, statement);
}

function visitInner(found: Found, block: readonly Statement[]): void {
  const { inner } = found;
  found.inner = true;
  visitBlock(found, block);
  found.inner = inner;
}

function visit(found: Found, node: Statement): void {
  switch (node.kind) {
    case 'global':
      for (const name of node.names) found.fileGlobals.add(name);
      if (found.inner) found.globalsChange = true;
      return;
    case 'from':
      if (node.module === '__future__' && node.names.some(({ name }) => name === 'division')) found.trueDivision = true;
      return;
    case 'def':
      return visitInner(found, node.body);
    case 'class':
      // Its methods may change globals; what they are is not looked at.
      found.globalsChange = true;
      return visitInner(found, node.body);
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
