/**
 * A table as CSV that spreadsheets open in Vietnamese and that runs nothing: UTF-8 with BOM, CRLF, every cell in quotes. A text
 * that a spreadsheet would take for a formula (`= + - @`, tab or carriage return first, also after spaces and in full width)
 * gets an apostrophe before it. Source: RFC 4180; OWASP ASVS 5.0, 1.2.10 (CSV and formula injection).
 */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[ ]*[\t\r\n]/u;

function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value.replaceAll('\0', '').normalize('NFC');
  const harmless = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
