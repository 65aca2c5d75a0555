import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { WorkCalendar } from '../domain/calendar/work-calendar';
import { isDateString, weekday } from '../domain/dates';

const SHIPPED = join(__dirname, 'calendars', 'vietnam.json');

const date = z
  .string({ error: 'ghi ngày dạng YYYY-MM-DD, ví dụ "2026-09-02"' })
  .refine(isDateString, 'ghi một ngày có thật, dạng YYYY-MM-DD, ví dụ "2026-09-02"');
const weekendDate = date.refine((day) => !isDateString(day) || weekday(day) > 5, 'chỉ ghi thứ Bảy hoặc Chủ nhật làm bù');
const text = z.string({ error: 'ghi một đoạn chữ' });

const yearSchema = z.object({
  status: z.enum(['official', 'provisional'], {
    error: 'ghi "official" (đã có thông báo) hoặc "provisional" (tạm tính theo luật)',
  }),
  off: z.array(
    z.object({
      date,
      holiday: text,
      kind: z.enum(['statutory', 'substitute', 'swapped'], {
        error: 'ghi "statutory", "substitute" (nghỉ bù) hoặc "swapped" (hoán đổi)',
      }),
    }),
    { error: 'ghi danh sách ngày nghỉ [{ "date", "holiday", "kind" }]' },
  ),
  workedWeekend: z
    .array(z.object({ date: weekendDate }), { error: 'ghi danh sách ngày làm bù [{ "date" }], có thể để []' })
    .default([]),
});

const fileSchema = z.object({
  version: text.optional(),
  about: z.object({
    fixed: z.array(z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'ghi ngày dạng MM-DD, ví dụ "09-02"')),
  }),
  years: z.record(z.string().regex(/^\d{4}$/, 'ghi năm bốn chữ số'), yearSchema),
});

/** A calendar file that a clerk must correct; the message names file, field and what to write, in Vietnamese. */
export class CalendarFileError extends Error {}

/**
 * Reads a working calendar (JSON, in the shape of `calendars/vietnam.json`); without `file` the one that is shipped.
 * Throws CalendarFileError when the file cannot be read, is no JSON, or a field is wrong.
 */
export function loadCalendar(file: string = SHIPPED): WorkCalendar {
  return parseCalendar(readFile(file), file);
}

/** The same of text that is already read, JSON or YAML; `file` only names it in errors. Throws CalendarFileError. */
export function parseCalendar(content: string, file: string): WorkCalendar {
  const checked = fileSchema.safeParse(readValue(content, file));
  if (!checked.success)
    throw new CalendarFileError(
      checked.error.issues.map((issue) => `${file}: ${issue.path.join('.') || '(gốc)'}: ${issue.message}`).join('\n'),
    );
  return toCalendar(checked.data);
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CalendarFileError(`${file}: không đọc được tệp lịch; kiểm tra lại đường dẫn và quyền đọc.`);
  }
}

function readValue(content: string, file: string): unknown {
  const isJson = /^\s*\{/.test(content);
  try {
    return isJson ? JSON.parse(content) : parse(content, { maxAliasCount: 0 });
  } catch (error) {
    throw new CalendarFileError(
      `${file}: không phải ${isJson ? 'JSON' : 'YAML'} hợp lệ (${(error as Error).message}); ghi theo mẫu của config/calendars/vietnam.json.`,
    );
  }
}

// 24 November is a day off only since Nghị quyết 28/2026/QH16; the others are older than any plan.
const SINCE: Record<string, number> = { '11-24': 2026 };
const HOLIDAY: Record<string, string> = {
  '01-01': 'tet-duong',
  '04-30': '30-4',
  '05-01': '1-5',
  '09-02': 'quoc-khanh',
  '11-24': 'van-hoa',
};

function toCalendar(file: z.infer<typeof fileSchema>): WorkCalendar {
  const years = Object.entries(file.years);
  return {
    version:
      file.version ??
      `vn-${
        years
          .map(([year]) => year)
          .sort()
          .at(-1) ?? '0'
      }`,
    fixed: file.about.fixed.map((day) => ({ day, since: SINCE[day] ?? 0, holiday: HOLIDAY[day] ?? day })),
    years: Object.fromEntries(
      years.map(([year, { status, off, workedWeekend }]) => [
        year,
        { status, off, worked: workedWeekend.map((day) => day.date) },
      ]),
    ),
  };
}
