import type { Schedule, ScheduleRule } from '../../domain/schedule/schedule';
import type { Clause } from './clause';

type Answer = Pick<Schedule, 'class' | 'rule'> & Partial<Schedule>;

/** A schedule that carries the words of its clause. */
export function schedule(clause: Clause, answer: Answer): Schedule {
  return { text: clause.text, ...answer };
}

/** A schedule without a date that must be asked for: from elsewhere (`date`) or of a person (`ask`). */
export function undated(clause: Clause, kind: Schedule['class'], needs: 'date' | 'ask', note: string): Schedule {
  return schedule(clause, { class: kind, rule: { kind: 'waiting' }, needs, note });
}

/** The same schedule, to be confirmed by a person, with the reason. */
export function asked(one: Schedule, note: string): Schedule {
  return { ...one, needs: 'ask', note };
}

/** One window, limit or list of days as a rule. */
export function limit(on: string, before: boolean): ScheduleRule {
  return before ? { kind: 'limit', on, before } : { kind: 'limit', on };
}
