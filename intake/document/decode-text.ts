/**
 * The text of a file that may be UTF-8 (with or without a mark), UTF-16 with a mark, or Windows-1258, in which old Vietnamese
 * files were written: its tone marks stand behind their letters and are joined to them here (NFC).
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return decoded(bytes, 'windows-1258');
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes).normalize('NFC');
}
