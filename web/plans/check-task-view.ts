import type { DraftDocument } from '../../store/draft-documents';
import type { PlanDraft } from '../../store/plan-drafts';
import { countWords } from '../../templates/number-words';
import { authorityUrl } from '../shell/addresses';
import { wordOf } from '../shell/word-of';
import { draftUrl, taskUrl } from './addresses';
import { taskFormView, type TaskFields } from './amend-task';
import { documentView } from './document-view';
import { headMarks, taskMarks } from './draft-marks';
import type { DraftSources } from './draft-of';
import { dueDaysView } from './due-days-view';
import { openQuestions } from './open-questions';
import type { Question } from './questions/question';

/** A task as it was sent and cannot be taken. */
export type RefusedTask = {
  fields: TaskFields;
  problems: Readonly<Record<string, string>>;
  no: string;
  numberProblem: string | null;
};

type Beside = {
  document: DraftDocument | null;
  refused: RefusedTask | null;
  questions: readonly Question[];
  /** Which part of the document; not a number: the one the task stands in. */
  part: number;
  /** What has just been done with it. */
  done: string;
};

/** One task of a draft beside the words it was read from; null: the draft has no such task. */
export function checkTaskView(
  { draft, authority, calendar }: DraftSources,
  no: string,
  { document, refused, questions, part, done }: Beside,
) {
  const { tasks } = draft.plan;
  const at = tasks.findIndex((task) => task.no === no);
  const task = tasks[at];
  if (!task) return null;
  const checkUrl = draftUrl(authority.id, draft.id, 'check');
  const way = (place: number) => {
    const other = tasks[place];
    return other ? { no: `Nhiệm vụ ${other.no}`, to: taskUrl(draft, other.no) } : null;
  };
  return {
    title: `Nhiệm vụ ${no}. ${task.title}`,
    styles: ['plans.css'],
    plansUrl: authorityUrl(authority.id, 'plans'),
    newUrl: authorityUrl(authority.id, 'plans/new'),
    checkUrl,
    taskUrl: draftUrl(authority.id, draft.id, 'task'),
    no,
    noValue: refused?.no ?? no,
    noError: refused?.numberProblem ?? null,
    source: task.source,
    document: document && documentOf(draft, document, no, part),
    documentUrl: document ? draftUrl(authority.id, draft.id, 'document') : null,
    questions: openQuestions(
      draft,
      questions.filter((one) => one.task === no),
    ),
    form: taskFormView(draft.plan, no, refused?.fields, refused?.problems ?? {}),
    due: dueDaysView({ ...draft.plan, tasks: [task] }, calendar).dueTasks[0],
    previous: way(at - 1),
    next: way(at + 1),
    place: `${countWords(at + 1)}/${countWords(tasks.length)}`,
    done: wordOf(DONE, done) ?? null,
  };
}

const DONE: Readonly<Record<string, string>> = {
  saved: 'Đã lưu nhiệm vụ, hạn được tính lại.',
  changed: 'Bản này vừa được người khác thay đổi nên chưa lưu. Đề nghị sửa lại.',
};

function documentOf(draft: PlanDraft, document: DraftDocument, no: string, part: number) {
  return documentView(document, {
    marks: [...headMarks(draft, document, false), ...taskMarks(draft, document, { here: no })],
    part,
    to: (number) => `${taskUrl(draft, no)}&part=${number}`,
  });
}
