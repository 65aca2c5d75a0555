import type { DateString, Instant } from '../../domain/dates';
import type { Plan } from '../../domain/plan';
import type { Authority, UnitId } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import { dateWords, timeWords } from '../date-words';
import { unitName } from '../unit-words';

/** What the sentences of an explanation take their names from. */
export type Names = {
  plan: Plan;
  authority: Authority;
  ladder: { id: string; coordinator: { after: number }; leadership: { after: number } };
  task: string;
  now: Instant;
};

export function nameOf({ plan, authority, task, now }: Names, unit: UnitId, on: DateString = dateAt(now)): string {
  return unitName(plan, authority, unit, on, task);
}

/** `08:03 ngày 28/05/2027`. */
export function instantWords(at: Instant): string {
  return `${timeWords(at)} ngày ${dateWords(dateAt(at))}`;
}

/** A sentence: with a capital and a full stop. */
export function sentence(text: string): string {
  const whole = text.trim();
  return `${whole.slice(0, 1).toLocaleUpperCase('vi')}${whole.slice(1)}${/[.?!…]$/u.test(whole) ? '' : '.'}`;
}
