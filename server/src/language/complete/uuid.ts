/** 32 bits from a text and a salt, spread evenly (FNV-1a). */
function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  // One more round, because the last characters of a path would touch the low bits only.
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}

const hex = (value: number, digits: number): string => (value >>> 0).toString(16).padStart(8, '0').slice(0, digits);

/** A UUID of the random kind (version 4) that belongs to a path: the same path has the same, so that asking twice changes nothing. */
export function freshUuid(path: string): string {
  const [a, b, c, d] = [0x9e3779b9, 0x7f4a7c15, 0x2545f491, 0x94d049bb].map((salt) => hash(path, salt)) as [
    number,
    number,
    number,
    number,
  ];
  const variant = '89ab'[c >>> 30];
  return `${hex(a, 8)}-${hex(b, 4)}-4${hex(b << 16, 3)}-${variant}${hex(c, 3)}-${hex(d, 8)}${hex(c << 12, 4)}`;
}
