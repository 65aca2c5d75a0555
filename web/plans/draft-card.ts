import type { Named, Task } from '../../domain/plan';
import { expandTask } from '../../domain/schedule/expand-task';
import { cutAtWord } from '../../templates/clean-text';
import { dateWords } from '../../templates/date-words';
import { countWords } from '../../templates/number-words';
import { taskUrl } from './addresses';
import { escapedBytes } from './document-parts';
import type { DraftSources } from './draft-of';
import type { Question } from './questions/question';

const LONGEST = 200;
const MOST_DAYS = 3;
/** A card without its words. */
const OF_A_CARD = 1_000;

/** A task of a draft in short, to be held against the document: `at`: which of its tasks. */
export function draftCard({ draft, calendar }: DraftSources, at: number, questions: readonly Question[]) {
  const task = draft.plan.tasks[at];
  if (!task) return null;
  const { year, issuedOn } = draft.plan;
  const days = expandTask(task.schedules, { year, issuedOn, calendar }).map(({ dueOn }) => dueOn);
  const open = questions.filter((one) => one.task === task.no && draft.answers[one.id] === undefined);
  return {
    id: cardId(at),
    no: task.no,
    to: taskUrl(draft, task.no),
    ...wordsOf(task),
    due: days.slice(0, MOST_DAYS).map(dateWords).join(', '),
    moreDue: days.length > MOST_DAYS ? countWords(days.length - MOST_DAYS) : null,
    noDue: days.length > 0 ? null : task.schedules.some(({ needs }) => needs) ? 'chưa xác định' : 'không hạn',
    open: open.length > 0 ? countWords(open.length) : null,
  };
}

/** The name of a task's card in its page. */
export function cardId(at: number): string {
  return `t-${at + 1}`;
}

/** How many bytes the card of a task takes in its page, at most. */
export function cardBytes(task: Task): number {
  return OF_A_CARD + Object.values(wordsOf(task)).reduce((bytes, text) => bytes + escapedBytes(text), 0);
}

function wordsOf({ title, leads, partners, when }: Task) {
  return {
    title: cutAtWord(title, LONGEST),
    leads: cutAtWord(namesOf(leads), LONGEST),
    partners: cutAtWord(namesOf(partners), LONGEST),
    when: cutAtWord(when || 'văn bản không ghi', LONGEST),
  };
}

function namesOf(bodies: readonly Named[]): string {
  return bodies.map(({ name }) => name).join('; ');
}
