import type { PlanDraft } from '../../store/plan-drafts';
import { draftUrl } from './addresses';

const STEPS = [
  { step: '', words: 'Nạp kế hoạch' },
  { step: 'check', words: 'Kiểm tra' },
  { step: 'rehearse', words: 'Chạy thử' },
  { step: 'start', words: 'Bắt đầu' },
] as const;

export type Step = (typeof STEPS)[number]['step'];

/** The four steps of a new plan with the one that is open; before there is a draft only the first can be. */
export function stepsView(draft: Pick<PlanDraft, 'authority' | 'id'> | null, here: Step) {
  return STEPS.map(({ step, words }) => ({
    words,
    isHere: step === here,
    to: draft && step !== here ? draftUrl(draft.authority, draft.id, step) : null,
  }));
}
