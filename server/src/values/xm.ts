import type { PythonFile } from '../syntax/python/python.ts';
import { runProgram } from './python/program.ts';
import type { Settings } from './value.ts';

/**
 * What an xm file leaves behind when xm runs it (execfile with separate globals and locals, Opts.load in tools/python/xen/xm/opts.py,
 * 3.0 to 4.4). Nothing of the file is run: it is followed by an evaluator of its own, which says `unknown` where the result depends on
 * more than the file.
 */
export const xmSettings = (file: PythonFile): Settings => runProgram(file);
