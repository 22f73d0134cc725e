import type { Span } from '../../syntax/text.ts';
import { unknownCode } from './effects.ts';
import type { Machine } from './machine.ts';
import { METHODS } from './methods.ts';
import { moduleAttribute } from './modules.ts';
import type { Py } from './objects.ts';
import { Raised } from './raise.ts';

/** `object.name`. */
export function attributeOf(machine: Machine, object: Py, name: string, where: Span): Py {
  if (object.type === 'module') return moduleAttribute(machine, object, name, where);
  if (object.type === 'unknown') return machine.unknown(object.reason, where);
  if (METHODS.get(object.type)?.has(name) || object.type === 'namespace')
    return { type: 'method', receiver: object, name, span: where };
  if (METHODS.has(object.type) && !name.startsWith('__'))
    throw new Raised('AttributeError', `'${object.type}' object has no attribute '${name}'`);
  machine.escape(object);
  return machine.unknown(`${name} of this value is only known when the file runs`, where);
}

/** `object.name = value`, or `del object.name` when no value is given. */
export function setAttribute(machine: Machine, object: Py, name: string, value?: Py): void {
  if (METHODS.has(object.type))
    throw new Raised('AttributeError', `'${object.type}' object has no attribute '${name}'`);
  if (object.type === 'module') machine.changedModules.add(object.name);
  machine.doubt('an attribute is set');
  unknownCode(machine, value ? [object, value] : [object], `${name} is set as an attribute`);
}
