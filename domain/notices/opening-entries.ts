import { occurrencesOf, unitsOf } from '../assignment';
import { nextWorkingDay, workingDaysBetween } from '../calendar/working-days';
import type { NoticeItem } from '../notice';
import { openAssignments } from '../plan-index';
import type { PlanRules, TaskRules } from '../plan-rules';
import type { UnitId } from '../unit';
import type { Entry, Scene } from './entry';
import { isForgotten } from './lead-entries';
import { canReach, isReminded, toCoordinator, toLead, toPartner } from './reach';
import { writeNotice } from './write-notice';

/** The day the plan starts: each unit learns its tasks of the year, the coordinator what was over by then. */
export function openingEntries(scene: Scene): Entry[] {
  const { rules, after } = scene;
  const on = nextWorkingDay(rules.calendar, rules.startedOn);
  if (on <= after) return [];
  return [...opened(rules, on), ...startedLate(scene, on)];
}

// A task whose last day has passed is told to the coordinator alone.
function isOver(rules: PlanRules, task: TaskRules): boolean {
  const days = occurrencesOf(rules, task).map(({ dueOn }) => dueOn);
  const undated = task.schedules.some(({ rule }) => ['standing', 'waiting', 'on-demand'].includes(rule.kind));
  return !undated && days.length > 0 && days.every((dueOn) => dueOn < rules.startedOn);
}

function opened(rules: PlanRules, on: string): Entry[] {
  const shares = new Map<UnitId, NoticeItem[]>();
  const add = (unit: UnitId, item: NoticeItem) => shares.set(unit, [...(shares.get(unit) ?? []), item]);
  for (const task of rules.tasks.filter((one) => !isOver(rules, one))) {
    const leads = unitsOf(rules, task.leads, on);
    for (const unit of leads) add(unit, { task: task.no, key: null, lead: unit, what: 'lead' });
    for (const unit of unitsOf(rules, task.partners, on)) {
      if (!leads.includes(unit)) add(unit, { task: task.no, key: null, lead: leads[0] ?? null, what: 'partner' });
    }
  }
  return [...shares]
    .filter(([unit]) => (isReminded(rules, unit) || rules.informs.includes(unit)) && canReach(rules, unit))
    .map(([unit, items]) => ({
      on,
      about: `opened|${unit}`,
      write: ({ today }) => {
        const to = items.some((item) => item.what === 'lead') ? toLead(rules, unit, today) : toPartner(rules, unit, today);
        return [
          writeNotice(rules, {
            kind: 'opened',
            to,
            rung: 'opened',
            items,
            momentOn: on,
            postedOn: today,
            identity: rules.startedOn,
          }),
        ];
      },
    }));
}

function startedLate(scene: Scene, on: string): Entry[] {
  const { rules, state } = scene;
  const over = openAssignments(rules, state)
    .filter(({ assignment, status }) => !status.awaitsConfirmation && isForgotten(rules, assignment, status))
    .map(({ assignment }) => assignment);
  if (over.length === 0) return [];
  return [
    {
      on,
      about: 'started-late',
      write: ({ today }) => {
        const to = toCoordinator(rules, today);
        const items = over.map(({ task, lead, occurrence }) => ({
          task,
          key: occurrence.key,
          lead,
          what: 'late' as const,
          dueOn: occurrence.dueOn,
          lateDays: workingDaysBetween(rules.calendar, occurrence.dueOn, today),
        }));
        return canReach(rules, to.unit)
          ? [
              writeNotice(rules, {
                kind: 'started-late',
                to,
                rung: 'started',
                items,
                momentOn: on,
                postedOn: today,
                identity: rules.startedOn,
              }),
            ]
          : [];
      },
    },
  ];
}
