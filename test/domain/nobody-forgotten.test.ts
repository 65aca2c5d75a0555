import fc from 'fast-check';
import { planIndex } from '../../domain/plan-index';
import { dateAt } from '../../domain/zone';
import { anyWorld } from '../support/any-world';
import { born, liveOn, noticesOf, type World } from '../support/live-on';
import { naiveStanding } from './naive-ladder';
import { daysTo } from './naive-working-days';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 1000), endOnFailure: process.env['QUICK'] !== undefined };

/** Working days after which every pending extension is over and the next overdue notice has come. */
const LONG_ENOUGH = 12;

/** Assignments that are late at the end, may be called so, and about which nothing was said for a long while. */
function lateAtTheEnd({ rules, facts, down }: World, closedOn: string): string[] {
  const lastSaid = facts.reduce((last, { at }) => Math.max(last, at), down?.to ?? 0);
  return planIndex(rules, { given: [], picked: [] })
    .all.filter(({ lead, occurrence, schedule }) => {
      const { relation, officer, head } = rules.units[lead] ?? {};
      return relation === 'subordinate' && (officer || head) && !occurrence.soft && !schedule.soft;
    })
    .filter((assignment) => {
      const { settled, dueOn, returns } = naiveStanding(rules, assignment, facts, Infinity);
      const forgotten = dueOn < rules.startedOn && returns === 0;
      const quietSince = [dueOn, dateAt(lastSaid), rules.startedOn].sort().at(-1) ?? '';
      return !settled && !forgotten && daysTo(quietSince, closedOn) > LONG_ENOUGH;
    })
    .map(({ ref }) => ref);
}

it('goes on telling a lead that it is late, after pauses, interruptions and decisions alike, until it is done', () => {
  const property = fc.property(anyWorld(), (world) => {
    const { orders } = liveOn(world, born(world));
    const closedOn = orders.find(({ closes }) => closes)?.handledOn ?? '';
    // A plan that is left paused says nothing more.
    if (!closedOn) return;
    const lately = noticesOf(orders).filter(
      ({ kind, postedOn }) => kind === 'overdue' && daysTo(postedOn, closedOn) <= LONG_ENOUGH,
    );
    const told = lately.flatMap(({ items }) => items.map(({ task, key, lead }) => `${task}|${key}|${lead}`));
    expect(told).toEqual(expect.arrayContaining(lateAtTheEnd(world, closedOn)));
  });
  fc.assert(property, RUNS);
});
