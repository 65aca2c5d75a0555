import { possibleActs } from '../../domain/desk/possible-acts';
import type { Instant } from '../../domain/dates';
import { dateAt } from '../../domain/zone';
import { clause } from '../../templates/clean-text';
import { dateWords, longDateWords } from '../../templates/date-words';
import { periodWords } from '../../templates/period-words';
import { unitName } from '../../templates/unit-words';
import { planUrl } from '../shell/addresses';
import { pagingView, partOf, rowsOf } from '../shell/paging';
import { actViews, type Tried } from './acts/act-view';
import { occurrenceUrl, taskUrl, unitUrl } from './addresses';
import type { LeadPart, Scene } from './find-scene';
import { standingOf } from './standing-words';
import { titleWords } from './work-rows';

type Source = {
  scene: Scene;
  part: LeadPart | null;
  at: Instant;
  query: Record<string, string>;
  mayDecide: boolean;
  tried: Tried | null;
};

/** An occurrence: its leads, and of the one that is looked at everything that can be done about it. */
export function occurrenceView({ scene, part, at, query, mayDecide, tried }: Source) {
  const { plan, task, key, cutoffOn, isDated, parts } = scene;
  const { row, authority } = plan;
  const today = dateAt(at);
  const name = (unit: string) => unitName(row.plan, authority, unit, today, task.no);
  const period = periodWords(key) || key;
  const page = partOf(query);
  return {
    title: `Nhiệm vụ ${task.no}, ${period}`,
    styles: ['coordinate.css'],
    crumbs: [
      { to: planUrl(row.id), words: titleWords(row.plan.title) },
      { to: taskUrl(row.id, task.no), words: `Nhiệm vụ ${task.no}` },
    ],
    words: clause(task.title),
    cutoffOn: cutoffOn && dateWords(cutoffOn),
    lead: part && {
      name: name(part.lead),
      url: unitUrl(row.authority, part.lead),
      due: isDated ? longDateWords(part.status.dueOn) : '',
      first: isDated && part.status.dueOn !== part.occurrence.firstDueOn ? dateWords(part.occurrence.firstDueOn) : '',
      partners: part.partners.map(name).join('; '),
      ...standingOf(scene, part, today),
    },
    acts: part && mayDecide ? actViews(scene, part, today, tried) : null,
    // Who may only look is told who decides.
    decides: part && !mayDecide && needsDecision(scene, part, today) ? name(plan.rules.coordinator) : '',
    leads:
      parts.length > 1 &&
      rowsOf(parts, page).map((one) => ({
        url: occurrenceUrl(row.id, { task: task.no, key, unit: one.lead }),
        name: name(one.lead),
        due: isDated ? dateWords(one.status.dueOn) : '',
        isHere: one.lead === part?.lead,
        ...standingOf(scene, one, today),
      })),
    paging: pagingView(occurrenceUrl(row.id, { task: task.no, key }), query, page, { total: parts.length }),
  };
}

function needsDecision({ plan, isDated }: Scene, { lead, status }: LeadPart, today: string): boolean {
  return possibleActs({ rules: plan.rules, lead, status, isDated, isFollowed: true }, today).wanted.length > 0;
}
