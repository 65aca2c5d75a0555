import { z } from 'zod';

// Letters that join, turn round or hide text could show one name and mean another.
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** A person's name as shown on pages, in mails and in the log. */
export const personName = z
  .string()
  .min(1, 'Đề nghị ghi họ tên.')
  .max(100, 'Họ tên dài tối đa 100 ký tự.')
  .refine((text) => !HIDDEN.test(text), 'Họ tên có ký tự ẩn. Đề nghị gõ lại.');

/** An e-mail address that means exactly one recipient. */
export const personEmail = z
  .email('Đề nghị ghi một địa chỉ thư, ví dụ ten@co-quan.gov.vn.')
  .max(254, 'Địa chỉ thư dài tối đa 254 ký tự.');

/** The first problem of each field, by the field's name. */
export function fieldProblems(error: z.ZodError | undefined): Record<string, string> {
  return Object.fromEntries([...(error?.issues ?? [])].reverse().map(({ path, message }) => [String(path[0]), message]));
}
