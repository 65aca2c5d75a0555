import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCalendar } from '../../config/load-calendar';
import { loadPlan } from '../../config/load-plan';
import { expandTask } from '../../domain/schedule/expand-task';
import { matchKey } from '../../domain/match-key';
import type { Plan, Task } from '../../domain/plan';
import { decodeText } from '../../intake/document/decode-text';
import { fromText } from '../../intake/document/from-text';
import type { PlanDraft } from '../../intake/plan/plan-draft';
import { readPlan } from '../../intake/plan/read-plan';

const calendar = loadCalendar();

/** Duties the transcription gives that ride along with another report: the reader names them in no task of their own. */
const RIDES_ALONG: Readonly<Record<string, readonly string[]>> = { 'kong-chro-2021': ['TH.2'] };

const PLANS = [
  ['000-kong-chro-2021', 'kong-chro-2021'],
  ['001-nam-sach-2021', 'nam-sach-2021'],
  ['002-gia-lai-2020', 'gia-lai-2020'],
  ['003-son-ninh-2022', 'son-ninh-2022'],
  ['004-tan-phong-2024', 'tan-phong-2024'],
] as const;

describe.each(PLANS)('%s', (document, name) => {
  const draft = read(document);
  const plan = loadPlan(join(__dirname, '../../config/plans', `${name}.yaml`));
  const tasks = plan.tasks.filter(({ no }) => !RIDES_ALONG[name]?.includes(no));

  it('finds every task and invents none', () => {
    expect(draft.tasks.map(({ no }) => no)).toEqual(tasks.map(({ no }) => no));
  });

  it('finds who leads and who helps', () => {
    for (const [at, task] of tasks.entries()) {
      expect([task.no, namesOf(draft.tasks[at]?.leads)]).toEqual([task.no, namesOf(task.leads)]);
      expect([task.no, namesOf(draft.tasks[at]?.partners)]).toEqual([task.no, namesOf(task.partners)]);
    }
  });

  it('finds the due days', () => {
    for (const [at, task] of tasks.entries()) expect([task.no, draft.tasks[at]?.due]).toEqual([task.no, dueOf(plan, task)]);
  });

  it('finds number, issue day, year and the coordinating office', () => {
    expect(draft).toMatchObject({ number: plan.number, issuedOn: plan.issuedOn, year: plan.year });
    if (name !== 'son-ninh-2022') expect(matchKey(draft.coordinator ?? '')).toBe(matchKey(plan.coordinator.name));
  });
});

function read(document: string): PlanDraft {
  const bytes = readFileSync(join(__dirname, 'documents', `${document}.txt`));
  const draft = readPlan(fromText(decodeText(bytes)), { calendar });
  if ('refused' in draft) throw new Error(draft.refused);
  return draft;
}

function namesOf(bodies: readonly { name: string }[] | undefined): string[] {
  return (bodies ?? []).map(({ name }) => matchKey(name));
}

function dueOf({ year, issuedOn }: Plan, { schedules }: Task): string[] {
  const occurrences = expandTask(schedules, { year, issuedOn, calendar });
  return [...new Set(occurrences.map(({ dueOn }) => dueOn))].sort();
}
