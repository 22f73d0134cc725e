import { isExceptionName } from './raise.ts';

/** Every name of Python 2.7's __builtin__ module, and what the site module adds to it. */
const TYPES = new Set(
  (
    'basestring bool buffer bytearray bytes classmethod complex dict enumerate file float frozenset int list long memoryview ' +
    'object property reversed set slice staticmethod str super tuple type unicode xrange'
  ).split(' '),
);

const OTHERS = new Set(
  (
    'Ellipsis False None NotImplemented True __debug__ __doc__ __import__ __name__ __package__ abs all any apply bin callable chr ' +
    'cmp coerce compile copyright credits delattr dir divmod eval execfile exit filter format getattr globals hasattr hash help hex ' +
    'id input intern isinstance issubclass iter len license locals map max min next oct open ord pow print quit range raw_input ' +
    'reduce reload repr round setattr sorted sum unichr vars zip'
  ).split(' '),
);

export const isType = (name: string): boolean => TYPES.has(name) || isExceptionName(name);
export const isBuiltin = (name: string): boolean => OTHERS.has(name) || isType(name);
