export type FileKind = 'docx' | 'pdf' | 'zip' | 'ole' | 'image' | 'html' | 'rtf' | 'text' | 'binary';

/** What a file is by its first bytes; its name is not asked. */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (/^\s{0,64}%PDF-\d/.test(head)) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return isDocx(bytes) ? 'docx' : 'zip';
  if (head.startsWith('PK')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  if (head.startsWith('\x89PNG') || head.startsWith('\xff\xd8\xff') || head.startsWith('GIF8') || head.startsWith('II*\0'))
    return 'image';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^\s*(?:<!doctype html|<html)/i.test(head)) return 'html';
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head)) return 'text';
  return isBinary(head) ? 'binary' : 'text';
}

// The names of a zip's members stand in its directory at the end, and before each member.
function isDocx(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('word/document.xml', 0, 'latin1');
}

function isBinary(head: string): boolean {
  const odd = [...head].filter((letter) => letter < '\t' || (letter > '\r' && letter < ' ' && letter !== '\x1b')).length;
  return head.includes('\0') || odd * 20 > head.length;
}
