// What the benchmark takes from the sources.
export { readPython } from '../../server/src/syntax/python/python.ts';
export { readSxp } from '../../server/src/syntax/sxp.ts';
export { readXl } from '../../server/src/syntax/xl.ts';
export { buildJudge, missingJudge } from '../differential/xlutil.ts';
