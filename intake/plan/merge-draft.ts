import { matchKey } from '../../domain/match-key';
import type { Plan, Task } from '../../domain/plan';
import { bare } from '../document/bare';
import { matchTasks } from './match-tasks';
import { isSameBody, mergeLeads, mergePartners } from './merge-bodies';
import type { PlanDraft } from './plan-draft';

/**
 * A plan with its document read again: `read` is the new reading as a plan, `draft` what the document itself says. What the document
 * words as before stays as it stands in the plan, with all that people have corrected or answered; what it words otherwise is
 * taken. A task keeps its number for ever, because everything said about it hangs on it; the number it has now is in its source.
 * An unchanged document gives the same plan.
 */
export function mergeDraft(before: Plan, read: Plan, draft: Pick<PlanDraft, 'coordinator' | 'questions'>): Plan {
  const hasTitle = !draft.questions.some(({ task, field }) => task === null && field === 'title');
  const isNewCoordinator =
    draft.coordinator !== null && read.coordinator.unit !== null && !isSameBody(before.coordinator, read.coordinator);
  return {
    ...before,
    title: hasTitle ? worded(before.title, read.title) : before.title,
    number: read.number === null ? before.number : worded(before.number ?? '', read.number),
    issuedOn: read.issuedOn ?? before.issuedOn,
    coordinator: isNewCoordinator ? read.coordinator : before.coordinator,
    reportTo: read.reportTo === null ? before.reportTo : worded(before.reportTo ?? '', read.reportTo),
    tasks: mergeTasks(before.tasks, read.tasks),
  };
}

function mergeTasks(before: readonly Task[], read: readonly Task[]): Task[] {
  const matches = matchTasks(before, read);
  const taken = new Set(before.map(({ no }) => no));
  return read.map((task, place) => {
    const was = before[matches.get(place) ?? -1];
    if (was) return mergeTask(was, task);
    const no = freeNumber(task.no, taken);
    taken.add(no);
    return { ...task, no };
  });
}

function mergeTask(was: Task, is: Task): Task {
  const title = worded(was.title, is.title);
  const products = bare(was.products.join()) === bare(is.products.join()) ? was.products : is.products;
  // "02 đợt" in the product decides how often, too.
  const isTimed = bare(was.when) === bare(is.when) && (products === was.products || !is.schedules.some(isQuota));
  return {
    ...was,
    title,
    shortTitle: title === was.title || isChosen(was) ? was.shortTitle : is.shortTitle,
    products,
    leads: mergeLeads(was, is.leads),
    partners: mergePartners(was, is.partners),
    when: isTimed ? was.when : is.when,
    schedules: isTimed ? was.schedules : is.schedules,
    source: was.no === is.no ? was.source : is.source,
  };
}

// A short title that is not how the title begins was thought up by somebody.
function isChosen({ title, shortTitle }: Task): boolean {
  return !bare(title).startsWith(bare(shortTitle));
}

function isQuota({ class: kind }: Task['schedules'][number]): boolean {
  return kind === 'quota';
}

/** The words as they stand, unless the document has others: case, spaces and the place of a tone mark are none. */
function worded(was: string, is: string): string {
  return matchKey(was) === matchKey(is) ? was : is;
}

// "5" was another task's: "5a". A number is never given twice, not even when the task that had it is gone.
function freeNumber(no: string, taken: ReadonlySet<string>): string {
  if (!taken.has(no)) return no;
  const letters = [...'abcdeghiklmnopqrstuvxy'].map((letter) => `${no}${letter}`);
  return letters.find((one) => !taken.has(one)) ?? freeNumber(`${no}.2`, taken);
}
