import type { PlanDraft } from '../../store/plan-drafts';
import { draftUrl } from './addresses';
import type { Question } from './questions/question';

/** What is asked and not answered yet, those with one reason together, each with where it is answered. */
export function openQuestions({ authority, id, answers }: PlanDraft, questions: readonly Question[]) {
  const open = questions.filter((one) => answers[one.id] === undefined);
  const checkUrl = draftUrl(authority, id, 'check');
  return [...new Set(open.map(({ why }) => why))].map((why) => ({
    why,
    places: open
      .filter((one) => one.why === why)
      .map((one) => ({ words: one.words, to: `${checkUrl}?ask=${one.id}#q-${one.id}` })),
  }));
}
