import { workingDaysBetween } from '../../domain/calendar/working-days';
import type { DateString } from '../../domain/dates';
import { isLate } from '../../domain/is-late';
import { isForgotten } from '../../domain/notices/lead-entries';
import type { Queryable } from '../../store/database';
import { findRemindedCounts } from '../../store/find-reminded-counts';
import { clause, cutAtWord } from '../../templates/clean-text';
import { dateWords } from '../../templates/date-words';
import { answerWords } from '../../templates/fact-words';
import { countWords, workingDayWords } from '../../templates/number-words';
import { periodBesideDueDay } from '../../templates/period-words';
import { unitName } from '../../templates/unit-words';
import { occurrenceUrl, unitUrl } from './addresses';
import type { Work } from './open-work';

/** What a row of a list says of a title at most. */
export const TITLE_CHARACTERS = 160;

/** The rows of a list of open work, with how often each was reminded; `namesPlan`: where the list is of more plans than one. */
export async function workRows(db: Queryable, works: readonly Work[], today: DateString, namesPlan: boolean) {
  const reminded = await findRemindedCounts(db, works.map(occurrenceOf));
  return works.map((work) => workRow(work, reminded(occurrenceOf(work)), today, namesPlan));
}

/** True for work of more plans than one. */
export function isOfSeveralPlans(works: readonly Work[]): boolean {
  return works.some(({ plan }) => plan.row.id !== works[0]?.plan.row.id);
}

function occurrenceOf({ plan, assignment }: Work) {
  return { plan: plan.row.id, task: assignment.task, key: assignment.occurrence.key, lead: assignment.lead };
}

function workRow(work: Work, reminded: number, today: DateString, namesPlan: boolean) {
  const { plan, assignment, status } = work;
  const { row, authority, rules } = plan;
  const { task, lead, occurrence } = assignment;
  return {
    url: occurrenceUrl(row.id, { task, key: occurrence.key, unit: lead }),
    no: task,
    title: titleWords(row.plan.tasks.find(({ no }) => no === task)?.title),
    about: [periodBesideDueDay(occurrence.key), namesPlan ? titleWords(row.plan.title) : ''].filter(Boolean).join(' · '),
    unit: unitName(row.plan, authority, lead, today, task),
    unitUrl: unitUrl(row.authority, lead),
    due: dateWords(status.dueOn),
    ...timeliness(work, today),
    answer: answerWords(status.answer ?? undefined),
    reminded: isForgotten(rules, assignment, status)
      ? 'hạn trước ngày bắt đầu theo dõi, không nhắc'
      : reminded > 0
        ? `đã nhắc ${countWords(reminded)} lần`
        : 'chưa nhắc lần nào',
  };
}

/** How far a due day is away, in words and as the look of a state. */
export function timeliness({ plan: { rules }, assignment, status }: Work, today: DateString) {
  const left = workingDaysBetween(rules.calendar, today, status.dueOn);
  if (isLate(assignment.occurrence, status, today))
    return { look: 'late', standing: `quá hạn ${workingDayWords(Math.max(1, -left))}` };
  if (status.dueOn < today) return { look: 'neutral', standing: 'đã qua mốc phấn đấu' };
  if (status.dueOn === today) return { look: 'soon', standing: 'hạn hôm nay' };
  return { look: left <= 3 ? 'soon' : 'neutral', standing: `còn ${workingDayWords(left)}` };
}

/** A title for a list: one line of bearable length. */
export function titleWords(title: string | undefined): string {
  return cutAtWord(clause(title), TITLE_CHARACTERS);
}
