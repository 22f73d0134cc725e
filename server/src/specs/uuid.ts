const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** True for a UUID as libuuid takes it: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12 (libxl_uuid.c, uuid_parse). */
export const isUuid = (text: string): boolean => UUID.test(text);

/** The UUID with its hyphens in their places, when all its digits are there. */
export function repairUuid(text: string): string | undefined {
  const digits = text.replace(/[-_ {}:]/g, '');
  if (!/^[0-9a-fA-F]{32}$/.test(digits)) return undefined;
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}

/** Why a text is no UUID, as the start of a sentence. */
export function uuidFault(text: string): string {
  const other = /[^0-9a-fA-F-]/.exec(text);
  if (!text) return 'The UUID is empty';
  if (other) return `"${other[0]}" is no hexadecimal digit`;
  const count = text.replaceAll('-', '').length;
  return count === 32
    ? 'The hyphens of this UUID are in other places than they should be'
    : `A UUID has 32 digits, and this one has ${count}`;
}
