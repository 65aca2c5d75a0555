import type { z } from 'zod';
import { Problem } from './problem';

/** What is given, by its schema; throws the problem that names each wrong field and what to write instead. */
export function checkInput<T extends z.ZodType>(shape: T | undefined, given: unknown, where: 'body' | 'query'): z.output<T> {
  if (!shape) {
    if (given !== undefined && given !== null && Object.keys(given).length > 0)
      throw new Problem(
        'wrong-input',
        where === 'query' ? 'Địa chỉ này không nhận tham số.' : 'Địa chỉ này không nhận nội dung.',
      );
    return undefined as z.output<T>;
  }
  const checked = shape.safeParse(given ?? {});
  if (checked.success) return checked.data;
  const errors = checked.error.issues.slice(0, 20).flatMap(fieldErrors);
  throw new Problem('wrong-input', 'Đề nghị sửa các trường ghi ở “errors” rồi gửi lại.', { errors });
}

function fieldErrors(issue: z.core.$ZodIssue): { field: string; detail: string }[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, 20).map((key) => ({
      field: [...issue.path, key].join('.').slice(0, 120),
      detail: 'Không có trường này; đề nghị bỏ hoặc kiểm tra lại tên.',
    }));
  return [{ field, detail: detailOf(issue) }];
}

// Words of our own end with a full stop; what zod says by itself is English.
function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.message.endsWith('.')) return issue.message;
  switch (issue.code) {
    case 'invalid_value':
      return `Ghi một trong: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return issue.input === undefined
        ? `Còn thiếu; cần ghi ${TYPES[issue.expected] ?? issue.expected}.`
        : `Cần ghi ${TYPES[issue.expected] ?? issue.expected}.`;
    case 'too_small':
      return `Ít nhất ${String(issue.minimum)}.`;
    case 'too_big':
      return `Nhiều nhất ${String(issue.maximum)}.`;
    default:
      return 'Giá trị chưa đúng dạng; xem mô tả tại /api/v1.';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'văn bản (chuỗi)',
  number: 'số',
  int: 'số nguyên',
  array: 'danh sách',
  object: 'đối tượng JSON',
  boolean: 'true hoặc false',
};
