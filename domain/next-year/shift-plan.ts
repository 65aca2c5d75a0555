import type { DateString } from '../dates';
import type { Plan, Task } from '../plan';
import type { Schedule, ScheduleRule } from '../schedule/schedule';
import { datesIn, shiftRule } from './shift-rule';
import { keptWords, shiftWords } from './shift-words';

/** What copying did to one schedule: its dates before and after (none: the rule names periods and holds as it is). */
export type ScheduleShift = { task: string; text: string; kind: ScheduleRule['kind']; before: DateString[]; after: DateString[] };

/** A plan moved into another year, and what was done; `kept`: words that name an old year and were left as they are. */
export type ShiftedPlan = { plan: Plan; schedules: ScheduleShift[]; kept: { task: string | null; text: string }[] };

/**
 * Last year's plan as the draft of another year's: the rules that name dates, and the words that name the year, move on by
 * the years between; the document's number and issue day are left blank; bodies stay as they are, to be confirmed anew.
 */
export function shiftPlan(old: Plan, year: number): ShiftedPlan {
  const years = year - old.year;
  const words = (text: string) => shiftWords(text, old.year, years);
  const plan: Plan = {
    ...old,
    id: `${old.authority}/${old.slug}/${year}`,
    year,
    title: words(old.title),
    number: null,
    issuedOn: null,
    tasks: old.tasks.map((task) => shiftTask(task, words, years)),
  };
  return {
    plan,
    schedules: old.tasks.flatMap((task, i) => scheduleShifts(task, plan.tasks[i])),
    kept: [{ no: null, texts: [old.title] }, ...old.tasks.map((task) => ({ no: task.no, texts: wordsOf(task) }))].flatMap(
      ({ no, texts }) => [...new Set(texts.flatMap((text) => keptWords(text, old.year)))].map((text) => ({ task: no, text })),
    ),
  };
}

function shiftTask(task: Task, words: (text: string) => string, years: number): Task {
  return {
    ...task,
    title: words(task.title),
    shortTitle: words(task.shortTitle),
    products: task.products.map(words),
    when: words(task.when),
    schedules: task.schedules.map((schedule): Schedule => {
      const { text, rule, note } = schedule;
      return { ...schedule, text: words(text), rule: shiftRule(rule, years, text), ...(note && { note: words(note) }) };
    }),
  };
}

function scheduleShifts(old: Task, now: Task | undefined): ScheduleShift[] {
  return old.schedules.map(({ text, rule }, i) => {
    const after = now?.schedules[i];
    return { task: old.no, text, kind: rule.kind, before: datesIn(rule), after: after ? datesIn(after.rule) : [] };
  });
}

function wordsOf({ title, products, when }: Task): string[] {
  return [title, ...products, when];
}
