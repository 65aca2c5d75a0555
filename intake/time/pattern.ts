import type { Atom } from './atoms';

/** One lexical rule: a sticky expression over folded text, and what it means (null: not this after all). */
export type Pattern = { expression: RegExp; read: (match: RegExpExecArray) => Atom | readonly Atom[] | null };

/** A pattern of whole words; spaces in `source` are single spaces of the folded text. */
export function pattern(source: string, read: Pattern['read']): Pattern {
  return { expression: new RegExp(`(?<![a-z0-9_])(?:${source})(?![a-z0-9_])`, 'y'), read };
}

/** Sources shared by the patterns. */
export const YEAR = '(?:19|20)\\d\\d';
export const MONTH = '(?:1[0-2]|[1-9])(?!\\d)';
export const DAY = '(?:3[01]|[12]\\d|[1-9])(?!\\d)';
export const LINK = '(?: ?, va | ?, | va | hoac (?:la )?| - | den | ; )';

/** Nouns that an obligation is counted in: "02 đợt", "01 chuyên mục". */
export const COUNTED =
  '(?:lan|ky|dot|cuoc|buoi|lop|hoi nghi|hoi thao|chuyen muc|chuyen de|tin bai|tin|bai|phong su|toa dam|san pham|dien dan|video|clip|' +
  'phien|luot|ban tin|bao cao|van ban|hoi thi|so_?|so bao|to roi|tieu pham|chuong trinh|cau chuyen|doan|mo hinh)';

/** A number that goes on with one of these is no month, quarter or day. */
export const NOT_COUNTED = `(?! ?(?:${COUNTED}|ngay|thang|quy(?! \\d)|tuan|nam(?! ?(?:\\d|cuoi|dau|truoc|sau|ke|tiep|nay|hoc|toi|lien))|%|gio|phut|nguoi|don vi|xa|huyen)(?![a-z_]))`;

/** The same for a day that "ngày" already marks: "ngày 05 tháng đầu tiên" goes on with a month. */
export const NOT_LISTED = `(?! ?(?:${COUNTED}|%|gio|phut|nguoi|don vi|xa|huyen)(?![a-z_]))`;

/** After "trước": what follows makes it a limit ("báo cáo tháng trước ngày 20"), not the period before ("tháng trước"). */
export const NOT_LIMIT = '(?! (?:ngay|thang|quy|tuan|khi|tet|het|\\d|@))';
