import type { DateString } from '../../domain/dates';
import type { PlanId } from '../../domain/plan';
import { dateWords } from '../../templates/date-words';
import { planUrl } from '../shell/addresses';
import { CELL_WORDS, type UndatedState } from './cell-words';
import { AFTER_YEAR, type GridCell, type GridRow } from './grid-rows';

type Source = {
  planId: PlanId;
  year: number;
  rows: readonly GridRow[];
  today: DateString;
  /** Also the same as a list by month, for narrow windows. */
  withList: boolean;
};

/** The year grid as a table of tasks and months, and the same as a list by month. */
export function gridView({ planId, year, rows, today, withList }: Source) {
  const url = planUrl(planId);
  const hasLater = rows.some(({ cells }) => cells.some(({ column }) => column === AFTER_YEAR));
  const columns = Array.from({ length: hasLater ? AFTER_YEAR : 12 }, (_none, index) => index + 1);
  const now = Number(today.slice(0, 4)) === year ? Number(today.slice(5, 7)) : 0;
  const heads = columns.map((column) => ({
    short: column === AFTER_YEAR ? `Sau ${year}` : `T${column}`,
    long: column === AFTER_YEAR ? `Sau năm ${year}` : `Tháng ${column}`,
    isNow: column === now,
    column,
  }));
  return {
    heads,
    rows: rows.map((row) => ({
      ...rowHead(row, url),
      columns: heads.map(({ column, isNow }) => ({ isNow, cells: cellsOf(row, column).map((cell) => cellView(cell, row, url)) })),
      undated: row.undated.map((state) => undatedView(state, row, url)),
    })),
    months: withList ? monthsOf(heads, rows, url) : [],
    legend: Object.values(CELL_WORDS).map(({ sign, long, tone }) => ({ sign, long, tone })),
  };
}

function monthsOf(heads: readonly { long: string; isNow: boolean; column: number }[], rows: readonly GridRow[], url: string) {
  const months = heads.map(({ long, isNow, column }) => ({
    long,
    isNow,
    items: rows
      .flatMap((row) =>
        cellsOf(row, column).map((cell) => ({ dueOn: cell.dueOn, ...rowHead(row, url), ...cellView(cell, row, url) })),
      )
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
  }));
  const items = rows.flatMap((row) => row.undated.map((state) => ({ ...rowHead(row, url), ...undatedView(state, row, url) })));
  return [...months, { long: 'Không hạn', isNow: false, items }].filter((month) => month.items.length > 0);
}

function rowHead({ task }: GridRow, url: string) {
  return {
    no: task.no,
    title: task.shortTitle,
    leads: task.leads.map(({ name }) => name).join('; '),
    taskUrl: taskUrl(url, task.no),
  };
}

function cellsOf({ cells }: GridRow, column: number): GridCell[] {
  return cells.filter((cell) => cell.column === column);
}

function cellView({ key, dueOn, state, done, of }: GridCell, { task }: GridRow, url: string) {
  const { sign, short, tone } = CELL_WORDS[state];
  return {
    url: `${taskUrl(url, task.no)}/occurrences/${encodeURIComponent(key)}`,
    day: dateWords(dueOn).slice(0, 5),
    sign,
    words: of > 1 ? `${short}, ${done}/${of}` : short,
    tone,
  };
}

function undatedView(state: UndatedState, { task }: GridRow, url: string) {
  const { sign, short, tone } = CELL_WORDS[state];
  return { url: taskUrl(url, task.no), day: '', sign, words: short, tone };
}

function taskUrl(url: string, no: string): string {
  return `${url}/tasks/${encodeURIComponent(no)}`;
}
