/** The names of the files in a zip archive, from its directory at the end. */
export function namesIn(archive: Buffer): string[] {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const found = archive.toString('utf8', at + 46, at + 46 + name);
    at += 46 + name + extra + comment;
    return found;
  });
}
