import { cutoffs } from '../calendar/report-window';
import type { DateString, Instant } from '../dates';
import { planIndex } from '../plan-index';
import { readState } from './read-state';
import type { Story } from './story';

/** The occurrences of a task that can be asked about, each with its due day or, for a standing task, its cut-off. */
export function keysOf(story: Story, task: string, now: Instant): { key: string; dueOn: DateString }[] {
  const { rules, state } = readState(story, now);
  const dated = planIndex(rules, state)
    .all.filter((one) => one.task === task)
    .map(({ occurrence }) => [occurrence.key, occurrence.dueOn] as const);
  const isStanding = rules.tasks.find(({ no }) => no === task)?.schedules.some(({ rule }) => rule.kind === 'standing');
  const asked = isStanding ? cutoffs(rules.year, rules.cutoffs).map(({ key, on }) => [key, on] as const) : [];
  return [...new Map([...dated, ...asked])].map(([key, dueOn]) => ({ key, dueOn }));
}
