/** What may be wrong, its HTTP status, and what it is called; the page of the API lists them. */
export const PROBLEMS = {
  'key-missing': { status: 401, title: 'Thiếu khóa API' },
  'key-wrong': { status: 401, title: 'Khóa API không dùng được' },
  'not-allowed': { status: 403, title: 'Khóa API không được giao quyền này' },
  'not-found': { status: 404, title: 'Không tìm thấy' },
  'wrong-input': { status: 400, title: 'Dữ liệu gửi đến chưa đúng' },
  'too-large': { status: 413, title: 'Nội dung gửi đến quá lớn' },
  'wrong-type': { status: 415, title: 'Kiểu nội dung không được nhận' },
  'idempotency-key-missing': { status: 400, title: 'Thiếu Idempotency-Key' },
  'idempotency-key-reused': { status: 422, title: 'Idempotency-Key đã dùng cho nội dung khác' },
  'under-way': { status: 409, title: 'Yêu cầu cùng Idempotency-Key đang được xử lý' },
  refused: { status: 422, title: 'Chưa ghi nhận được' },
  'too-many': { status: 429, title: 'Gọi quá nhiều lần' },
  unavailable: { status: 503, title: 'Tạm thời chưa xử lý được' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with one field, and what to write instead. */
export type FieldError = { field: string; detail: string };

/** An answer that says no: what is wrong and what to do, in Vietnamese. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly more: { errors?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(code);
    this.name = 'Problem';
  }
}

/** Where the page of the API explains a problem; also its `type` (RFC 9457, 3.1.1). */
export function problemType(code: ProblemCode): string {
  return `/api/v1#${code}`;
}

/** A problem as RFC 9457 wants it. */
export function problemBody({ code, detail, more }: Problem) {
  const { status, title } = PROBLEMS[code];
  return { type: problemType(code), title, status, detail, ...(more.errors && { errors: more.errors }) };
}
