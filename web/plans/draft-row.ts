import type { PlanDraft } from '../../store/plan-drafts';
import { countWords } from '../../templates/number-words';
import { momentWords } from '../shell/moment-words';
import { draftUrl } from './addresses';

/** A draft in a list: what it is, since when it waits, and where it goes on. */
export function draftRow({ id, authority, plan, changedAt }: PlanDraft) {
  return {
    to: draftUrl(authority, id, 'check'),
    discardUrl: draftUrl(authority, id, 'discard'),
    title: plan.title,
    year: plan.year,
    tasks: countWords(plan.tasks.length),
    changedAt: momentWords(changedAt),
  };
}
