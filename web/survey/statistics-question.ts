import { isDateString } from '../../domain/dates';
import type { StatisticsQuestion } from '../../domain/statistics-rows';

/** What the address of the statistics may ask, as it was written. */
export type StatisticsQuery = Partial<
  Record<'plan' | 'year' | 'by' | 'period' | 'cut' | 'against' | 'from' | 'to' | 'page', unknown>
>;

const PERIODS = ['month', 'quarter', 'half-year', 'year'] as const;

/** The question in an address, and what is wrong with its days. What is left out or unknown has its usual value. */
export function statisticsQuestion(query: StatisticsQuery): { question: StatisticsQuestion; problem: string | null } {
  const [from, to] = [dayOf(query.from), dayOf(query.to)];
  const period = PERIODS.find((one) => one === query.period) ?? 'quarter';
  const question: StatisticsQuestion = {
    by: query.by === 'period' ? period : 'unit',
    cut: query.cut === 'report' ? 'report' : 'calendar',
    against: query.against === 'first' ? 'first' : 'approved',
    from: from.day,
    to: to.day,
  };
  if (from.isWrong || to.isWrong) return { question, problem: 'Ngày chưa đúng. Đề nghị nhập ngày có thật, ví dụ 01/01/2026.' };
  const isReversed = from.day !== null && to.day !== null && from.day > to.day;
  return { question, problem: isReversed ? '“Từ ngày” đang sau “đến ngày”. Đề nghị nhập lại hai ngày.' : null };
}

function dayOf(asked: unknown): { day: string | null; isWrong: boolean } {
  if (asked === undefined || asked === '') return { day: null, isWrong: false };
  const isDay = typeof asked === 'string' && isDateString(asked);
  return { day: isDay ? asked : null, isWrong: !isDay };
}
