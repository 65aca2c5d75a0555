import type { ConfigProblem } from '../../config/config-error';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Plan } from '../../domain/plan';
import type { Authority } from '../../domain/unit';
import type { PlanDraft } from '../../intake/plan/plan-draft';
import type { DraftDocument } from '../../store/draft-documents';

/** A file to be read as a plan of an authority, with its register and the days off. */
export type DocumentOrder = { file: string; authority: Authority; calendar: WorkCalendar };

/**
 * What a document is read as: the draft, the plan file made of it, the plan that is (null: `problems` say why the file is none yet),
 * and the words it was read from. `problem`: why it was not read and what to do, in Vietnamese.
 */
export type DocumentReading =
  | { problem: string }
  | {
      problem: null;
      draft: PlanDraft;
      text: string;
      plan: Plan | null;
      problems: readonly ConfigProblem[];
      document: DraftDocument;
    };
