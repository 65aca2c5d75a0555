import { ConfigError } from '../../config/config-error';
import { readUnitRows, unitRowsOf } from '../../config/read-unit-rows';
import type { UnitRow } from '../../config/unit-row';
import { Unreadable } from '../../intake/extract/extract-error';
import { sheetApart } from '../../intake/extract/sheet-apart';

const MOST_ROWS = 5_000;

/** The rows of a contact list (CSV or XLSX, told apart by their first bytes), or why it cannot be read, in Vietnamese. */
export async function readContactList(bytes: Buffer): Promise<{ rows: UnitRow[] } | { problem: string }> {
  if (bytes.length === 0) return { problem: 'Chưa chọn tệp, hoặc tệp trống. Chọn tệp .csv hoặc .xlsx.' };
  try {
    const rows = await rowsOf(bytes);
    if (rows === null) return { problem: NOT_A_WORKBOOK };
    if (rows.length > MOST_ROWS) return { problem: 'Tệp có hơn 5.000 dòng. Chia thành nhiều tệp rồi nhập lần lượt.' };
    return rows.length === 0 ? { problem: 'Tệp chỉ có dòng tiêu đề, chưa có đơn vị nào.' } : { rows };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: `${error.message}. ${error.hint}.` };
    if (!(error instanceof ConfigError)) throw error;
    const [first] = error.problems;
    return {
      problem: first ? `${first.line > 0 ? `Dòng ${first.line}: ` : ''}${first.message}. ${first.hint}.` : 'Tệp chưa đúng.',
    };
  }
}

const NOT_A_WORKBOOK =
  'Không đọc được tệp Excel này. Mở bằng Excel, chọn “Lưu dưới dạng” .xlsx không mật khẩu, không macro, hoặc .csv, rồi nhập lại.';

async function rowsOf(bytes: Buffer): Promise<UnitRow[] | null> {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const cells = await sheetApart(bytes, MOST_ROWS + 2);
    return cells && unitRowsOf(cells, 'danh-sach.xlsx').filter((row) => Object.values(row).some(Boolean));
  }
  // An older Excel file (.xls) or anything else that is no text.
  if (bytes.subarray(0, 512).includes(0)) return null;
  return readUnitRows(bytes, 'danh-sach.csv');
}
