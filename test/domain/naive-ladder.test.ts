import fc from 'fast-check';
import { ABOUT_WORK, anyWorld, datedSchedule } from '../support/any-world';
import { born, liveOn, noticesOf } from '../support/live-on';
import { naiveDiary } from './naive-ladder';

const FAMILY = ['reminder', 'quota', 'report-due', 'due', 'overdue', 'escalation', 'leadership'];

const quietWorld = anyWorld({ schedule: datedSchedule, everybodyReachable: true, kinds: ABOUT_WORK, down: false });

it('tells leads, coordinator and leadership exactly what one would deserve who went through the year day by day', () => {
  const property = fc.property(quietWorld, (world) => {
    const { orders } = liveOn(world, born(world));
    const closedOn = orders.find(({ closes }) => closes)?.handledOn ?? '';
    expect(ladderDiary(orders)).toEqual(naiveDiary(world.rules, world.facts, closedOn));
  });
  fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 1000) });
});

function ladderDiary(orders: ReturnType<typeof liveOn>['orders']): string[] {
  return noticesOf(orders)
    .filter(({ kind, rung }) => FAMILY.includes(kind) && rung !== 'urged')
    .map(({ postedOn, kind, items: [item] }) => `${postedOn} ${kind} ${item?.task}|${item?.key}|${item?.lead}`)
    .sort();
}
