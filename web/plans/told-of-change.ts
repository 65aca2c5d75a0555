import type { DateString } from '../../domain/dates';
import { foldAll } from '../../domain/fold-facts';
import { changeNotices } from '../../domain/notices/changes';
import type { Plan } from '../../domain/plan';
import { changesBetween } from '../../domain/plan-progress';
import { rulesOf } from '../../domain/plan-rules';
import { notLoaded } from '../../domain/plan-state';
import { nameOn } from '../../templates/unit-words';
import { countWords } from '../../templates/number-words';
import type { StandingPlan } from '../shell/plan-states';

/** Which units an amendment will be told to, with how many entries of the list; by the rules the running plan uses. */
export function toldOfChange({ row, authority, rules, facts, state }: StandingPlan, plan: Plan, today: DateString) {
  const { calendar, ladder, startedOn } = rules;
  const amended = rulesOf({ plan, authority, calendar, ladder, startedOn, on: today });
  const before = { ...state, handledOn: row.handledOn };
  const after = foldAll(amended, { ...notLoaded(row.id), rules: amended }, facts);
  return changeNotices(amended, changesBetween(before, after), today, '').map(({ to, items }) => {
    const unit = authority.units.find(({ id }) => id === to.unit);
    return { unit: unit ? nameOn(unit, today) : to.unit, entries: countWords(items.length) };
  });
}
