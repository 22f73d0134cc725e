import { lastOption, type Option, readOptions } from '../specs/options.ts';
import type { Piece } from '../specs/piece.ts';
import type { Device } from './device.ts';
import type { DomainFile } from './file.ts';

/** The options of a frame buffer's string, as its toolstack takes them apart (xl_parse.c:parse_config_data, create.py:configure_vfbs). */
export const vfbOptions = ({ profile }: DomainFile, { value, once }: Device): readonly Option[] =>
  once.get('the options', () => readOptions(value, profile.toolstack === 'xl' ? 'match' : 'xm'));

/** What the frame buffers of a guest say under a key. */
export const vfbValues = (file: DomainFile, key: string): Piece[] =>
  file.domain.devices('vfb').flatMap((vfb) => lastOption(vfbOptions(file, vfb), key)?.value ?? []);
