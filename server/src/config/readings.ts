import type { Release } from '../catalog/release.ts';
import { type PythonFile, readPython } from '../syntax/python/python.ts';
import { readXl, type XlFile } from '../syntax/xl.ts';

/** The trees of one text, each read once: what decides about the toolstack is what the toolstack then reads. */
export class Readings {
  readonly text: string;
  readonly #xl = new Map<Release, XlFile>();
  #python: PythonFile | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** As xl of a release reads it. */
  xl(release: Release): XlFile {
    let file = this.#xl.get(release);
    if (!file) {
      file = readXl(this.text, release);
      this.#xl.set(release, file);
    }
    return file;
  }

  /** As Python reads it. */
  get python(): PythonFile {
    this.#python ??= readPython(this.text);
    return this.#python;
  }
}
