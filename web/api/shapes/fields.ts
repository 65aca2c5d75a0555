import { z } from 'zod';

/** A text without what no field may hold: NUL, other control characters, marks that change the direction of writing. */
export function text(most: number): z.ZodType<string, string> {
  return z
    .string()
    .max(most, `Dài quá ${most} ký tự; đề nghị rút gọn.`)
    .regex(
      /^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]*$/u,
      'Có ký tự điều khiển; đề nghị chỉ ghi chữ thường dùng.',
    )
    .overwrite((given) => given.normalize('NFC').replaceAll('\r\n', '\n').trim());
}

/** What names something: a slug, a task's number, a period. */
export const name = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u);
export const date = z.iso.date('Ghi ngày theo dạng năm-tháng-ngày, ví dụ 2027-05-31.').describe('Ngày, giờ Việt Nam: YYYY-MM-DD');
export const instant = z.iso.datetime({ offset: true }).describe('Thời điểm theo ISO 8601, có múi giờ');
export const unit = name.describe('Mã đơn vị');
export const task = name.describe('Số nhiệm vụ, như trong kế hoạch');
export const period = name.describe('Kỳ: 2027-05, 2027-Q2, 2027-05-15, dot-1…');

/** Where a list goes on, and how much of it. */
export const paging = {
  after: z.string().max(300).optional().describe('Con trỏ `next` của trang trước'),
  limit: z.coerce.number('Ghi số từ 1 đến 200.').int().min(1).max(200).default(50).describe('Số dòng mỗi trang, 1–200'),
};

/** A page of a list; `next` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable().describe('Con trỏ của trang sau; null: đã hết') });
}

export const planParams = z.strictObject({
  slug: name.describe('Tên ngắn của kế hoạch'),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .describe('Năm'),
});
