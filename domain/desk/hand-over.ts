import type { Plan, Task } from '../plan';
import type { UnitId } from '../unit';

/**
 * Why a task cannot simply change its lead: the document names a group; some of the unit's occurrences are done already and
 * would count as the new unit's; the new unit leads it too.
 */
export type WhyNotHandedOver = 'group' | 'partly-done' | 'leads-already';

/** `hasSettled`: some occurrence of the unit is done. Null: the task may be handed over as a whole. */
export function whyNotHandedOver(task: Task, lead: UnitId, to: UnitId, hasSettled: boolean): WhyNotHandedOver | null {
  if (!task.leads.some(({ unit }) => unit === lead)) return 'group';
  if (task.leads.some(({ unit }) => unit === to)) return 'leads-already';
  return hasSettled ? 'partly-done' : null;
}

/** The plan with another lead in a task; the share of the work and who is accountable stay as they are. */
export function withLead(plan: Plan, no: string, lead: UnitId, to: { unit: UnitId; name: string }): Plan {
  return {
    ...plan,
    tasks: plan.tasks.map((task) =>
      task.no === no
        ? { ...task, leads: task.leads.map((one) => (one.unit === lead ? { ...one, unit: to.unit, name: to.name } : one)) }
        : task,
    ),
  };
}
