import type { WorkCalendar } from './calendar/work-calendar';
import type { DateString } from './dates';
import type { Ladder } from './ladder';
import type { Plan, PlanId } from './plan';
import type { Schedule } from './schedule/schedule';
import type { Authority, Group, Officer, Relation, Unit, UnitId } from './unit';

/** A body that leads or helps: one unit, or a group expanded on the day an occurrence opens. */
export type Body = { unit: UnitId } | { group: string };

export type ScheduleRules = Pick<Schedule, 'class' | 'rule' | 'label' | 'needs' | 'soft' | 'report' | 'roll'>;

export type TaskRules = {
  no: string;
  leads: readonly Body[];
  partners: readonly Body[];
  schedules: readonly ScheduleRules[];
};

export type UnitRules = {
  relation: Relation;
  /** Which positions have somebody with an address today. */
  officer: boolean;
  head: boolean;
  successors?: Unit['successors'];
  since?: DateString;
  until?: DateString;
};

/** All the workflow needs to decide: ids, dates, codes and policy; no words, no addresses. */
export type PlanRules = {
  planId: PlanId;
  authority: string;
  year: number;
  issuedOn: DateString | null;
  /** The day the plan was started (Asia/Ho_Chi_Minh). */
  startedOn: DateString;
  calendar: WorkCalendar;
  ladder: Ladder;
  confirms: boolean;
  /** A confirmed date is told to the lead. Rules that a run loaded before this was so lack it, and its history replays. */
  tellsConfirmed?: boolean;
  cutoffs: Plan['cutoffs'];
  coordinator: UnitId;
  leadership: UnitId;
  informs: readonly UnitId[];
  tasks: readonly TaskRules[];
  /** Candidate members of each group; who belongs on a day follows from the units' dates. */
  groups: Readonly<Record<string, readonly UnitId[]>>;
  units: Readonly<Record<UnitId, UnitRules>>;
};

/** `on`: the day the register is read, for who is in post; without one the start of the plan. */
export type RulesSource = {
  plan: Plan;
  authority: Authority;
  calendar: WorkCalendar;
  ladder: Ladder;
  startedOn: DateString;
  on?: DateString;
};

/** The rules of a plan: the plan and its register without their words. */
export function rulesOf({ plan, authority, calendar, ladder, startedOn, on = startedOn }: RulesSource): PlanRules {
  const reachable = reachableOn(authority, on);
  return {
    planId: plan.id,
    authority: plan.authority,
    year: plan.year,
    issuedOn: plan.issuedOn,
    startedOn,
    calendar: yearsAround(calendar, plan.year),
    ladder,
    confirms: plan.confirms,
    tellsConfirmed: true,
    cutoffs: plan.cutoffs,
    coordinator: plan.coordinator.unit ?? '',
    leadership: plan.leadership.unit ?? '',
    informs: plan.informs,
    tasks: plan.tasks.map((task) => ({
      no: task.no,
      leads: task.leads.flatMap(bodyOf),
      partners: task.partners.flatMap(bodyOf),
      schedules: task.schedules.map(({ class: kind, rule, label, needs, soft, report, roll }) => ({
        class: kind,
        rule,
        ...(label && { label }),
        ...(needs && { needs }),
        ...(soft && { soft }),
        ...(report && { report }),
        ...(roll && { roll }),
      })),
    })),
    groups: Object.fromEntries(authority.groups.map((group) => [group.id, candidates(group, authority.units)])),
    units: Object.fromEntries(authority.units.map((unit) => [unit.id, unitRules(unit, reachable.get(unit.id))])),
  };
}

function bodyOf({ unit, group }: { unit: UnitId | null; group: string | null }): Body[] {
  if (unit) return [{ unit }];
  return group ? [{ group }] : [];
}

function candidates(group: Group, units: readonly Unit[]): UnitId[] {
  return units.filter((unit) => group.kinds.includes(unit.kind) || group.units.includes(unit.id)).map((unit) => unit.id);
}

/** The positions in which each unit has somebody with an address on a day. */
function reachableOn({ officers }: Authority, on: DateString): Map<UnitId, Set<Officer['position']>> {
  const reachable = new Map<UnitId, Set<Officer['position']>>();
  for (const { unit, position, until, email, phone } of officers) {
    if ((until && until < on) || !(email || phone)) continue;
    reachable.set(unit, (reachable.get(unit) ?? new Set()).add(position));
  }
  return reachable;
}

function unitRules(unit: Unit, reachable: ReadonlySet<Officer['position']> | undefined): UnitRules {
  return {
    relation: unit.relation,
    officer: reachable?.has('officer') ?? false,
    head: reachable?.has('head') ?? false,
    ...(unit.successors.length > 0 && { successors: unit.successors }),
    ...(unit.since && { since: unit.since }),
    ...(unit.until && { until: unit.until }),
  };
}

// Occurrences may reach into the years beside the plan's; a calendar of ten years would only burden each saved state.
function yearsAround(calendar: WorkCalendar, year: number): WorkCalendar {
  const near = Object.entries(calendar.years).filter(([y]) => Math.abs(Number(y) - year) <= 1 || Number(y) > year);
  const bare = near.map(([y, { decision: _, ...days }]) => [
    y,
    { ...days, off: days.off.map(({ date, holiday, kind }) => ({ date, holiday, kind })) },
  ]);
  return { version: calendar.version, fixed: calendar.fixed, years: Object.fromEntries(bare) };
}
