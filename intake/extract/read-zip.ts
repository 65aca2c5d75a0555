import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { Unreadable } from './extract-error';

const MOST_ENTRIES = 2_000;
const LARGEST_UNPACKED = 200 * 1024 * 1024;
const LARGEST_MEMBER = 60 * 1024 * 1024;
const LARGEST_RATIO = 100;

/**
 * Members of a zip file by name. The directory is looked at before anything is unpacked: too many members, too large, packed too
 * tightly, locked, or with names that leave their folder are refused. Throws Unreadable.
 */
export async function readZip(bytes: Uint8Array, wanted: readonly string[]): Promise<Map<string, Buffer>> {
  const zip = await open(bytes);
  try {
    const entries = await directory(zip);
    check(entries, bytes.byteLength);
    const found = new Map<string, Buffer>();
    for (const entry of entries) if (wanted.includes(entry.fileName)) found.set(entry.fileName, await unpack(zip, entry));
    return found;
  } finally {
    zip.close();
  }
}

const BROKEN = () => new Unreadable('Tệp nén bên trong văn bản bị hỏng', 'Đề nghị mở tệp bằng Word và lưu lại, rồi thử lại');
const UNSAFE = () =>
  new Unreadable('Tệp được nén theo cách không an toàn', 'Đề nghị mở tệp bằng Word, lưu lại thành .docx rồi thử lại');

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, zip) =>
      error ? reject(BROKEN()) : resolve(zip),
    ),
  );
}

function directory(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    if (zip.entryCount > MOST_ENTRIES) return reject(UNSAFE());
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    // yauzl refuses absolute names, backslashes and `..` by itself.
    zip.once('error', () => reject(UNSAFE()));
    zip.readEntry();
  });
}

function check(entries: readonly Entry[], packed: number): void {
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isTight = entries.some(
    ({ uncompressedSize, compressedSize }) => uncompressedSize > 1_048_576 && uncompressedSize > compressedSize * LARGEST_RATIO,
  );
  const isLarge = unpacked > LARGEST_UNPACKED || entries.some(({ uncompressedSize }) => uncompressedSize > LARGEST_MEMBER);
  if (isLarge || isTight || unpacked > packed * LARGEST_RATIO * 10) throw UNSAFE();
  if (entries.some(({ generalPurposeBitFlag }) => (generalPurposeBitFlag & 1) === 1))
    throw new Unreadable('Tệp có mật khẩu', 'Đề nghị bỏ mật khẩu của tệp rồi thử lại');
  if (entries.some(({ fileName }) => /vbaProject\.bin$/i.test(fileName)))
    throw new Unreadable('Tệp có macro', 'Đề nghị lưu lại thành .docx (không có macro) rồi thử lại');
}

function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(BROKEN());
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => resolve(Buffer.concat(chunks)));
      stream.once('error', () => reject(BROKEN()));
    }),
  );
}
