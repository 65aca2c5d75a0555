/** An entry of a zip file as its central directory words it; `at`: where its own header stands. */
export type ZipEntry = { name: string; packed: number; unpacked: number; isEncrypted: boolean; at: number };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

/**
 * The central directory of a zip file (APPNOTE 6.3.10, 4.3.12 and 4.3.16); nothing is unpacked. Null when it is not one we can
 * vouch for: cut off, more entries than `most`, zip64 or in several parts.
 */
export function zipEntries(bytes: Buffer, most: number): ZipEntry[] | null {
  const end = endOf(bytes);
  if (end < 0) return null;
  const [disk, startDisk] = [bytes.readUInt16LE(end + 4), bytes.readUInt16LE(end + 6)];
  const [here, count] = [bytes.readUInt16LE(end + 8), bytes.readUInt16LE(end + 10)];
  const start = bytes.readUInt32LE(end + 16);
  if (disk !== 0 || startDisk !== 0 || here !== count || count > most || start >= end) return null;
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY) return null;
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameBytes),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 0x2041) !== 0,
    });
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  // Entries that no directory lists would be seen by one program and not by another.
  return at <= end && end - at < END_BYTES * 4 ? entries : null;
}

function endOf(bytes: Buffer): number {
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return -1;
}
