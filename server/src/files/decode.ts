import { Buffer, isUtf8 } from 'node:buffer';

/** A file's text with the encoding that gives its bytes back. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf8' | 'latin1';
}

/** UTF-8 where the bytes are that, else one character a byte: Xen reads bytes and takes no notice. A byte order mark stays. */
export function decode(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(buffer)
    ? { text: buffer.toString('utf8'), encoding: 'utf8' }
    : { text: buffer.toString('latin1'), encoding: 'latin1' };
}

export const encode = ({ text, encoding }: Decoded): Buffer => Buffer.from(text, encoding);

const LOOKED_AT = 8000;

/** True for what is no text at all: a NUL among many other control bytes. A lone NUL in a config is a problem of its own. */
export function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, LOOKED_AT);
  if (!head.includes(0)) return false;
  const odd = head.reduce((sum, byte) => sum + (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 ? 1 : 0), 0);
  return head.length >= 64 && odd * 10 > head.length;
}
