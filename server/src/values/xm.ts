// Stand-in of this work tree only: literals.
import { span } from '../syntax/text.ts';
import type { PythonFile } from '../syntax/python/python.ts';
import { TextMap, type Setting, type Settings, type Value } from './value.ts';
function val(n: any): Value {
  const where = n.span;
  if (n.kind === 'string') {
    const part = n;
    const segs = part.segments ?? part.runs ?? [];
    return { kind: 'string', span: where, text: part.text, map: new TextMap(segs, span(n.span.start + 1, n.span.end - 1)) };
  }
  if (n.kind === 'number') return { kind: 'number', span: where, text: String(n.text ?? n.value), type: 'int' };
  if (n.kind === 'unary' && n.operand?.kind === 'number') return { kind: 'number', span: where, text: `-${n.operand.text ?? n.operand.value}`, type: 'int' };
  if (n.kind === 'list') return { kind: 'list', span: where, items: n.items.map(val), literal: true };
  return { kind: 'unknown', span: where, reason: 'stand-in' };
}
export function xmSettings(file: PythonFile): Settings {
  const assignments: Setting[] = [];
  const last = new Map<string, Setting>();
  for (const s of file.body as any[]) {
    if (s.kind !== 'assign' || s.targets?.[0]?.kind !== 'name') continue;
    const t = s.targets[0];
    const value = val(s.value);
    const setting: Setting = { name: t.name ?? t.id ?? t.text, nameSpan: t.span, op: '=', value, result: value, span: s.span };
    assignments.push(setting);
    last.set(setting.name, setting);
  }
  return { assignments, last, undefinedNames: [], open: false };
}
