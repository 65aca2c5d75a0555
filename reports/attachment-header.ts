/** The `Content-Disposition` of a file that is downloaded, with its Vietnamese name. Source: RFC 6266, RFC 8187. */
export function attachmentHeader(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .trim();
  const plain = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (d) => (d === 'đ' ? 'd' : 'D'));
  const ascii = plain.replace(/[^\x20-\x7e]/g, '_');
  const extended = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
