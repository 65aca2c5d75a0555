import type { AssignmentStatus } from '../../../domain/assignment-status';
import type { DateString } from '../../../domain/dates';
import { classOf, measure, type Measured } from '../../../domain/measure';
import { hasContributed } from '../../../domain/plan-index';
import { isoAt } from '../../../domain/zone';
import type { StandingPlan } from '../../shell/plan-states';

/** Every assignment of a plan with where it stands, in the order of tasks and due days. */
export function measurePlan({ rules, facts, state }: StandingPlan): readonly Measured[] {
  return measure(rules, facts, state);
}

/** An assignment as the API shows it. */
export function assignmentReply({ rules, state }: StandingPlan, measured: Measured, asOf: DateString) {
  const { assignment, status } = measured;
  const { task, lead, occurrence, partners } = assignment;
  const { key, opensOn, firstDueOn, soft, times } = occurrence;
  const { settled, dueOn, limitOn, done, askedDueOn, returns, answer } = status;
  return {
    ...{ task, key, unit: lead, state: stateOf(status), class: classOf(measured, asOf) },
    ...{ opensOn, dueOn, firstDueOn, limitOn, soft },
    doneOn: settled?.how === 'completed' ? settled.doneOn : null,
    reportedAt: settled ? isoAt(settled.reportedAt) : null,
    ...{ done, times, askedDueOn, returns, answer },
    partners: partners.map((unit) => ({ unit, contributed: hasContributed(rules, state, assignment, unit) })),
  };
}

/** The occurrences of a plan with how many of their leads are done. */
export function occurrencesReply(plan: StandingPlan) {
  const together = new Map<string, Measured[]>();
  for (const one of measurePlan(plan)) {
    const of = `${one.assignment.task}|${one.assignment.occurrence.key}`;
    together.set(of, [...(together.get(of) ?? []), one]);
  }
  return [...together.values()].flatMap(([first, ...rest]) => (first ? [occurrenceReply(first, [first, ...rest])] : []));
}

function occurrenceReply({ assignment: { task, occurrence } }: Measured, all: readonly Measured[]) {
  const { key, opensOn, firstDueOn, soft } = occurrence;
  const latest = (days: readonly DateString[]) => [...days].sort().at(-1) ?? occurrence.dueOn;
  const done = all.filter(({ status }) => status.settled).length;
  return {
    ...{ task, key, opensOn, firstDueOn, soft, done },
    dueOn: latest(all.map(({ status }) => status.dueOn)),
    limitOn: latest(all.map(({ status }) => status.limitOn)),
    leads: all.map(({ assignment }) => assignment.lead),
    state: done === all.length ? ('done' as const) : ('open' as const),
  };
}

/** Where an assignment stands, as the API says it. */
export function stateOf({ settled, awaitsConfirmation, answer }: AssignmentStatus) {
  if (settled?.how === 'nothing-arose') return 'nothing-arose' as const;
  if (awaitsConfirmation) return 'awaits-confirmation' as const;
  if (settled) return 'done' as const;
  return answer === null ? ('not-started' as const) : ('in-progress' as const);
}
