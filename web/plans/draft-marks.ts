import type { Task } from '../../domain/plan';
import type { DraftDocument } from '../../store/draft-documents';
import type { PlanDraft } from '../../store/plan-drafts';
import { draftUrl, taskUrl } from './addresses';
import type { Mark } from './document-view';

/** The parts of a plan's head by the name of their field, as a clerk calls them. */
export const HEAD_WORDS = {
  authority: 'Cơ quan ban hành',
  title: 'Tên kế hoạch',
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  year: 'Năm',
  attachedTo: 'Ban hành kèm theo',
  coordinator: 'Cơ quan đầu mối',
  reportTo: 'Nơi nhận báo cáo',
  signer: 'Người ký',
} as const;

type HeadName = keyof typeof HEAD_WORDS;

/** The places of the head in its document; each leads to its field. `isHere`: the page is about the head. */
export function headMarks({ authority, id }: PlanDraft, document: DraftDocument, isHere: boolean): Mark[] {
  const names = Object.keys(HEAD_WORDS) as HeadName[];
  const form = draftUrl(authority, id, 'head');
  return names.flatMap((name): Mark[] => {
    const range = document.head?.places[name];
    const to = `${isHere ? '' : form}#f-${name}`;
    return range ? [{ range, words: HEAD_WORDS[name], to, isHere, bytes: OF_A_MARK }] : [];
  });
}

/** The place of each task in its document; a click leads to the task, or to where `to` says. */
export function taskMarks(
  draft: PlanDraft,
  document: DraftDocument,
  { here = null, to = (task) => taskUrl(draft, task.no), bytes = () => 0 }: TaskMarks = {},
): Mark[] {
  return draft.plan.tasks.flatMap((task, at): Mark[] => {
    const range = document.tasks[task.no];
    const words = `Nhiệm vụ ${task.no}`;
    const isHere = task.no === here;
    return range ? [{ range, words, to: isHere ? null : to(task, at), isHere, bytes: OF_A_MARK + bytes(task) }] : [];
  });
}

type TaskMarks = {
  /** The number of the task the page is about. */
  here?: string | null;
  to?: (task: Task, at: number) => string;
  /** Bytes shown beside its place. */
  bytes?: (task: Task) => number;
};

/** A link with an address of some length. */
const OF_A_MARK = 200;
