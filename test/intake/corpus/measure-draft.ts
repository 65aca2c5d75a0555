import type { WorkCalendar } from '../../../domain/calendar/work-calendar';
import { matchKey } from '../../../domain/match-key';
import { bare } from '../../../intake/document/bare';
import type { PlanDraft, TaskDraft } from '../../../intake/plan/plan-draft';
import { readTime } from '../../../intake/time/read-time';
import { expectedDue } from './expected-due';
import type { CorpusPlan, ExpectedTask } from './read-corpus';

export type Score = { right: number; of: number };
export type Measure = {
  tasks: Score;
  leads: Score;
  partners: Score;
  schedules: Score;
  head: Score;
  invented: number;
  /** What is wrong, in words for whoever mends the reader. */
  missed: string[];
};

/** How much of a plan a draft holds, what it invents, and what it misses. */
export function measureDraft(plan: CorpusPlan, draft: PlanDraft, calendar: WorkCalendar): Measure {
  const measure = nothing();
  const taken = new Set<TaskDraft>();
  for (const expected of plan.tasks) {
    const found = draft.tasks.find((task) => !taken.has(task) && isMeant(task, expected));
    if (found) taken.add(found);
    if (!found && expected.optional) continue;
    count(measure, 'tasks', found !== undefined, `no task "${expected.titles[0]}"`);
    if (found && !expected.optional) measureTask(measure, expected, found, draft, calendar);
  }
  for (const task of draft.tasks) {
    if (taken.has(task)) continue;
    measure.invented += 1;
    measure.missed.push(`invented ${task.no} "${task.title.slice(0, 90)}"`);
  }
  for (const [field, value] of [
    ['authority', draft.authority],
    ['number', draft.number],
    ['issued', draft.issuedOn],
    ['year', String(draft.year)],
    ['coordinator', draft.coordinator],
  ] as const) {
    const wanted = plan.head[field] ?? '-';
    const right = wanted === '-' || (wanted === 'null' ? value === null : matchKey(value ?? '') === matchKey(wanted));
    count(measure, 'head', right, `${field}: "${value}", not "${wanted}"`);
  }
  return measure;
}

/** A measure of several drafts. */
export function sumOf(measures: readonly Measure[]): Measure {
  return measures.reduce((sum, one) => {
    const both = (field: Field): Score => ({ right: sum[field].right + one[field].right, of: sum[field].of + one[field].of });
    return {
      tasks: both('tasks'),
      leads: both('leads'),
      partners: both('partners'),
      schedules: both('schedules'),
      head: both('head'),
      invented: sum.invented + one.invented,
      missed: [...sum.missed, ...one.missed],
    };
  }, nothing());
}

type Field = 'tasks' | 'leads' | 'partners' | 'schedules' | 'head';

export function nothing(): Measure {
  const none = (): Score => ({ right: 0, of: 0 });
  return { tasks: none(), leads: none(), partners: none(), schedules: none(), head: none(), invented: 0, missed: [] };
}

function measureTask(measure: Measure, expected: ExpectedTask, task: TaskDraft, draft: PlanDraft, calendar: WorkCalendar): void {
  const where = `${task.no} "${expected.titles[0]?.slice(0, 40)}"`;
  for (const side of ['leads', 'partners'] as const) {
    const names = task[side].map(({ name }) => name);
    count(
      measure,
      side,
      keys(names) === keys(expected[side]),
      `${where} ${side}: [${names.join('; ')}], not [${expected[side].join('; ')}]`,
    );
  }
  const frame = { year: draft.year, issuedOn: draft.issuedOn, calendar };
  const kind = task.when === '' ? 'unclear' : readTime(task.when, frame).class;
  const due = expected.due === null ? task.due : expectedDue(expected.due, frame);
  const right = expected.classes.includes(kind) && task.due.join() === due.join();
  count(
    measure,
    'schedules',
    right,
    `${where} when "${task.when}": ${kind} ${task.due.join(' ')}, not ${expected.classes.join('|')} ${due.join(' ')}`,
  );
}

function count(measure: Measure, field: Field, right: boolean, missed: string): void {
  measure[field].of += 1;
  if (right) measure[field].right += 1;
  else measure.missed.push(missed);
}

function isMeant({ title }: TaskDraft, { titles }: ExpectedTask): boolean {
  return titles.some((one) => bare(title).includes(bare(one)));
}

function keys(names: readonly string[]): string {
  return names.map(matchKey).sort().join(';');
}
