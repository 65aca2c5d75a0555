import type { Assignment } from '../../domain/assignment';
import { addDays, type DateString, type Instant } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import type { PlanRules } from '../../domain/plan-rules';
import { planIndex } from '../../domain/plan-index';
import { momentOn } from '../../domain/sending-hours';
import { dateAt } from '../../domain/zone';
import { daysTo, isListed, listedAfter, onOrAfter } from './naive-working-days';

/** What the rules say of one assignment at an instant, told from its facts one after the other. */
export type Standing = {
  settled: boolean;
  waits: boolean;
  dueOn: DateString;
  countFrom: DateString;
  returns: number;
  heldThrough: DateString;
  quietThrough: DateString;
};

type Ladder = { firstOn: DateString | null; lastOn: DateString | null; coordinatorOn: DateString | null; leadershipOn: boolean };

/**
 * A year day by day, by the words of the rules: on each working day each assignment is looked at, and what it deserves is
 * written down as `2026-11-02 overdue 1|2026-10|lan`. For plans that are never paused or interrupted and whose units can all
 * be reached.
 */
export function naiveDiary(rules: PlanRules, facts: readonly RecordedFact[], closedOn: DateString): string[] {
  const diary: string[] = [];
  const ladders = new Map<string, Ladder>();
  let listedOn: DateString | null = null;
  const { all } = planIndex(rules, { given: [], picked: [] });
  for (let day = rules.startedOn; day < closedOn; day = addDays(day, 1)) {
    if (!isListed(day)) continue;
    let listed = false;
    for (const assignment of all) {
      const standing = naiveStanding(rules, assignment, facts, momentOn(rules, day));
      const key = `${assignment.ref}|${standing.dueOn}|${standing.returns}`;
      const ladder = ladders.get(key) ?? { firstOn: null, lastOn: null, coordinatorOn: null, leadershipOn: false };
      ladders.set(key, ladder);
      for (const kind of kindsOn(rules, assignment, standing, ladder, day, listedOn)) {
        diary.push(`${day} ${kind} ${assignment.ref}`);
        if (kind === 'overdue') Object.assign(ladder, { firstOn: ladder.firstOn ?? day, lastOn: day });
        if (kind === 'escalation') Object.assign(ladder, { coordinatorOn: day });
        if (kind === 'leadership') Object.assign(ladder, { leadershipOn: true });
        listed ||= kind === 'leadership';
      }
    }
    if (listed) listedOn = day;
  }
  return diary.sort();
}

function kindsOn(
  rules: PlanRules,
  assignment: Assignment,
  standing: Standing,
  ladder: Ladder,
  day: DateString,
  listedOn: DateString | null,
): string[] {
  const relation = rules.units[assignment.lead]?.relation;
  if (standing.settled || standing.waits || relation === 'higher' || relation === 'outside') return [];
  if (standing.dueOn < rules.startedOn && standing.returns === 0) return [];
  const left = daysTo(day, standing.dueOn);
  if (day <= standing.quietThrough) return [];
  const kinds: string[] = [];
  const report = assignment.schedule.report === true;
  const half = daysTo(addDays(assignment.occurrence.opensOn, -1), standing.dueOn) / 2;
  const before = (report ? [5, 1] : [10, 3, 1]).filter((days) => days <= half);
  if (day < standing.dueOn && before.includes(left) && day >= assignment.occurrence.opensOn)
    kinds.push(report ? 'report-due' : assignment.schedule.class === 'quota' ? 'quota' : 'reminder');
  if (day === standing.dueOn) kinds.push(report ? 'report-due' : 'due');
  const soft = assignment.occurrence.soft || assignment.schedule.soft;
  if (day <= standing.dueOn || soft || relation !== 'subordinate' || day <= standing.heldThrough) return kinds;
  const since = (from: DateString) => daysTo(from, day);
  const late = since(standing.countFrom);
  if (late >= 1 && (ladder.lastOn === null || since(ladder.lastOn) >= 5)) kinds.push('overdue');
  if (ladder.firstOn && !ladder.coordinatorOn && late >= 3 && since(ladder.firstOn) >= 2) kinds.push('escalation');
  const own = assignment.lead === rules.coordinator;
  const weekOver = listedOn === null || since(listedOn) >= 5;
  if (
    ladder.firstOn &&
    ladder.coordinatorOn &&
    !own &&
    !ladder.leadershipOn &&
    late >= 7 &&
    since(ladder.firstOn) >= 6 &&
    weekOver
  )
    kinds.push('leadership');
  return kinds;
}

/** Where an assignment stands at an instant, from the facts said by then. */
export function naiveStanding(rules: PlanRules, assignment: Assignment, facts: readonly RecordedFact[], at: Instant): Standing {
  const said = facts.filter((fact) => fact.at <= at);
  const gone = said.filter(({ kind }) => kind === 'withdrawn').map(({ about }) => about);
  const { task, lead, occurrence } = assignment;
  const own = said.filter(
    (fact) => fact.task === task && fact.key === occurrence.key && fact.unit === lead && fact.actor !== 'partner',
  );
  const standing = {
    settled: false,
    waits: false,
    dueOn: occurrence.dueOn,
    countFrom: occurrence.dueOn,
    returns: 0,
    heldThrough: '',
    quietThrough: '',
  };
  let done = 0;
  let last = 0;
  // Asking again while nothing is decided does not hold the ladder any longer.
  let isAsked = false;
  for (const fact of said) {
    const on = dateAt(fact.at);
    const withdraws = fact.kind === 'withdrawn' && own.some(({ id }) => id === fact.about);
    const decides = own.includes(fact) && ['returned', 'extension-granted', 'extension-refused'].includes(fact.kind);
    if (withdraws || decides) standing.quietThrough = on;
    if (!own.includes(fact) || gone.includes(fact.id)) continue;
    if (fact.kind === 'completed' && !standing.settled) {
      last = fact.count ?? 1;
      done += last;
      if (done < occurrence.times) continue;
      isAsked = false;
      Object.assign(standing, { settled: true, heldThrough: '', waits: rules.confirms && fact.actor !== 'coordinator' });
    } else if (fact.kind === 'nothing-arose' && !standing.settled) {
      Object.assign(standing, { settled: true });
    } else if (fact.kind === 'returned' && standing.settled) {
      done -= last;
      last = 0;
      const countFrom = on > standing.dueOn ? on : standing.dueOn;
      Object.assign(standing, { settled: false, waits: false, returns: standing.returns + 1, countFrom });
    } else if (fact.kind === 'extension-asked' && !standing.settled) {
      if (!isAsked) standing.heldThrough = listedAfter(on, 5);
      isAsked = true;
    } else if (fact.kind === 'extension-refused') {
      isAsked = false;
      standing.heldThrough = '';
    } else if (fact.kind === 'extension-granted' && fact.newDueOn) {
      const dueOn = onOrAfter(fact.newDueOn);
      isAsked = false;
      standing.heldThrough = '';
      if (dueOn <= standing.dueOn) continue;
      standing.countFrom = standing.countFrom > standing.dueOn && standing.countFrom > dueOn ? standing.countFrom : dueOn;
      standing.dueOn = dueOn;
    }
  }
  return standing;
}
