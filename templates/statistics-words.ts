import type { Counts } from '../domain/statistics';

/** The classes counted in statistics: four, then what is counted apart, then returns and late reports beside them. */
export type StatisticsClass = keyof Counts;

/**
 * The classes in words, in the order of a periodic report.
 * Source: Quyết định 42/2014/QĐ-TTg (giao, hoàn thành đúng hạn, hoàn thành quá hạn, chưa hoàn thành trong hạn, quá hạn).
 */
export const STATISTICS_WORDS: Readonly<Record<StatisticsClass, string>> = {
  total: 'Tổng số nhiệm vụ giao',
  onTime: 'Hoàn thành đúng hạn',
  late: 'Hoàn thành quá hạn',
  openInTime: 'Đang thực hiện, trong hạn',
  openLate: 'Chưa hoàn thành, quá hạn',
  nothingArose: 'Không phát sinh',
  noDue: 'Không hạn',
  waitingForDate: 'Chưa xác định thời hạn',
  returned: 'Số lượt trả lại',
  reportedLate: 'Báo cáo muộn',
};

/** The classes in the order in which they are printed. */
export const STATISTICS_ORDER: readonly StatisticsClass[] = [
  'total',
  'onTime',
  'late',
  'openInTime',
  'openLate',
  'nothingArose',
  'noDue',
  'waitingForDate',
  'returned',
  'reportedLate',
];
