import type { AssignmentStatus } from './assignment-status';
import type { DateString } from './dates';
import type { Occurrence } from './schedule/occurrence';

/** True when a day is past the last one that is on time; a soft aim ("phấn đấu") is reminded, never late. */
export function isLate(
  { soft }: Pick<Occurrence, 'soft'>,
  { limitOn }: Pick<AssignmentStatus, 'limitOn'>,
  on: DateString,
): boolean {
  return !soft && limitOn < on;
}
