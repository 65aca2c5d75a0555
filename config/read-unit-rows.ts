import { parse } from 'csv-parse';
import { ConfigError } from './config-error';
import { matchKey } from '../domain/match-key';
import type { UnitRow } from './unit-row';

/**
 * The rows of a contact list in CSV: UTF-8, comma, semicolon or tab, first line headings ("Đơn vị, Họ và tên, Chức vụ,
 * Vai trò, Thư điện tử, Điện thoại", any order, other columns ignored). Rejects with ConfigError.
 */
export async function readUnitRows(content: Uint8Array, file: string): Promise<UnitRow[]> {
  return unitRowsOf(await parseCsv(decode(content, file), file), file);
}

/** The same of lines that are already apart; the first one holds the headings. Throws ConfigError. */
export function unitRowsOf(records: readonly (readonly string[])[], file: string): UnitRow[] {
  const headings = (records[0] ?? []).map((heading) => HEADINGS.get(matchKey(heading)));
  if (!headings.includes('unit')) {
    throw problem(
      file,
      1,
      'Không thấy cột “Đơn vị”',
      'Ghi dòng đầu: Đơn vị, Họ và tên, Chức vụ, Vai trò, Thư điện tử, Điện thoại',
    );
  }
  // Our own lists put an apostrophe before what a spreadsheet would take for a formula.
  const cell = (record: readonly string[], field: keyof UnitRow) =>
    (record[headings.indexOf(field)] ?? '').replace(/^'(?=[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u, '');
  return records.slice(1).map((record) => ({
    unit: cell(record, 'unit'),
    name: cell(record, 'name'),
    post: cell(record, 'post'),
    position: cell(record, 'position'),
    email: cell(record, 'email'),
    phone: cell(record, 'phone'),
  }));
}

const HEADINGS = new Map<string, keyof UnitRow>(
  Object.entries({
    unit: ['Đơn vị', 'Tên đơn vị', 'Cơ quan, đơn vị', 'Cơ quan', 'unit'],
    name: ['Họ và tên', 'Họ tên', 'Tên', 'name'],
    post: ['Chức vụ', 'Chức danh', 'post'],
    position: ['Vai trò', 'position'],
    email: ['Thư điện tử', 'Email', 'E-mail', 'Địa chỉ thư điện tử'],
    phone: ['Điện thoại', 'Số điện thoại', 'Di động', 'phone'],
  }).flatMap(([field, names]) => names.map((name): [string, keyof UnitRow] => [matchKey(name), field as keyof UnitRow])),
);

function decode(content: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw problem(file, 0, 'Tệp không phải UTF-8', 'Trong Excel, chọn lưu dạng “CSV UTF-8 (Comma delimited)”');
  }
}

function parseCsv(text: string, file: string): Promise<string[][]> {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = [';', '\t', ','].find((mark) => first.includes(mark)) ?? ',';
  const options = { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true };
  return new Promise((resolve, reject) => {
    parse(text, options, (error, records: string[][]) => {
      const line = (error as { lines?: number } | undefined)?.lines ?? 0;
      if (error) reject(problem(file, line, 'Dòng không đọc được', 'Kiểm tra dấu ngoặc kép và dấu ngăn cột ở dòng này'));
      else resolve(records);
    });
  });
}

function problem(file: string, line: number, message: string, hint: string): ConfigError {
  return new ConfigError([{ file, line, field: '', message, hint }]);
}
