import type { Assignment } from '../../domain/assignment';
import type { DateString, Instant } from '../../domain/dates';
import type { FactKind, RecordedFact } from '../../domain/fact';
import type { NoticeKind } from '../../domain/notice';
import { planIndex } from '../../domain/plan-index';
import type { PlanRules } from '../../domain/plan-rules';
import type { Plan } from '../../domain/plan';
import { statistics, type Counts } from '../../domain/statistics';
import type { Authority, UnitId } from '../../domain/unit';
import { isoAt } from '../../domain/zone';

/** A message as it was (or will be) sent; `segments` counts SMS parts, 0 for e-mail. Links and codes are masked. */
export type ReportedMessage = {
  at: Instant;
  to: string;
  unit: UnitId;
  channel: string;
  kinds: readonly NoticeKind[];
  items: readonly { task: string; key: string | null; kind: NoticeKind }[];
  subject: string;
  text: string;
  segments: number;
};

/** The contract of `dondoc year --json` and `dondoc rehearse --json`. `at` is ISO 8601 with its offset; unknown values are null. */
export type PlanReport = {
  plan: string;
  occurrences: { task: string; key: string; opensOn: DateString; dueOn: DateString; limitOn: DateString; leads: string[] }[];
  messages: (Omit<ReportedMessage, 'at' | 'unit'> & { at: string; unit: string })[];
  facts: { at: string; kind: FactKind; task: string | null; key: string | null; unit: string | null }[];
  statistics: Counts & {
    byUnit: (Counts & { unit: string })[];
    byPeriod: (Counts & { period: string })[];
    againstFirst: Counts;
  };
};

type Source = {
  plan: Plan;
  authority: Authority;
  rules: PlanRules;
  messages: readonly ReportedMessage[];
  facts: readonly RecordedFact[];
  asOf: DateString;
};

/** The whole year of a plan as data: what was due, what was told, what was said, and the figures on a day. */
export function planReport({ plan, authority, rules, messages, facts, asOf }: Source): PlanReport {
  const name = unitNames(plan, authority);
  const figures = statistics(rules, facts, asOf);
  return {
    plan: plan.id,
    occurrences: occurrences(
      planIndex(rules, { given: [], picked: [] }).all,
      (no, unit) => leadName(plan, no, unit) ?? name(unit),
    ),
    messages: [...messages].sort(byMoment).map((message) => ({ ...message, at: isoAt(message.at), unit: name(message.unit) })),
    facts: facts.map((fact) => ({
      at: isoAt(fact.at),
      kind: fact.kind,
      task: fact.task,
      key: fact.key,
      unit: fact.unit === null ? null : name(fact.unit),
    })),
    statistics: {
      ...figures,
      byUnit: figures.byUnit.map(({ unit, ...counts }) => ({ unit: name(unit), ...counts })),
      byPeriod: [...figures.byPeriod],
    },
  };
}

// Messages of one moment leave in any order; a report of the same year must read the same each time.
function byMoment(a: ReportedMessage, b: ReportedMessage): number {
  return a.at - b.at || a.to.localeCompare(b.to, 'en') || a.channel.localeCompare(b.channel, 'en');
}

/** A unit's name as the plan uses it; a group's member by its own name. */
export function unitNames(plan: Plan, authority: Authority): (unit: UnitId) => string {
  const bodies = [
    plan.coordinator,
    plan.leadership,
    ...plan.tasks.flatMap((task) => task.leads),
    ...plan.tasks.flatMap((task) => task.partners),
  ];
  const register = authority.units.map(({ id, name }) => ({ unit: id, name }));
  const names = new Map<UnitId, string>();
  for (const { unit, name } of [...bodies, ...register]) if (unit && !names.has(unit)) names.set(unit, name);
  return (unit) => names.get(unit) ?? unit;
}

function leadName(plan: Plan, no: string, unit: UnitId): string | undefined {
  return plan.tasks.find((task) => task.no === no)?.leads.find((lead) => lead.unit === unit)?.name;
}

function occurrences(
  assignments: readonly Assignment[],
  name: (task: string, unit: UnitId) => string,
): PlanReport['occurrences'] {
  const byKey = new Map<string, PlanReport['occurrences'][number]>();
  for (const { task, lead, occurrence } of assignments) {
    const { key, opensOn, dueOn, limitOn } = occurrence;
    const known = byKey.get(`${task}|${key}`);
    if (known) known.leads.push(name(task, lead));
    else byKey.set(`${task}|${key}`, { task, key, opensOn, dueOn, limitOn, leads: [name(task, lead)] });
  }
  return [...byKey.values()];
}
