import { Buffer } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Most configs are far smaller; larger files are read in the ordinary way. */
const SMALL = 64 * 1024;
const buffer = Buffer.allocUnsafeSlow(SMALL);

/** A file's text when it is UTF-8 and has no NUL; undefined for others. Throws what the system says of a file that cannot be read. */
export function readPlain(path: string): string | undefined {
  const text = readFileSync(path, 'utf8');
  // What is not UTF-8 becomes replacement characters; a file may also have some of its own, but few do.
  return text.includes('\ufffd') || text.includes('\0') ? undefined : text;
}

/**
 * The bytes of a file, read with as few calls as can be. They are valid until the next call: the buffer is shared. Throws what the
 * system says of a file that cannot be read.
 */
export function readBytes(path: string): Buffer {
  const handle = openSync(path, 'r');
  try {
    let length = 0;
    for (;;) {
      const count = readSync(handle, buffer, length, SMALL - length, null);
      length += count;
      if (!count) return buffer.subarray(0, length);
      if (length === SMALL) break;
    }
  } finally {
    closeSync(handle);
  }
  return readFileSync(path);
}
