import { addDays, type DateString, type Instant } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import { foldAll } from '../../domain/fold-facts';
import type { Plan } from '../../domain/plan';
import { openAssignments } from '../../domain/plan-index';
import type { PlanRules } from '../../domain/plan-rules';
import { notLoaded } from '../../domain/plan-state';
import { statistics } from '../../domain/statistics';
import type { Authority } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import { dateWords } from '../../templates/date-words';
import { periodWords } from '../../templates/period-words';
import { STATISTICS_ORDER, STATISTICS_WORDS } from '../../templates/statistics-words';
import { TIMELINESS_WORDS } from '../../templates/status-words';
import { unitName } from '../../templates/unit-words';

type Source = { plan: Plan; rules: PlanRules; facts: readonly RecordedFact[]; authority: Authority; at: Instant };

const SOON_DAYS = 30;
const MOST_ROWS = 50;

/** A plan's figures, what is late or due within 30 days, and its tasks as the document words them. */
export function planView({ plan, rules, facts, authority, at }: Source) {
  const today = dateAt(at);
  const state = foldAll(rules, { ...notLoaded(plan.id), rules }, facts);
  const near = openAssignments(rules, state)
    .filter(({ status }) => status.dueOn <= addDays(today, SOON_DAYS))
    .sort((a, b) => (a.status.dueOn < b.status.dueOn ? -1 : 1));
  const figures = statistics(rules, facts, today);
  return {
    issuedOn: plan.issuedOn && dateWords(plan.issuedOn),
    figures: STATISTICS_ORDER.map((name) => ({ words: STATISTICS_WORDS[name], count: figures[name] })),
    near: near.slice(0, MOST_ROWS).map(({ assignment, status }) => ({
      no: assignment.task,
      title: plan.tasks.find(({ no }) => no === assignment.task)?.title ?? '',
      period: periodWords(assignment.occurrence.key),
      lead: unitName(plan, authority, assignment.lead, today, assignment.task),
      dueOn: dateWords(status.dueOn),
      isLate: status.limitOn < today,
      timeliness: timelinessWords(status.limitOn, today),
    })),
    more: Math.max(0, near.length - MOST_ROWS),
    tasks: plan.tasks.map(({ no, title, leads, partners, when }) => ({
      no,
      title,
      leads: leads.map(({ name }) => name).join('; '),
      partners: partners.map(({ name }) => name).join('; '),
      when,
    })),
  };
}

function timelinessWords(limitOn: DateString, today: DateString): string {
  if (limitOn < today) return TIMELINESS_WORDS.overdue;
  return limitOn <= addDays(today, 10) ? TIMELINESS_WORDS['due-soon'] : TIMELINESS_WORDS['in-time'];
}
