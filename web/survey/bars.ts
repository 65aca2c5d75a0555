import type { AssignmentClass } from '../../domain/measure';
import { STATISTICS_WORDS } from '../../templates/statistics-words';
import type { StatisticsTable } from './statistics-view';

/** The parts of a bar, from left to right; each has its pattern in the page's sheet of patterns. */
const PARTS: readonly AssignmentClass[] = ['onTime', 'late', 'openInTime', 'openLate', 'nothingArose'];

type Bar = { name: string; total: number; words: string; parts: { part: AssignmentClass; x: string; width: string }[] };

/** One bar a row, as long as its share of the longest, cut by class: what the page draws as SVG, in per cent of its width. */
export function barsOf(rows: StatisticsTable['rows']): { bars: Bar[]; legend: { part: AssignmentClass; words: string }[] } {
  const longest = Math.max(1, ...rows.map(({ counts }) => counts.total));
  return {
    bars: rows
      .filter(({ counts }) => counts.total > 0)
      .map(({ name, counts }) => {
        let x = 0;
        const parts = PARTS.filter((part) => counts[part] > 0).map((part) => {
          const width = (counts[part] / longest) * 100;
          x += width;
          return { part, x: percent(x - width), width: percent(width) };
        });
        const words = PARTS.filter((part) => counts[part] > 0).map((part) => `${STATISTICS_WORDS[part]}: ${counts[part]}`);
        return { name, total: counts.total, words: words.join('; '), parts };
      }),
    legend: PARTS.map((part) => ({ part, words: STATISTICS_WORDS[part] })),
  };
}

function percent(share: number): string {
  return `${share.toFixed(2)}%`;
}
