import { isWaiting, unitsOf } from '../assignment';
import { nextWorkingDay } from '../calendar/working-days';
import { dateInMonth, monthOf, yearOf, type DateString } from '../dates';
import type { Notice } from '../notice';
import type { PlanRules, TaskRules } from '../plan-rules';
import type { UnitId } from '../unit';
import { holderOn } from '../units-on-day';
import type { Entry, Posting, Scene } from './entry';
import { canReach, isReminded, toCoordinator, toLead } from './reach';
import { writeNotice } from './write-notice';

/** How often a lead is asked alone before the coordinator is told as well. */
const ALONE = 2;

/** Tasks that wait for a date: the lead is asked on the first working day of each month until there is one. */
export function dateEntries(scene: Scene): Entry[] {
  const { rules, state } = scene;
  const waiting = rules.tasks.filter(
    (task) => task.schedules.some(isWaiting) && !state.given.some((date) => date.task === task.no),
  );
  if (waiting.length === 0) return [];
  return firstWorkingDays(scene).flatMap(({ on, nth }) =>
    waiting.flatMap((task) =>
      unitsOf(rules, task.leads, on)
        .filter((lead) => isReminded(rules, lead))
        .map((lead) => ({
          on,
          about: `date|${task.no}|${lead}`,
          write: (posting: Posting) => ask(rules, task, lead, { on, nth }, posting),
        })),
    ),
  );
}

/** The next first working day of a month (two, when one has been missed), counted from the start of the plan. */
function firstWorkingDays({ rules, after, closesOn }: Scene): { on: DateString; nth: number }[] {
  const days: { on: DateString; nth: number }[] = [];
  let nth = 0;
  for (let month = monthOf(rules.startedOn); ; month += 1) {
    const on = nextWorkingDay(rules.calendar, dateInMonth(yearOf(rules.startedOn), month, 1));
    if (on < rules.startedOn) continue;
    if (on >= closesOn) return days;
    nth += 1;
    if (on > after) days.push({ on, nth });
  }
}

function ask(
  rules: PlanRules,
  task: TaskRules,
  lead: UnitId,
  { on, nth }: { on: DateString; nth: number },
  { today }: Posting,
): Notice[] {
  const draft = {
    kind: 'date-asked' as const,
    rung: `asked-${nth}`,
    items: [{ task: task.no, key: null, lead }],
    momentOn: on,
    postedOn: today,
    identity: on,
  };
  const holder = holderOn(rules, lead, today);
  const coordinator = holderOn(rules, rules.coordinator, today);
  return [
    ...(canReach(rules, holder) ? [writeNotice(rules, { ...draft, to: toLead(rules, lead, today) })] : []),
    ...(nth > ALONE && coordinator !== holder && canReach(rules, coordinator)
      ? [writeNotice(rules, { ...draft, to: toCoordinator(rules, today) })]
      : []),
  ];
}
