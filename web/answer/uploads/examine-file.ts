import { zipEntries } from '../../../intake/zip-entries';

/** Limits of a file that shows the work. */
export const FILE_LIMITS = { bytes: 20 * 1024 * 1024, files: 5, zipEntries: 2_000, zipBytes: 200 * 1024 * 1024, zipRatio: 100 };

type Kind = { type: string; looksRight: (bytes: Buffer) => boolean };

const OPEN_XML = 'application/vnd.openxmlformats-officedocument.';

/** Endings that are taken, with what their content must look like. */
const KINDS: Readonly<Record<string, Kind>> = {
  pdf: { type: 'application/pdf', looksRight: (bytes) => bytes.subarray(0, 1024).includes('%PDF-') },
  jpg: { type: 'image/jpeg', looksRight: isJpeg },
  jpeg: { type: 'image/jpeg', looksRight: isJpeg },
  png: { type: 'image/png', looksRight: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  docx: { type: `${OPEN_XML}wordprocessingml.document`, looksRight: isZip },
  xlsx: { type: `${OPEN_XML}spreadsheetml.sheet`, looksRight: isZip },
  pptx: { type: `${OPEN_XML}presentationml.presentation`, looksRight: isZip },
  doc: { type: 'application/msword', looksRight: isOle },
  xls: { type: 'application/vnd.ms-excel', looksRight: isOle },
  txt: { type: 'text/plain; charset=utf-8', looksRight: isText },
};

const FOLDERS: Readonly<Record<string, string>> = { docx: 'word/', xlsx: 'xl/', pptx: 'ppt/' };

/** For the file field of a form. */
export const ACCEPTED = Object.keys(KINDS)
  .map((ending) => `.${ending}`)
  .join(',');

const TAKEN = 'pdf, docx, xlsx, pptx, jpg, png, doc, xls, txt';

/** What a file is by its content, which must be what its name says; or why it is not taken, in Vietnamese. */
export function examineFile(name: string, bytes: Buffer): { type: string } | { problem: string } {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS[ending];
  if (!kind) return { problem: `Tệp “${name}” chưa đúng loại; nhận các loại: ${TAKEN}.` };
  if (bytes.length === 0) return { problem: `Tệp “${name}” không có nội dung; đề nghị chọn lại.` };
  if (!kind.looksRight(bytes)) return { problem: `Nội dung tệp “${name}” không phải là ${ending}; đề nghị lưu lại đúng loại.` };
  const folder = FOLDERS[ending];
  const unsafe = folder ? whyUnsafe(bytes, folder) : null;
  return unsafe ? { problem: `Tệp “${name}” ${unsafe}` } : { type: kind.type };
}

// The directory is read, nothing is unpacked: an archive that would fill the disk of whoever opens it is refused unopened.
function whyUnsafe(bytes: Buffer, folder: string): string | null {
  const entries = zipEntries(bytes, FILE_LIMITS.zipEntries);
  if (!entries) return 'bị hỏng hoặc có cấu trúc bất thường; đề nghị mở và lưu lại.';
  if (entries.some(({ isEncrypted }) => isEncrypted)) return 'có đặt mật khẩu; đề nghị bỏ mật khẩu rồi gửi lại.';
  const names = entries.map(({ name }) => name);
  if (names.some(isOutside)) return 'có cấu trúc bất thường; đề nghị mở và lưu lại.';
  if (!names.includes('[Content_Types].xml') || !names.some((name) => name.startsWith(folder)))
    return 'không đúng với đuôi tên tệp; đề nghị lưu lại đúng loại.';
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return 'có macro; đề nghị lưu lại không kèm macro.';
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const isBomb = unpacked > FILE_LIMITS.zipBytes || unpacked > Math.max(1, packed) * FILE_LIMITS.zipRatio;
  return isBomb ? 'khi mở ra có dung lượng bất thường; đề nghị gửi dạng pdf.' : null;
}

function isOutside(name: string): boolean {
  return /^([A-Za-z]:|[\\/])/.test(name) || name.split(/[\\/]/).includes('..');
}

function startsWith(...marks: number[]): (bytes: Buffer) => boolean {
  return (bytes) => bytes.subarray(0, marks.length).equals(Buffer.from(marks));
}

function isJpeg(bytes: Buffer): boolean {
  return startsWith(0xff, 0xd8, 0xff)(bytes);
}

function isZip(bytes: Buffer): boolean {
  return startsWith(0x50, 0x4b, 0x03, 0x04)(bytes);
}

function isOle(bytes: Buffer): boolean {
  return startsWith(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)(bytes);
}

function isText(bytes: Buffer): boolean {
  return !bytes.includes(0) && !bytes.toString('utf8').includes('\ufffd');
}
