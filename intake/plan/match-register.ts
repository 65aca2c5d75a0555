import { bare } from '../document/bare';
import type { PlanDraft, TaskDraft } from './plan-draft';
import type { NamedBody } from './split-bodies';

/** What a register calls a name it knows: an id that is the same for every spelling of one body; null: it does not know it. */
export type Recognize = (name: string) => string | null;

/**
 * A draft in which a body stands once in a task, however often and in whatever spelling the document names it there; who leads does
 * not also help. The first spelling stays.
 */
export function matchRegister(draft: PlanDraft, recognize: Recognize): PlanDraft {
  return { ...draft, tasks: draft.tasks.map((task) => eachOnce(task, recognize)) };
}

function eachOnce(task: TaskDraft, recognize: Recognize): TaskDraft {
  const keyOf = ({ name, open }: NamedBody): string => (open ? null : recognize(name)) ?? bare(name);
  const leads = task.leads.filter((lead, at, all) => all.findIndex((other) => keyOf(other) === keyOf(lead)) === at);
  const leading = new Set(leads.map(keyOf));
  const partners = task.partners.filter(
    (partner, at, all) => !leading.has(keyOf(partner)) && all.findIndex((other) => keyOf(other) === keyOf(partner)) === at,
  );
  return { ...task, leads, partners };
}
