import type { DateString } from '../../domain/dates';
import type { Counts } from '../../domain/statistics';
import type { StatisticsQuestion, StatisticsRows } from '../../domain/statistics-rows';
import type { Authority } from '../../domain/unit';
import { upperFirst } from '../../templates/clean-text';
import { periodWords } from '../../templates/period-words';
import { STATISTICS_ORDER, STATISTICS_WORDS } from '../../templates/statistics-words';
import { nameOn } from '../../templates/unit-words';

/** The figures as a table with words: what a row is of, the columns in the order of a periodic report, the sum at the end. */
export type StatisticsTable = {
  head: string;
  columns: readonly string[];
  rows: readonly { name: string; counts: Counts; cells: readonly number[] }[];
  total: readonly number[];
};

/** Names the rows of the figures. Units with the most that is late come first; those without any figure are left out. */
export function statisticsTable(
  { rows, total }: StatisticsRows,
  { by }: StatisticsQuestion,
  authority: Pick<Authority, 'units'>,
  today: DateString,
): StatisticsTable {
  const units = new Map(authority.units.map((unit) => [unit.id, nameOn(unit, today)]));
  const named = rows
    .filter(({ counts }) => cellsOf(counts).some((count) => count > 0))
    .map(({ of, counts }) => ({
      name: by === 'unit' ? (units.get(of) ?? of) : upperFirst(periodWords(of).replace(/^kỳ /, '')),
      counts,
      cells: cellsOf(counts),
    }));
  return {
    head: by === 'unit' ? 'Đơn vị chủ trì' : 'Kỳ',
    columns: STATISTICS_ORDER.map((name) => STATISTICS_WORDS[name]),
    rows: by === 'unit' ? named.sort(byLateness) : named,
    total: cellsOf(total),
  };
}

function cellsOf(counts: Counts): number[] {
  return STATISTICS_ORDER.map((name) => counts[name]);
}

type Row = StatisticsTable['rows'][number];

function byLateness(a: Row, b: Row): number {
  return b.counts.openLate - a.counts.openLate || b.counts.total - a.counts.total || (a.name < b.name ? -1 : 1);
}
