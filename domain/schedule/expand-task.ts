import { byDueDay, expandSchedule, type ScheduleFrame } from './expand-schedule';
import type { Occurrence } from './occurrence';
import type { Schedule } from './schedule';

/**
 * The occurrences of all schedules of a task, sorted by `dueOn`, with keys that are unique in the task. The first dated
 * schedule keeps plain keys; a later one is prefixed with its label (`bao-cao:2027-Q2`), or with `lich-2` when it has none and
 * a key is taken. Parts without label that are due on the same day cannot be told apart and count once.
 */
export function expandTask(schedules: readonly Schedule[], frame: ScheduleFrame): Occurrence[] {
  const kept: Occurrence[] = [];
  const keys = new Set<string>();
  for (const [index, schedule] of schedules.entries()) {
    const first = kept.length === 0;
    for (const occurrence of expandSchedule(schedule, index, frame)) {
      if (!schedule.label && alreadyDue(kept, schedules, occurrence)) continue;
      const key = first ? occurrence.key : keyBeside(keys, occurrence, schedule, index);
      keys.add(key);
      kept.push({ ...occurrence, key });
    }
  }
  return kept.sort(byDueDay);
}

function alreadyDue(
  kept: readonly Occurrence[],
  schedules: readonly Schedule[],
  { dueOn, schedule, times }: Occurrence,
): boolean {
  return times === 1 && kept.some((one) => one.schedule !== schedule && one.dueOn === dueOn && !schedules[one.schedule]?.label);
}

function keyBeside(keys: ReadonlySet<string>, { key }: Occurrence, schedule: Schedule, index: number): string {
  const named = schedule.label ? `${schedule.label}:${key}` : key;
  return keys.has(named) ? `lich-${index + 1}:${named}` : named;
}
