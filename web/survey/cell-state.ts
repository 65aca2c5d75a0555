import { addDays, type DateString } from '../../domain/dates';
import { isLate } from '../../domain/is-late';
import { classOf, type Measured } from '../../domain/measure';

/** How one occurrence stands in the year grid. */
export type CellState =
  'overdue' | 'due' | 'confirming' | 'asked' | 'soon' | 'extended' | 'open' | 'ahead' | 'late' | 'nothing-arose' | 'on-time';

/** From how many days before its due day an occurrence is drawn as near. */
const SOON_DAYS = 10;

/** What needs somebody most comes first: of several leads the one furthest to the front speaks for the occurrence. */
const ORDER: readonly CellState[] = [
  'overdue',
  'due',
  'confirming',
  'asked',
  'soon',
  'extended',
  'open',
  'ahead',
  'late',
  'nothing-arose',
  'on-time',
];

/** How an occurrence stands on a day, and how many of its leads are done. */
export function occurrenceState(leads: readonly Measured[], today: DateString): { state: CellState; done: number; of: number } {
  const states = leads.map((lead) => assignmentState(lead, today));
  const done = leads.filter(({ status }) => status.settled && !status.awaitsConfirmation).length;
  return { state: ORDER.find((state) => states.includes(state)) ?? 'ahead', done, of: leads.length };
}

function assignmentState(measured: Measured, today: DateString): CellState {
  const { status } = measured;
  if (!status.settled) return openState(measured, today);
  if (status.awaitsConfirmation) return 'confirming';
  if (status.settled.how === 'nothing-arose') return 'nothing-arose';
  return classOf(measured, today) === 'late' ? 'late' : 'on-time';
}

function openState({ assignment: { occurrence }, status }: Measured, today: DateString): CellState {
  const { dueOn, limitOn, heldThrough } = status;
  // While an extension is being decided nobody is late (rules: at most as long as the ladder holds).
  if (heldThrough !== null && today <= heldThrough) return 'asked';
  if (isLate(occurrence, status, today)) return 'overdue';
  if (limitOn < today) return 'open';
  if (dueOn <= today || limitOn === today) return 'due';
  if (dueOn <= addDays(today, SOON_DAYS)) return 'soon';
  if (dueOn > occurrence.firstDueOn) return 'extended';
  return occurrence.opensOn <= today ? 'open' : 'ahead';
}
