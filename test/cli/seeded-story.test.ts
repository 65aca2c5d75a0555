import { resolveFact } from '../../cli/year/resolve-fact';
import { seededStory } from '../../cli/year/seeded-story';
import { bodyFinder } from '../../config/find-body';
import type { Assignment } from '../../domain/assignment';
import { isWorkingDay } from '../../domain/calendar/working-days';
import { checkFact } from '../../domain/check-fact';
import { planIndex } from '../../domain/plan-index';
import { dateAt } from '../../domain/zone';
import { authority, monthly, rules, task } from '../support/small-world';

const leads = ['lan', 'binh', 'minh', 'doan'];
const tasks = Array.from({ length: 24 }, (_, index) => task({ no: String(index + 1), lead: leads, schedules: [monthly] }));
const world = rules(tasks);
const assignments = planIndex(world, { given: [], picked: [] }).all;
const story = (seed: number, of: readonly Assignment[] = assignments) => seededStory(world, of, seed);
const { facts } = story(7);

it('makes the same story of the same seed, another of another, in the order of time', () => {
  expect(story(7)).toEqual(story(7));
  expect(story(8).facts).not.toEqual(facts);
  expect(facts.map(({ at }) => at)).toEqual(facts.map(({ at }) => at).sort((a, b) => a - b));
});

it('shares out behaviour as it says: 60 on time, 20 late, 8 extended, 5 returned, 3 nothing arose, 4 never', () => {
  expect(assignments.length).toBeGreaterThan(1000);
  const said = new Map(assignments.map(({ ref }) => [ref, [] as string[]]));
  for (const { task: no, key, lead, unit, kind } of facts) said.get(`${no}|${key}|${lead ?? unit}`)?.push(kind);
  const share = (is: (kinds: string[]) => boolean) => (100 * [...said.values()].filter(is).length) / assignments.length;
  expect(share((kinds) => kinds.join() === 'completed')).toBeCloseTo(80, -1);
  expect(share((kinds) => kinds.includes('extension-granted'))).toBeCloseTo(8, -1);
  expect(share((kinds) => kinds.includes('returned'))).toBeCloseTo(5, -1);
  expect(share((kinds) => kinds.includes('nothing-arose'))).toBeCloseTo(3, -1);
  expect(share((kinds) => kinds.length === 0)).toBeCloseTo(4, -1);
  const due = new Map(assignments.map(({ task: no, occurrence }) => [`${no}|${occurrence.key}`, occurrence.dueOn]));
  const late = facts.filter(({ task: no, key, doneOn }) => doneOn && doneOn > (due.get(`${no}|${key}`) ?? ''));
  expect(late.length / assignments.length).toBeGreaterThan(0.2);
  expect(late.length / assignments.length).toBeLessThan(0.45);
});

it('lets everybody speak in office hours of working days, and nothing that would be refused', () => {
  const find = bodyFinder(authority());
  for (const [line, fact] of facts.entries()) {
    expect(isWorkingDay(world.calendar, dateAt(fact.at))).toBe(true);
    const resolved = resolveFact({ rules: world, assignments, find }, fact, line);
    if ('problem' in resolved) throw new Error(resolved.problem);
    for (const one of resolved) expect(checkFact(world, one)).toBeNull();
  }
});
