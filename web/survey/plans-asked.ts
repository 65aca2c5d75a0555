import type { StandingPlan } from '../shell/plan-states';
import { yearAsked, yearsOf } from './choose-plan';

type Asked = { plan?: unknown; year?: unknown };

/** The plans the figures are of: those of the year asked for (else of this year), all of them or the one that is named. */
export function plansAsked(all: readonly StandingPlan[], query: Asked, thisYear: number) {
  const years = yearsOf(all);
  const year = yearAsked(years, String(query.year ?? ''), thisYear);
  const ofYear = all.filter(({ row }) => row.plan.year === year && row.state !== 'draft' && row.state !== 'issued');
  const named = ofYear.filter(({ row }) => row.plan.slug === query.plan);
  return {
    year,
    plans: named.length > 0 ? named : ofYear,
    years: years.map((one) => ({ value: one, isChosen: one === year })),
    choices: ofYear.map(({ row }) => ({ value: row.plan.slug, words: row.plan.title, isChosen: row === named[0]?.row })),
  };
}
