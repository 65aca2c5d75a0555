import type { Position } from '../domain/notice';
import { readPhone } from '../domain/phone';
import type { Authority } from '../domain/unit';
import { bodyFinder, nearestBodies } from './find-body';

/** A row of a contact list, as text; an empty cell is `''`. */
export type UnitRow = { unit: string; name: string; post: string; position: string; email: string; phone: string };

/**
 * What is wrong with a row (1 = the first below the headings). `blocks`: the row is left out; otherwise it was understood
 * and a person should confirm it.
 */
export type RowProblem = { row: number; field: keyof UnitRow; message: string; hint: string; blocks: boolean };

/** The problems of one row, in Vietnamese. */
export function unitRowProblems(
  row: UnitRow,
  number: number,
  authority: Authority,
  { asksAlike = true }: { asksAlike?: boolean } = {},
): RowProblem[] {
  const hidden = FIELDS.filter((field) => HIDDEN.test(row[field]));
  const found =
    hidden.length > 0
      ? hidden.map((field) => stop(field, 'Có ký tự ẩn hoặc ký tự đổi chiều chữ', 'Gõ lại ô này, không dán từ nguồn khác'))
      : [...nameProblems(cleanRow(row), authority, asksAlike), ...contactProblems(cleanRow(row))];
  return found.map((problem) => ({ row: number, ...problem }));
}

/** The row with NFC text and single spaces. */
export function cleanRow(row: UnitRow): UnitRow {
  const clean = (field: keyof UnitRow) => row[field].normalize('NFC').replace(/\s+/g, ' ').trim();
  return {
    unit: clean('unit'),
    name: clean('name'),
    post: clean('post'),
    position: clean('position'),
    email: clean('email'),
    phone: clean('phone'),
  };
}

/** The position a cell names; null when it is empty or not understood. */
export function positionOf(text: string): Position | null {
  const word = text.normalize('NFC').toLowerCase();
  if (['head', 'người đứng đầu', 'thủ trưởng', 'lãnh đạo', 'trưởng'].includes(word)) return 'head';
  return ['officer', 'công chức', 'viên chức', 'cán bộ', 'chuyên viên', 'đầu mối'].includes(word) ? 'officer' : null;
}

type Found = Omit<RowProblem, 'row'>;

const FIELDS = ['unit', 'name', 'post', 'position', 'email', 'phone'] as const;

// Zero-width and direction marks make two names that look alike; other control characters never belong in a cell.
const HIDDEN = /\p{Cc}(?<![\t\n\r])|\p{Cf}/u;

function nameProblems({ unit, name, position, email, phone }: UnitRow, authority: Authority, asksAlike: boolean): Found[] {
  const found: Found[] = [];
  const body = bodyFinder(authority)(unit);
  const [near] = body || unit === '' || !asksAlike ? [] : nearestBodies(authority, unit, 0.25);
  if (unit === '') found.push(stop('unit', 'Chưa ghi tên đơn vị', 'Ghi tên đơn vị, ví dụ Phòng Kinh tế'));
  if (near) found.push(ask('unit', `Đơn vị mới “${unit}”`, `Nếu là “${near}” thì sửa lại tên cho đúng`));
  if (body?.group) {
    found.push(stop('unit', `“${unit}” là tên một nhóm đơn vị`, 'Ghi từng đơn vị của nhóm trên một dòng riêng'));
  }
  if (name === '' && (email !== '' || phone !== '')) {
    found.push(stop('name', 'Có địa chỉ liên hệ nhưng chưa ghi họ tên', 'Ghi họ và tên người nhận'));
  }
  if (position !== '' && positionOf(position) === null) {
    found.push(stop('position', 'Vai trò chưa đúng', 'Ghi “người đứng đầu” hoặc “công chức”'));
  }
  return found;
}

function contactProblems({ email, phone }: UnitRow): Found[] {
  const badEmail = email !== '' && !/^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(email);
  const hint = 'Ghi dạng ten@co-quan.gov.vn, không dấu, không khoảng trắng';
  return [...(badEmail ? [stop('email', 'Địa chỉ thư điện tử chưa đúng', hint)] : []), ...phoneProblems(phone)];
}

function phoneProblems(text: string): Found[] {
  if (text === '') return [];
  const phone = readPhone(text);
  if (phone.kind === 'invalid') return [stop('phone', 'Số điện thoại chưa đúng', 'Ghi số di động 10 chữ số, ví dụ 0900000123')];
  if (phone.kind === 'landline')
    return [ask('phone', 'Số máy bàn không nhận được tin nhắn', 'Bổ sung số di động nếu cần nhắn tin')];
  if (phone.restoredZero) return [ask('phone', 'Số có 9 chữ số, đã thêm số 0 ở đầu', 'Đề nghị kiểm tra lại số này')];
  if (phone.oldPrefix) return [ask('phone', 'Đầu số cũ (11 chữ số), đã đổi sang đầu số mới', 'Đề nghị kiểm tra lại số này')];
  return [];
}

function stop(field: keyof UnitRow, message: string, hint: string): Found {
  return { field, message, hint, blocks: true };
}

function ask(field: keyof UnitRow, message: string, hint: string): Found {
  return { field, message, hint, blocks: false };
}
