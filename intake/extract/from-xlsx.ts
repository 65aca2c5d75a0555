import { inflateRawSync } from 'node:zlib';
import { zipEntries } from '../zip-entries';

const MOST_ENTRIES = 200;
const MOST_UNPACKED = 8 * 1024 * 1024;

/**
 * The cells of a workbook's first sheet, as text. Null: it is not a workbook we can vouch for: encrypted, with macros, or
 * unpacking to more than 8 MB, whatever its directory says.
 */
export async function readXlsx(bytes: Buffer): Promise<string[][] | null> {
  if (!isHarmless(bytes)) return null;
  try {
    const { readSheet } = await import('read-excel-file/node');
    const rows = await readSheet(bytes);
    return rows.map((row) => row.map(textOf));
  } catch {
    return null;
  }
}

function isHarmless(bytes: Buffer): boolean {
  const entries = zipEntries(bytes, MOST_ENTRIES);
  if (!entries || entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_UNPACKED) return false;
  return entries.every(
    ({ name, packed, unpacked, isEncrypted, at }) =>
      !isEncrypted && !/vbaProject|^\/|\\|\.\./i.test(name) && isOfItsSize(bytes, at, packed, unpacked),
  );
}

// A directory may lie about how large a part grows; so it is unpacked here once, into no more than it promised.
function isOfItsSize(bytes: Buffer, at: number, packed: number, unpacked: number): boolean {
  if (at + 30 > bytes.length) return false;
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const method = bytes.readUInt16LE(at + 8);
  if (method === 0) return packed === unpacked;
  if (method !== 8) return false;
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: unpacked + 1 }).length === unpacked;
  } catch {
    return false;
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell as string | number | boolean);
}
