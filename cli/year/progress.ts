import { SingleBar } from 'cli-progress';
import { addDays, daysBetween, type DateString, type Instant } from '../../domain/dates';
import type { Plan } from '../../domain/plan';
import { dateAt } from '../../domain/zone';
import { dateWords } from '../../templates/date-words';

export type YearProgress = { moment(at: Instant): void; stop(): void };

/** A bar that runs through the days of the year; only on a terminal. */
export function yearProgress(plan: Plan, startedOn: DateString, out: NodeJS.WriteStream): YearProgress {
  if (!out.isTTY) return { moment: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: '{bar} {day}', stream: out, hideCursor: true, clearOnComplete: true });
  const total = daysBetween(startedOn, addDays(`${plan.year}-12-31`, 45));
  bar.start(total, 0, { day: 'đang khởi động Temporal và PostgreSQL…' });
  return {
    moment: (at) => bar.update(Math.min(total, daysBetween(startedOn, dateAt(at))), { day: dateWords(dateAt(at)) }),
    stop: () => bar.stop(),
  };
}
