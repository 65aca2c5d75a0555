import type { FastifyRequest } from 'fastify';
import { holidayName } from '../../domain/calendar/holiday-names';
import { lunarNewYear } from '../../domain/calendar/lunar-new-year';
import type { CalendarYear, WorkCalendar } from '../../domain/calendar/work-calendar';
import { addDays, isDateString, weekday } from '../../domain/dates';
import { matchKey } from '../../domain/match-key';
import { dateWords } from '../../templates/date-words';
import { allOf, formOf } from '../shell/form-of';
import { lineProblem } from './line-problem';

type OffKind = CalendarYear['off'][number]['kind'];

/** A year of the calendar as its form holds it. */
export type YearForm = {
  status: string;
  decision: string;
  off: readonly { date: string; holiday: string; kind: string }[];
  worked: readonly string[];
};

export type YearErrors = { off: string[]; worked: string[]; status: string[] };

export const OFF_KINDS: Readonly<Record<OffKind, string>> = {
  statutory: 'ngày nghỉ lễ',
  substitute: 'nghỉ bù',
  swapped: 'hoán đổi, làm bù ngày khác',
};

/** The holidays the calendar has keys for; others are kept as they are written. */
export const HOLIDAYS = ['tet-duong', 'tet', 'gio-to', '30-4', '1-5', 'quoc-khanh', 'van-hoa'] as const;

const MOST_DAYS = 60;

/** What was sent. */
export function readYearForm(request: FastifyRequest): YearForm {
  const { status = '', decision = '' } = formOf(request);
  const [dates, holidays, kinds] = [allOf(request, 'offDate'), allOf(request, 'offHoliday'), allOf(request, 'offKind')];
  const off = dates.map((date, i) => ({ date, holiday: holidays[i] ?? '', kind: kinds[i] ?? '' }));
  return {
    status,
    decision,
    off: off.filter(({ date, holiday }) => date !== '' || holiday !== '').slice(0, MOST_DAYS),
    worked: allOf(request, 'worked').filter(Boolean).slice(0, MOST_DAYS),
  };
}

/** The form of a year as it stands. */
export function formOfYear({ status, decision = '', off, worked }: CalendarYear): YearForm {
  return { status, decision, off: off.map((day) => ({ ...day, holiday: holidayName(day.holiday) })), worked };
}

/**
 * What the law alone says of a year that has no calendar yet: the fixed days, those in lieu of weekends, five days of Tết.
 * Source: Bộ luật Lao động 45/2019/QH14, Điều 111 and 112. Giỗ Tổ and the swaps are for a person to add.
 */
export function provisionalYear(calendar: WorkCalendar, year: number): YearForm {
  const off = new Map<string, { holiday: string; kind: OffKind }>();
  const firstOfTet = lunarNewYear(year);
  const tet = firstOfTet ? [-1, 0, 1, 2, 3].map((days) => addDays(firstOfTet, days)) : [];
  const fixed = calendar.fixed
    .filter(({ since }) => since <= year)
    .map(({ day, holiday }) => ({ date: `${year}-${day}`, holiday }));
  const days = [...fixed, ...tet.map((date) => ({ date, holiday: 'tet' }))].sort((a, b) => (a.date < b.date ? -1 : 1));
  for (const { date, holiday } of days) if (weekday(date) <= 5) off.set(date, { holiday, kind: 'statutory' });
  for (const { date, holiday } of days.filter((day) => weekday(day.date) > 5)) {
    let instead = date;
    while (weekday(instead) > 5 || off.has(instead)) instead = addDays(instead, 1);
    off.set(instead, { holiday, kind: 'substitute' });
  }
  const sorted = [...off].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    status: 'provisional',
    decision: '',
    off: sorted.map(([date, day]) => ({ date, ...day, holiday: holidayName(day.holiday) })),
    worked: [],
  };
}

/** The year a form describes, or what is wrong with it. */
export function checkYear(
  form: YearForm,
  year: number,
): { year: CalendarYear; errors: null } | { year: null; errors: YearErrors } {
  const errors: YearErrors = {
    off: [...form.off.flatMap((day) => offProblem(day, year)), ...twice(form.off.map(({ date }) => date))],
    worked: [...form.worked.flatMap((date) => workedProblem(date, year)), ...twice(form.worked)],
    status: statusProblem(form),
  };
  if (Object.values(errors).some((problems) => problems.length > 0)) return { year: null, errors };
  const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : 1);
  const off = form.off
    .map(({ date, holiday, kind }) => ({ date, holiday: holidayKey(holiday), kind: kind as OffKind }))
    .sort(byDate);
  const rest = { off, worked: [...form.worked].sort() };
  return form.status === 'official'
    ? { year: { status: 'official', ...rest, decision: form.decision }, errors: null }
    : { year: { status: 'provisional', ...rest, ...(form.decision && { decision: form.decision }) }, errors: null };
}

function holidayKey(words: string): string {
  return HOLIDAYS.find((key) => matchKey(holidayName(key)) === matchKey(words)) ?? words;
}

function offProblem({ date, holiday, kind }: YearForm['off'][number], year: number): string[] {
  const day = dayProblem(date, year);
  if (day) return [day];
  const name = lineProblem(holiday, { most: 80, wanted: 'Ghi tên ngày nghỉ.' });
  if (weekday(date) > 5) return [`${dateWords(date)} là cuối tuần, vốn đã nghỉ. Chỉ ghi ngày nghỉ từ thứ Hai đến thứ Sáu.`];
  if (name) return [`${dateWords(date)}: ${name}`];
  return Object.hasOwn(OFF_KINDS, kind) ? [] : [`${dateWords(date)}: chọn lý do nghỉ.`];
}

function workedProblem(date: string, year: number): string[] {
  const day = dayProblem(date, year);
  if (day) return [day];
  return weekday(date) > 5 ? [] : [`${dateWords(date)} không phải thứ Bảy, Chủ nhật. Ngày làm bù là ngày cuối tuần.`];
}

function dayProblem(date: string, year: number): string | null {
  if (!isDateString(date)) return 'Có ngày chưa ghi hoặc không có thật.';
  return date.startsWith(`${year}-`) ? null : `${dateWords(date)} không thuộc năm ${year}.`;
}

function statusProblem({ status, decision }: YearForm): string[] {
  if (!['official', 'provisional'].includes(status)) return ['Chọn “chính thức” hoặc “tạm tính”.'];
  const line = lineProblem(decision, {
    most: 200,
    wanted: status === 'official' ? 'Lịch chính thức cần số, ngày văn bản thông báo.' : '',
  });
  return line ? [line] : [];
}

function twice(dates: readonly string[]): string[] {
  return dates
    .filter((date, i) => isDateString(date) && dates.indexOf(date) < i)
    .map((date) => `${dateWords(date)} ghi hai lần.`);
}
