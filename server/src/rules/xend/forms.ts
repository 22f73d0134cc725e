import { catalog } from '../../catalog/index.ts';
import type { XendFile } from '../../config/file.ts';

/**
 * True when a file is xend's configuration and not another file in the same syntax (a guest's state, pciback's quirks): one of its
 * options is one that some release knows.
 */
export const isXendConfig = ({ xend }: XendFile): boolean => xend.options.some(({ name }) => catalog.xend.has(name));
