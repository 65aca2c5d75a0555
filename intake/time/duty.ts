import type { DateString } from '../../domain/dates';

/** One obligation as the clause words it: a window, or a day with or without "trước". */
export type Duty = {
  from: DateString | null;
  to: DateString;
  before: boolean;
  limited: boolean;
  ask: string | null;
  round?: string;
};

/** Why a person is asked when one work has several limits or periods. */
export const NESTED = 'Nêu nhiều mốc cho cùng một việc: lấy mốc sớm hơn, đề nghị xác nhận.';

/** Sorts by last day. */
export function byEnd(a: Duty, b: Duty): number {
  return a.to < b.to ? -1 : a.to > b.to ? 1 : 0;
}
