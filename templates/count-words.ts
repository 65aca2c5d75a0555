import { lowerFirst } from './clean-text';
import type { GroupItem } from './notice-groups';
import { countWords, workingDayWords } from './number-words';
import { STATISTICS_ORDER, STATISTICS_WORDS, type StatisticsClass } from './statistics-words';

type Items = { items: readonly GroupItem[] };
type StatisticsLine = { lower: string; count: string };

/** `được giao chủ trì 03 nhiệm vụ, phối hợp 02 nhiệm vụ`. */
export function sharesWords({ items }: Items): string {
  const shares = countsOf(items, { lead: 'chủ trì', partner: 'phối hợp' }, (name, count) => `${name} ${count} nhiệm vụ`);
  return shares ? `được giao ${shares}` : `có ${countWords(items.length)} nhiệm vụ`;
}

/** `01 nhiệm vụ quá hạn, 03 nhiệm vụ đã hoàn thành`, or without the noun: only what there is. */
export function standingsWords({ items }: Items, noun: '' | ' nhiệm vụ'): string {
  const names = { late: 'quá hạn', due: 'đến hạn trong tuần', waiting: 'chờ xử lý', done: 'đã hoàn thành' };
  return countsOf(items, names, (name, count) => `${count}${noun} ${name}`) || `${countWords(items.length)}${noun}`;
}

function countsOf(
  items: readonly GroupItem[],
  names: Readonly<Record<string, string>>,
  words: (name: string, count: string) => string,
): string {
  return Object.entries(names)
    .map(([what, name]) => ({ name, count: items.filter((item) => item.what === what).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => words(name, countWords(count)))
    .join(', ');
}

/** The year's numbers that are known, in the order of a report. */
export function statisticsWords(numbers: Readonly<Partial<Record<StatisticsClass, number>>>): StatisticsLine[] {
  return STATISTICS_ORDER.flatMap((name) => {
    const count = numbers[name];
    return count === undefined ? [] : [{ lower: lowerFirst(STATISTICS_WORDS[name]), count: countWords(count) }];
  });
}

/** `07 ngày làm việc`, of several `từ 07 đến 12 ngày làm việc`; empty when nothing is late. */
export function rangeWords(days: readonly number[]): string {
  const least = Math.min(...days, Infinity);
  const most = Math.max(...days, 0);
  if (most <= 0) return '';
  return least >= most || least <= 0 ? workingDayWords(most) : `từ ${countWords(least)} đến ${workingDayWords(most)}`;
}
