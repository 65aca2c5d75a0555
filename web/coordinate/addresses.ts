import type { PlanId } from '../../domain/plan';
import { authorityUrl, planUrl } from '../shell/addresses';
import { urlWith } from '../shell/paging';

/** Where a task of a plan is shown. */
export function taskUrl(planId: PlanId, task: string): string {
  return `${planUrl(planId)}/tasks/${encodeURIComponent(task)}`;
}

/** Where an occurrence is shown; with a unit the part of that lead, with everything that can be done about it. */
export function occurrenceUrl(planId: PlanId, { task, key, unit }: { task: string; key: string; unit?: string | null }): string {
  return urlWith(`${taskUrl(planId, task)}/occurrences/${encodeURIComponent(key)}`, { unit });
}

/** Where a unit is shown. */
export function unitUrl(authority: string, unit: string): string {
  return authorityUrl(authority, `units/${encodeURIComponent(unit)}`);
}
