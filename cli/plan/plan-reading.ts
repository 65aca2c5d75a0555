import type { DateString } from '../../domain/dates';
import { expandSchedule, type ScheduleFrame } from '../../domain/schedule/expand-schedule';
import type { Schedule } from '../../domain/schedule/schedule';
import type { PlanDraft } from '../../intake/plan/plan-draft';

/** What `dondoc plan read --json` prints. Names are the document's; `due` are working days; `count` is completions wanted. */
export type PlanReading = {
  authority: string | null;
  title: string;
  number: string | null;
  issuedOn: DateString | null;
  year: number;
  coordinator: string | null;
  leadership: string | null;
  tasks: {
    no: string;
    title: string;
    products: readonly string[];
    leads: string[];
    partners: string[];
    when: string;
    schedules: { text: string; class: string; due: DateString[]; count: number; needs: 'date' | 'ask' | null }[];
  }[];
  /** What the document leaves open; `task` null: about the plan itself. */
  questions: readonly { task: string | null; field: string; text: string; why: string }[];
};

/** A draft by the contract of `plan read`. */
export function readingOf(draft: PlanDraft, calendar: ScheduleFrame['calendar']): PlanReading {
  const { authority, title, number, issuedOn, year, coordinator, leadership, questions } = draft;
  const frame = { year, issuedOn, calendar };
  const tasks = draft.tasks.map(({ no, title: name, products, leads, partners, when, schedules }) => ({
    no,
    title: name,
    products,
    leads: leads.map((lead) => lead.name),
    partners: partners.map((partner) => partner.name),
    when,
    schedules: schedules.map((schedule) => scheduleReading(schedule, frame)),
  }));
  return { authority, title, number, issuedOn, year, coordinator, leadership, tasks, questions };
}

export function scheduleReading(schedule: Schedule, frame: ScheduleFrame): PlanReading['tasks'][number]['schedules'][number] {
  const occurrences = expandSchedule(schedule, 0, frame);
  return {
    text: schedule.text,
    class: schedule.class,
    due: occurrences.map(({ dueOn }) => dueOn),
    count: occurrences.reduce((sum, { times }) => sum + times, 0),
    needs: schedule.needs ?? null,
  };
}
