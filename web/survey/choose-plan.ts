import type { StandingPlan } from '../shell/plan-states';

/**
 * The plan a page is about: the one asked for; else the first that is followed in the year asked for, else any of that year.
 * Without a year this year, else the last one before it. Null where there is no plan.
 */
export function choosePlan(plans: readonly StandingPlan[], asked: { plan: string; year: string }, thisYear: number) {
  const years = yearsOf(plans);
  const year = yearAsked(years, asked.year, thisYear);
  const ofYear = plans.filter(({ row }) => row.plan.year === year);
  const chosen =
    ofYear.find(({ row }) => row.plan.slug === asked.plan) ??
    ofYear.find(({ row }) => row.state === 'running') ??
    ofYear[0] ??
    null;
  return {
    chosen,
    ofYear,
    years: years.map((one) => ({ value: one, isChosen: one === year })),
    choices: ofYear.map(({ row }) => ({ value: row.plan.slug, words: row.plan.title, isChosen: row.id === chosen?.row.id })),
  };
}

/** The years of some plans, the latest first. */
export function yearsOf(plans: readonly StandingPlan[]): number[] {
  return [...new Set(plans.map(({ row }) => row.plan.year))].sort((a, b) => b - a);
}

/** The year asked for, else this year, else the nearest before it, else the last. */
export function yearAsked(years: readonly number[], asked: string, thisYear: number): number {
  return years.find((year) => String(year) === asked) ?? years.find((year) => year <= thisYear) ?? years.at(-1) ?? thisYear;
}
