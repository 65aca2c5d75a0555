import { assignmentRef, unitsOf } from '../assignment';
import { cutoffs } from '../calendar/report-window';
import { addWorkingDays, previousWorkingDay } from '../calendar/working-days';
import type { DateString } from '../dates';
import type { Notice } from '../notice';
import { isSettled } from '../plan-index';
import type { TaskRules } from '../plan-rules';
import type { UnitId } from '../unit';
import { holderOn } from '../units-on-day';
import type { Entry, Posting, Scene } from './entry';
import { canReach, isReminded, toLead } from './reach';
import { writeNotice } from './write-notice';

type Cutoff = ReturnType<typeof cutoffs>[number];

/**
 * Standing tasks have no due day: their leads are asked for results before each report cut-off, and again on the last
 * working day up to it. An answer ends the asking; nobody is ever overdue.
 */
export function evidenceEntries(scene: Scene): Entry[] {
  const { rules } = scene;
  return rules.tasks.flatMap((task) =>
    task.schedules
      .filter((schedule) => schedule.rule.kind === 'standing')
      .slice(0, 1)
      .flatMap((schedule) => yearsOf(scene, schedule.rule.kind === 'standing' ? schedule.rule.until : undefined))
      .flatMap((year) => cutoffs(year, rules.cutoffs))
      .filter((cutoff) => cutoff.on >= rules.startedOn && cutoff.on > (rules.issuedOn ?? ''))
      .flatMap((cutoff) => asksFor(scene, task, cutoff)),
  );
}

// A standing task lasts through the plan's own year; "duy trì đến 2030" is asked for as long as the plan is open.
function yearsOf({ rules, closesOn }: Scene, until: DateString | undefined): number[] {
  const last = Math.min(Number((until ?? `${rules.year}`).slice(0, 4)), Number(closesOn.slice(0, 4)));
  return Array.from({ length: Math.max(1, last - rules.year + 1) }, (_, index) => rules.year + index);
}

function asksFor(scene: Scene, task: TaskRules, cutoff: Cutoff): Entry[] {
  const { rules } = scene;
  const days = [
    { on: addWorkingDays(rules.calendar, cutoff.on, -rules.ladder.evidence.before), rung: 'asked' },
    { on: previousWorkingDay(rules.calendar, cutoff.on), rung: 'asked-again' },
  ];
  return days
    .filter(({ on }) => on > scene.after && on >= rules.startedOn && on < scene.closesOn)
    .flatMap(({ on, rung }) =>
      unitsOf(rules, task.leads, on)
        .filter((lead) => isReminded(rules, lead) && !isSettled(rules, scene.state, assignmentRef(task.no, cutoff.key, lead)))
        .map((lead) => ({
          on,
          about: `evidence|${task.no}|${cutoff.key}|${lead}`,
          write: (posting: Posting) => ask(scene, task, cutoff, lead, { on, rung }, posting),
        })),
    );
}

function ask(
  { rules }: Scene,
  task: TaskRules,
  cutoff: Cutoff,
  lead: UnitId,
  { on, rung }: { on: DateString; rung: string },
  { today }: Posting,
): Notice[] {
  if (!canReach(rules, holderOn(rules, lead, today))) return [];
  const wantedOn = addWorkingDays(rules.calendar, cutoff.on, rules.ladder.evidence.wantedAfter);
  return [
    writeNotice(rules, {
      kind: 'evidence',
      to: toLead(rules, lead, today),
      rung,
      items: [{ task: task.no, key: cutoff.key, lead }],
      momentOn: on,
      postedOn: today,
      wantedOn,
      window: cutoff.window,
      identity: on,
      validThrough: wantedOn,
    }),
  ];
}
