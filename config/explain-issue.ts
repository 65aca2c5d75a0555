import type { z } from 'zod';
import { FIELD_HINTS } from './field-hints';
import { nearestWords } from './nearest-words';

export type FieldPath = readonly PropertyKey[];

/** A zod issue in words for a clerk: the path it is about, what is wrong, what to write instead. */
export function explainIssue(issue: z.core.$ZodIssue, keysAt: (path: FieldPath) => readonly string[]) {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `Không có trường tên “${key}”`,
      hint: didYouMean(key, keysAt(issue.path)),
    }));
  }
  return [{ path: issue.path, message: messageOf(issue), hint: hintOf(issue) }];
}

/** A path as written in the file: `tasks[3].leads[0].name`. */
export function fieldName(path: FieldPath): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Thiếu trường bắt buộc' : `Giá trị phải là ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.input === undefined ? 'Thiếu trường bắt buộc' : `Giá trị “${show(issue.input)}” không nằm trong danh mục`;
    case 'invalid_union':
      return 'Giá trị không thuộc dạng nào được phép';
    case 'too_big':
      return issue.origin === 'string' ? `Dài quá ${String(issue.maximum)} ký tự` : `Giá trị lớn hơn ${String(issue.maximum)}`;
    case 'too_small':
      return issue.origin === 'number' ? `Giá trị nhỏ hơn ${String(issue.minimum)}` : 'Không được để trống';
    case 'custom':
      return issue.message;
    default:
      return `Giá trị “${show(issue.input)}” chưa đúng dạng`;
  }
}

function hintOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' && typeof issue.params?.hint === 'string') return issue.params.hint;
  if (issue.code === 'invalid_value') return `Ghi một trong: ${issue.values.map(String).join(', ')}`;
  return fieldHint(issue.path);
}

function fieldHint(path: FieldPath): string {
  const named = [...path].reverse().find((part): part is string => typeof part === 'string');
  return (named && FIELD_HINTS[named]) ?? '';
}

function didYouMean(key: string, known: readonly string[]): string {
  const near = nearestWords(key, known)[0];
  return near ? `Có thể là “${near}”` : `Bỏ dòng này; các trường được phép: ${known.join(', ')}`;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'chữ',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách',
  object: 'nhóm các trường',
  record: 'nhóm các trường',
  tuple: 'danh sách hai giá trị',
};
