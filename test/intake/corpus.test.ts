import { loadCalendar } from '../../config/load-calendar';
import { readPlan } from '../../intake/plan/read-plan';
import { documentOf } from './corpus/document-of';
import { measureDraft, sumOf, type Measure, type Score } from './corpus/measure-draft';
import { readCorpus } from './corpus/read-corpus';

const calendar = loadCalendar();
const plans = readCorpus();
const measures: Measure[] = [];

// Pdf is read by a module that only a real process can load; test/intake/extract reads pdf in one.
describe.each(plans.map((plan) => [plan.name, plan] as const))('%s', (_, plan) => {
  it.each(plan.as.filter((form) => form !== 'pdf'))('is read from %s', async (form) => {
    const draft = readPlan(await documentOf(plan, form), { calendar });
    if ('refused' in draft) throw new Error(draft.refused);
    const measure = measureDraft(plan, draft, calendar);
    measures.push({ ...measure, missed: measure.missed.map((words) => `${plan.name} ${form}: ${words}`) });
    expect(draft.year).toBe(Number(plan.head.year));
  });
});

it('finds nineteen tasks of twenty, nearly as many leads and times, and invents none', () => {
  const { tasks, leads, partners, schedules, head, invented, missed } = sumOf(measures);
  const words = missed.join('\n');
  expect([share(tasks) >= 0.95 || words, share(leads) >= 0.92 || words, share(partners) >= 0.92 || words]).toEqual([
    true,
    true,
    true,
  ]);
  expect([share(schedules) >= 0.92 || words, share(head) >= 0.95 || words]).toEqual([true, true]);
  expect(invented === 0 || words).toBe(true);
});

function share({ right, of }: Score): number {
  return right / Math.max(1, of);
}
