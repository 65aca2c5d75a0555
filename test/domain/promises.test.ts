import fc from 'fast-check';
import { dateAt, instantAt } from '../../domain/zone';
import { planIndex } from '../../domain/plan-index';
import type { Notice } from '../../domain/notice';
import type { PlanRules } from '../../domain/plan-rules';
import { anyWorld } from '../support/any-world';
import { born, liveOn, noticesOf, type Life, type World } from '../support/live-on';
import { naiveStanding } from './naive-ladder';
import { daysTo, isListed } from './naive-working-days';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 1000) };
const RUNGS = ['overdue', 'escalation', 'leadership'];
const ASKING = ['reminder', 'quota', 'report-due', 'due', 'silent-partner', ...RUNGS];

/** Broken promises, in words; liveOn itself throws when a wait does not end later or the plan does not move on. */
function brokenPromises(world: World, { orders, closed, state }: Life): string[] {
  const notices = noticesOf(orders);
  const paused = state.phase === 'paused' ? [] : [closed ? '' : 'never closes'];
  return [
    ...paused,
    ...orders.flatMap((order) => outsideHours(world.rules, order.at)),
    ...twice(orders.map(({ handledOn }) => handledOn).filter((day) => day !== null)).map((day) => `handled twice: ${day}`),
    ...twice(notices.map(({ key }) => key)).map((key) => `told twice: ${key}`),
    ...orders.flatMap(({ at, notices: told }) => told.flatMap((notice) => untrue(world, notice, at))),
    ...notices.flatMap((notice) => tooSoon(notices, notice)),
    ...crowded(notices),
  ].filter((problem) => problem !== '');
}

function outsideHours({ ladder }: PlanRules, at: number): string[] {
  const day = dateAt(at);
  const open = ladder.sendingHours.some(([from, to]) => at >= instantAt(day, from) && at < instantAt(day, to));
  return open && isListed(day) ? [] : [`posts outside sending hours: ${new Date(at).toISOString()}`];
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** Asked of what is done, or called late who is not late, or may never be called so. */
function untrue({ rules, facts }: World, notice: Notice, at: number): string[] {
  if (!ASKING.includes(notice.kind) || notice.rung === 'urged') return [];
  return notice.items.flatMap((item) => {
    const about = planIndex(rules, { given: [], picked: [] }).byRef.get(`${item.task}|${item.key}|${item.lead}`);
    if (!about) return [];
    const { settled, waits, dueOn, heldThrough } = naiveStanding(rules, about, facts, at);
    const today = dateAt(at);
    const said = `${today} ${notice.kind} ${about.ref}`;
    const relation = rules.units[about.lead]?.relation;
    const late = RUNGS.includes(notice.kind);
    return [
      settled || waits ? `about what is done: ${said}` : '',
      item.dueOn === dueOn ? '' : `with another due day: ${said}`,
      late && today <= dueOn ? `not late yet: ${said}` : '',
      late && today <= heldThrough ? `while an extension is undecided: ${said}` : '',
      late && relation !== 'subordinate' ? `to a ${relation}: ${said}` : '',
      late && (about.occurrence.soft || about.schedule.soft) ? `soft: ${said}` : '',
      !late && today > dueOn ? `reminded after the due day: ${said}` : '',
      relation === 'higher' || relation === 'outside' ? `to a ${relation} body: ${said}` : '',
    ];
  });
}

/** No escalation within 2 working days of the first overdue notice it rests on, no leadership within 6. */
function tooSoon(notices: readonly Notice[], notice: Notice): string[] {
  const rest = { escalation: 2, leadership: 6 }[notice.kind as string];
  if (rest === undefined) return [];
  const base = notices.find(({ key }) => key === notice.restsOn);
  if (!base) return [`rests on nothing: ${notice.key}`];
  return daysTo(base.postedOn, notice.postedOn) >= rest ? [] : [`too soon after ${base.postedOn}: ${notice.key}`];
}

/** At most one list a week to the leadership. */
function crowded(notices: readonly Notice[]): string[] {
  const days = [...new Set(notices.filter(({ kind }) => kind === 'leadership').map(({ postedOn }) => postedOn))].sort();
  return days.filter((day, index) => index > 0 && daysTo(days[index - 1] ?? '', day) < 5).map((day) => `second list on ${day}`);
}

it('keeps every promise of its steps whatever people say, whoever cannot be reached, however long nothing ran', () => {
  const property = fc.property(anyWorld(), (world) => {
    expect(brokenPromises(world, liveOn(world, born(world)))).toEqual([]);
  });
  fc.assert(property, RUNS);
});
