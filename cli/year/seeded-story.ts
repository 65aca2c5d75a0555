import { unsafeUniformIntDistribution, xoroshiro128plus } from 'pure-rand';
import type { Assignment } from '../../domain/assignment';
import { addWorkingDays, workingDaysBetween } from '../../domain/calendar/working-days';
import { later, type DateString, type Instant } from '../../domain/dates';
import type { FactKind } from '../../domain/fact';
import type { PlanRules } from '../../domain/plan-rules';
import { instantAt } from '../../domain/zone';
import type { Story, StoryFact } from './story';

/** How officers answer, of 100 assignments. */
const BEHAVIOUR = [
  { upTo: 60, act: onTime },
  { upTo: 80, act: late },
  { upTo: 88, act: afterExtension },
  { upTo: 93, act: returnedOnce },
  { upTo: 96, act: nothingArose },
  { upTo: 100, act: never },
] as const;

type Scene = { rules: PlanRules; assignment: Assignment; draw: (least: number, most: number) => number };

/**
 * A year of answers made from a number: of 100 assignments 60 early or on time, 20 late, 8 after an extension, 5 returned
 * once, 3 nothing arose, 4 never. The same number gives the same year.
 */
export function seededStory(rules: PlanRules, assignments: readonly Assignment[], seed: number): Story {
  const generator = xoroshiro128plus(seed);
  const draw = (least: number, most: number) => unsafeUniformIntDistribution(least, most, generator);
  const facts = assignments
    .filter(({ occurrence }) => occurrence.dueOn >= rules.startedOn)
    .flatMap((assignment) => {
      const drawn = draw(0, 99);
      return BEHAVIOUR.find(({ upTo }) => drawn < upTo)?.act({ rules, assignment, draw }) ?? [];
    });
  return { startsOn: rules.startedOn, outages: [], facts: facts.sort((a, b) => a.at - b.at) };
}

function onTime(scene: Scene): StoryFact[] {
  return [completed(scene, onDay(scene, -scene.draw(0, 4)))];
}

function late(scene: Scene): StoryFact[] {
  return [completed(scene, onDay(scene, scene.draw(1, 9)))];
}

function afterExtension(scene: Scene): StoryFact[] {
  const askedOn = onDay(scene, -1);
  const newDueOn = onDay(scene, 5);
  const decided = decision(scene, 'extension-granted', addWorkingDays(scene.rules.calendar, askedOn, 1));
  const asked = said(scene, 'extension-asked', askedOn);
  return [{ ...asked, newDueOn, reason: 'Chờ số liệu' }, { ...decided, newDueOn }, completed(scene, onDay(scene, 4))];
}

function returnedOnce(scene: Scene): StoryFact[] {
  const doneOn = onDay(scene, -1);
  const back = (days: number) => addWorkingDays(scene.rules.calendar, doneOn, days);
  return [
    completed(scene, doneOn),
    { ...decision(scene, 'returned', back(2)), reason: 'Thiếu minh chứng' },
    completed(scene, back(4)),
  ];
}

function nothingArose(scene: Scene): StoryFact[] {
  return [{ ...said(scene, 'nothing-arose', onDay(scene, -1)), reason: 'Trong kỳ không phát sinh' }];
}

function never(): StoryFact[] {
  return [];
}

/** A working day so many working days from the due day, not before the plan and the occurrence have begun. */
function onDay({ rules, assignment }: Scene, days: number): DateString {
  const { dueOn, opensOn } = assignment.occurrence;
  const earliest = addWorkingDays(rules.calendar, later(rules.startedOn, opensOn), 1);
  const on = addWorkingDays(rules.calendar, dueOn, days);
  return days <= 0 && workingDaysBetween(rules.calendar, on, earliest) > 0 ? later(earliest, on) : on;
}

function completed(scene: Scene, doneOn: DateString): StoryFact {
  return { ...said(scene, 'completed', doneOn), doneOn, count: scene.assignment.occurrence.times };
}

function said(scene: Scene, kind: FactKind, on: DateString): StoryFact {
  const { task, occurrence, lead } = scene.assignment;
  return { at: timeOn(scene, on), unit: lead, kind, task, key: occurrence.key };
}

function decision(scene: Scene, kind: FactKind, on: DateString): StoryFact {
  const { coordinator, leadership } = scene.rules;
  const own = scene.assignment.lead === coordinator;
  return { ...said(scene, kind, on), unit: own ? leadership : coordinator, lead: scene.assignment.lead };
}

// In office hours, to the minute.
function timeOn({ draw }: Scene, on: DateString): Instant {
  const minute = draw(0, 1) === 0 ? draw(8 * 60 + 15, 10 * 60 + 55) : draw(13 * 60 + 35, 16 * 60 + 20);
  const two = (n: number) => String(n).padStart(2, '0');
  return instantAt(on, `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
}
