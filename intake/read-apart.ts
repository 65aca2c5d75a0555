import type { TextDocument } from './document/document';
import { askChild, LIMITS } from './extract/extract-apart';
import type { Limits } from './extract/run-child';
import type { PlanDraft, Refusal } from './plan/plan-draft';
import type { ReadingContext } from './plan/read-plan';
import { recognitionQuestions } from './recognize/recognition-questions';
import { withWords } from './recognize/with-words';

/** What a file says: its words as they stand, and the draft they are read as or why they are no plan. */
export type Reading = { document: TextDocument; draft: PlanDraft | Refusal };

/**
 * The plan in a file, taken out and read in a process of its own, as `extractApart` does: neither a hostile file nor words that are
 * hard to read keep whoever asks from other work. Scanned pages are recognized first where this machine can. Throws Unreadable.
 */
export async function readApart(file: string, reading: ReadingContext, limits: Limits = LIMITS): Promise<Reading> {
  const { document, draft } = await askChild(file, { reading }, limits);
  if (draft) return { document, draft: draft as PlanDraft | Refusal };
  const words = await withWords(file, document);
  const read = await askChild(file, { document: words, reading }, limits);
  return { document: words, draft: withQuestions(read.draft as PlanDraft | Refusal, words) };
}

function withQuestions(draft: PlanDraft | Refusal, words: TextDocument): PlanDraft | Refusal {
  return 'refused' in draft ? draft : { ...draft, questions: [...recognitionQuestions(words), ...draft.questions] };
}
