import type { Instant } from '../../domain/dates';
import type { StatisticsQuestion } from '../../domain/statistics-rows';
import { momentWords } from '../shell/moment-words';
import { pageAsked, pagination } from '../shell/pagination';
import { barsOf } from './bars';
import type { plansAsked } from './plans-asked';
import type { StatisticsQuery } from './statistics-question';
import type { StatisticsTable } from './statistics-view';

type Source = {
  table: StatisticsTable;
  asked: ReturnType<typeof plansAsked>;
  question: StatisticsQuestion;
  problem: string | null;
  query: StatisticsQuery;
  url: string;
  at: Instant;
};

const ROWS = 50;

/** The statistics page: the question as a form, one page of the table, its bars, the way to the whole as CSV. */
export function statisticsPage({ table, asked, question, problem, query, url, at }: Source) {
  const search = searchOf(asked.year, question, query);
  const pages = Math.ceil(table.rows.length / ROWS);
  const page = pageAsked(query.page, pages);
  const rows = table.rows.slice((page - 1) * ROWS, page * ROWS);
  const period = question.by === 'unit' ? (query.period ?? 'quarter') : question.by;
  return {
    title: 'Thống kê',
    styles: ['survey.css'],
    at: momentWords(at),
    problem,
    hasPlans: asked.plans.length > 0,
    plans: asked.choices,
    years: asked.years,
    by: chosen({ unit: 'Theo đơn vị', period: 'Theo kỳ' }, question.by === 'unit' ? 'unit' : 'period'),
    periods: chosen({ month: 'Tháng', quarter: 'Quý', 'half-year': '6 tháng', year: 'Năm' }, String(period)),
    cuts: chosen({ calendar: 'Theo lịch', report: 'Theo kỳ báo cáo (ngày 15 đến ngày 14)' }, question.cut),
    against: chosen({ approved: 'Hạn đang áp dụng (kể cả gia hạn)', first: 'Hạn ban đầu' }, question.against),
    from: typeof query.from === 'string' ? query.from : '',
    to: typeof query.to === 'string' ? query.to : '',
    table: { ...table, rows },
    chart: barsOf(rows),
    csvUrl: `${url}.csv?${search}`,
    pagination: pagination(`${url}?${search}`, page, pages),
  };
}

function chosen(words: Readonly<Record<string, string>>, value: string) {
  return Object.entries(words).map(([name, label]) => ({ value: name, words: label, isChosen: name === value }));
}

function searchOf(year: number, question: StatisticsQuestion, query: StatisticsQuery): URLSearchParams {
  return new URLSearchParams({
    year: String(year),
    ...(typeof query.plan === 'string' && query.plan !== '' && { plan: query.plan }),
    by: question.by === 'unit' ? 'unit' : 'period',
    ...(question.by !== 'unit' && { period: question.by }),
    cut: question.cut,
    against: question.against,
    ...(question.from && { from: question.from }),
    ...(question.to && { to: question.to }),
  });
}
