import { isWaiting } from '../../domain/assignment';
import type { DateString } from '../../domain/dates';
import type { Task } from '../../domain/plan';
import { isFollowed } from '../../store/plan-row';
import { clause } from '../../templates/clean-text';
import { dateWords } from '../../templates/date-words';
import { countWords } from '../../templates/number-words';
import { periodWords } from '../../templates/period-words';
import { unitName } from '../../templates/unit-words';
import { planUrl } from '../shell/addresses';
import { pagingView, partOf, rowsOf } from '../shell/paging';
import type { StandingPlan } from '../shell/plan-states';
import { occurrenceUrl, taskUrl } from './addresses';
import { newFormId } from './form-id';
import type { Scene } from './find-scene';
import { standingOf } from './standing-words';
import { titleWords } from './work-rows';

/** A date form that was sent and not recorded. */
export type TriedDate = { form: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>> };

type Source = {
  plan: StandingPlan;
  task: Task;
  scenes: readonly Scene[];
  today: DateString;
  query: Record<string, string>;
  mayDecide: boolean;
  tried: TriedDate | null;
};

/** A task: its words, what is still open about it, its occurrences. */
export function taskView({ plan, task, scenes, today, query, mayDecide, tried }: Source) {
  const { row, rules, state, authority } = plan;
  const url = taskUrl(row.id, task.no);
  const part = partOf(query);
  const picked = state.picked.filter((pick) => pick.task === task.no);
  const isOpenList = task.partners.some(({ unit, group }) => !unit && !group);
  const waits = rules.tasks.some(({ no, schedules }) => no === task.no && schedules.some(isWaiting));
  const canAct = mayDecide && isFollowed(row);
  return {
    title: `Nhiệm vụ ${task.no}`,
    styles: ['coordinate.css'],
    crumbs: [{ to: planUrl(row.id), words: titleWords(row.plan.title) }],
    words: clause(task.title),
    products: task.products.map(clause).filter(Boolean).join('; '),
    leads: task.leads.map(({ name, scope, accountable }) => ({
      name,
      scope,
      isAccountable: accountable && task.leads.length > 1,
    })),
    partners: task.partners.map(({ name }) => name).join('; '),
    picked: [...new Set(picked.flatMap(({ units }) => units))]
      .map((unit) => unitName(row.plan, authority, unit, today))
      .join('; '),
    partnersUrl: isOpenList || picked.length > 0 ? `${url}/partners` : null,
    when: clause(task.when),
    schedules: task.schedules.map(({ text, note, soft }) => ({ text: clause(text), note, isSoft: soft ?? false })),
    source: task.source,
    notes: task.notes,
    waits,
    given: state.given
      .filter((given) => given.task === task.no)
      .map(({ dueOn, on }) => ({ due: dateWords(dueOn), on: dateWords(on) })),
    proposals: state.proposed
      .filter((proposal) => proposal.task === task.no)
      .map(({ id, dueOn, unit, key }) => ({
        about: id,
        id: newFormId(),
        due: dueOn ? dateWords(dueOn) : '',
        period: periodWords(key),
        unit: unit ? unitName(row.plan, authority, unit, today, task.no) : '',
        action: canAct ? `${url}/confirm-date` : null,
      })),
    dateForm: waits && canAct && dateForm(`${url}/date`, tried),
    occurrences: rowsOf(scenes, part).map((scene) => occurrenceRow(scene, today)),
    paging: pagingView(url, query, part, { total: scenes.length }),
  };
}

function dateForm(action: string, tried: TriedDate | null) {
  const { form = {}, errors = {} } = tried ?? {};
  return { action, id: form['_id'] || newFormId(), dueOn: form['dueOn'] ?? '', month: form['month'] ?? '', errors };
}

function occurrenceRow(scene: Scene, today: DateString) {
  const { plan, task, key, cutoffOn, isDated, parts } = scene;
  const [first] = parts;
  const standings = parts.map((part) => standingOf(scene, part, today));
  const only = standings.length === 1 ? standings[0] : null;
  const done = parts.filter(({ status }) => status.settled && !status.awaitsConfirmation).length;
  return {
    url: occurrenceUrl(plan.row.id, { task: task.no, key }),
    period: periodWords(key) || key,
    due: isDated ? (first ? dateWords(first.status.dueOn) : '') : `chốt số liệu ${cutoffOn ? dateWords(cutoffOn) : ''}`,
    ...(only ?? {
      look: standings.some(({ look }) => look === 'late') ? 'late' : done === parts.length ? 'good' : 'neutral',
      words: `${countWords(done)}/${countWords(parts.length)} đơn vị đã có kết quả`,
      more: '',
    }),
  };
}
