import { STATISTICS_ORDER, STATISTICS_WORDS } from '../../templates/statistics-words';
import type { Counts } from '../../domain/statistics';
import { aligned } from './aligned';
import type { PlanReport } from './plan-report';

/** The figures of a year as a table for people: each class, then each unit that leads something. */
export function statisticsTable({ statistics }: PlanReport): string[] {
  const rows = STATISTICS_ORDER.map((name) => [
    STATISTICS_WORDS[name],
    String(statistics[name]),
    String(statistics.againstFirst[name]),
  ]);
  const classes = aligned([['Thống kê cả năm', 'hạn hiện hành', 'hạn gốc'], ...rows]);
  const columns: (keyof Counts)[] = ['total', 'onTime', 'late', 'openInTime', 'openLate', 'nothingArose'];
  const byUnit = statistics.byUnit
    .filter(({ total }) => total > 0)
    .map((unit) => [unit.unit, ...columns.map((name) => String(unit[name]))]);
  const heads = ['Đơn vị', 'tổng số', 'đúng hạn', 'quá hạn', 'trong hạn', 'chưa xong, quá hạn', 'không phát sinh'];
  return [...classes, '', ...aligned([heads, ...byUnit])];
}
