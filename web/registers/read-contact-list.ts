import { ConfigError } from '../../config/config-error';
import { readUnitRows, unitRowsOf } from '../../config/read-unit-rows';
import type { UnitRow } from '../../config/unit-row';
import type { WebDeps } from '../web-deps';

/** The cells of a workbook's first sheet, or why there are none; rows null: it is no workbook we can vouch for. */
export type SheetReading = { rows: string[][] | null } | { problem: string };

type Reading = Pick<WebDeps, 'readSheet'>;
type ContactList = { rows: UnitRow[] } | { problem: string };

const MOST_ROWS = 5_000;

/** The rows of a contact list (CSV or XLSX, told apart by their first bytes), or why it cannot be read, in Vietnamese. */
export async function readContactList(bytes: Buffer, reading: Reading): Promise<ContactList> {
  if (bytes.length === 0) return { problem: 'Chưa chọn tệp, hoặc tệp trống. Chọn tệp .csv hoặc .xlsx.' };
  try {
    const read = await rowsOf(bytes, reading);
    if ('problem' in read) return read;
    const { rows } = read;
    if (rows.length > MOST_ROWS) return { problem: 'Tệp có hơn 5.000 dòng. Chia thành nhiều tệp rồi nhập lần lượt.' };
    return rows.length === 0 ? { problem: 'Tệp chỉ có dòng tiêu đề, chưa có đơn vị nào.' } : { rows };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [first] = error.problems;
    return {
      problem: first ? `${first.line > 0 ? `Dòng ${first.line}: ` : ''}${first.message}. ${first.hint}.` : 'Tệp chưa đúng.',
    };
  }
}

const NOT_A_WORKBOOK =
  'Không đọc được tệp Excel này. Mở bằng Excel, chọn “Lưu dưới dạng” .xlsx không mật khẩu, không macro, hoặc .csv, rồi nhập lại.';

async function rowsOf(bytes: Buffer, { readSheet }: Reading): Promise<ContactList> {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const sheet = await readSheet(bytes, MOST_ROWS + 2);
    if ('problem' in sheet) return sheet;
    if (sheet.rows === null) return { problem: NOT_A_WORKBOOK };
    return { rows: unitRowsOf(sheet.rows, 'danh-sach.xlsx').filter((row) => Object.values(row).some(Boolean)) };
  }
  // An older Excel file (.xls) or anything else that is no text.
  if (bytes.subarray(0, 512).includes(0)) return { problem: NOT_A_WORKBOOK };
  return { rows: await readUnitRows(bytes, 'danh-sach.csv') };
}
