import { isWaiting } from '../../domain/assignment';
import type { DateString, Instant } from '../../domain/dates';
import { matchKey } from '../../domain/match-key';
import type { Task } from '../../domain/plan';
import { statistics } from '../../domain/statistics';
import { dateAt } from '../../domain/zone';
import { clause } from '../../templates/clean-text';
import { dateWords } from '../../templates/date-words';
import { countWords } from '../../templates/number-words';
import { STATISTICS_ORDER, STATISTICS_WORDS } from '../../templates/statistics-words';
import { authorityUrl, planUrl } from '../shell/addresses';
import { pagingView, partOf, rowsOf, urlWith } from '../shell/paging';
import type { StandingPlan } from '../shell/plan-states';
import { taskUrl } from './addresses';
import { choicesOf } from './choices';
import { findUnits, unitWords } from './find-units';
import { isHeldBy, isLateWork, openIn, type Work } from './open-work';
import { titleWords } from './work-rows';

type TaskState = 'late' | 'open' | 'done' | 'waiting' | 'standing';

const STATES: Readonly<Record<TaskState, string>> = {
  late: 'Có việc quá hạn',
  open: 'Còn việc, trong hạn',
  done: 'Đã hoàn thành',
  waiting: 'Chưa xác định thời hạn',
  standing: 'Thường xuyên, khi có yêu cầu',
};
const LOOKS: Readonly<Record<TaskState, string>> = {
  late: 'late',
  open: 'neutral',
  done: 'good',
  waiting: 'waiting',
  standing: 'neutral',
};

/** A plan's figures, and its tasks with how each stands and when it is next due, as asked for. */
export function planView(plan: StandingPlan, at: Instant, query: Record<string, string>) {
  const { row, rules, facts, state } = plan;
  const today = dateAt(at);
  const figures = statistics(rules, facts, today, state);
  const tasks = tasksAsked(plan, query, today);
  const part = partOf(query);
  const url = planUrl(row.id);
  const work = (state: string) => urlWith(authorityUrl(row.authority, 'work'), { state, plan: row.id });
  return {
    issuedOn: row.plan.issuedOn && dateWords(row.plan.issuedOn),
    attachedTo: row.plan.attachedTo ?? null,
    url,
    manageUrl: `${url}/manage`,
    informsUrl: `${url}/informs`,
    messagesUrl: urlWith(authorityUrl(row.authority, 'messages'), { plan: row.id }),
    lateUrl: work('late'),
    monthUrl: work('month'),
    figures: STATISTICS_ORDER.map((name) => ({ words: STATISTICS_WORDS[name], count: figures[name] })),
    states: choicesOf(Object.entries(STATES), query['state'] ?? ''),
    unit: unitWords(plan.authority, query['unit'] ?? ''),
    q: query['q'] ?? '',
    tasks: rowsOf(tasks, part),
    paging: pagingView(url, query, part, { total: tasks.length }),
  };
}

function tasksAsked(plan: StandingPlan, { q = '', unit = '', state = '' }: Record<string, string>, today: DateString) {
  const units = findUnits(plan.authority, unit);
  const words = matchKey(q);
  const open = workByTask(plan);
  return plan.row.plan.tasks
    .filter(({ no, title }) => words === '' || matchKey(`${no} ${title}`).includes(words))
    .filter((task) => units === null || takesPart(task, open.get(task.no) ?? [], units, today))
    .map((task) => taskRow(plan, task, open.get(task.no) ?? [], today))
    .filter((row) => !Object.hasOwn(STATES, state) || row.state === state);
}

// Of a plan that rests or has ended too: what is open in it is shown, whoever is told.
function workByTask(plan: StandingPlan): Map<string, Work[]> {
  const byTask = new Map<string, Work[]>();
  for (const work of openIn(plan)) {
    const { task } = work.assignment;
    byTask.set(task, [...(byTask.get(task) ?? []), work]);
  }
  return byTask;
}

function takesPart({ leads, partners }: Task, works: readonly Work[], units: ReadonlySet<string>, today: DateString): boolean {
  const named = [...leads, ...partners].some(({ unit }) => unit !== null && units.has(unit));
  return named || works.some((work) => isHeldBy(work, units, today) || work.assignment.partners.some((one) => units.has(one)));
}

function taskRow({ row, rules, state: planState }: StandingPlan, task: Task, works: readonly Work[], today: DateString) {
  const { no, title, leads, partners, when } = task;
  const late = works.filter((work) => isLateWork(work, today)).length;
  const schedules = rules.tasks.find((one) => one.no === no)?.schedules ?? [];
  const waits = schedules.some(isWaiting) && !planState.given.some((given) => given.task === no);
  const isStanding = schedules.every(({ rule }) => rule.kind === 'standing' || rule.kind === 'on-demand');
  const state: TaskState = late > 0 ? 'late' : works.length > 0 ? 'open' : waits ? 'waiting' : isStanding ? 'standing' : 'done';
  const next = works.find(({ status }) => status.dueOn >= today)?.status.dueOn ?? works[0]?.status.dueOn;
  return {
    no,
    url: taskUrl(row.id, no),
    title: titleWords(title),
    leads: leads.map(({ name }) => clause(name)).join('; '),
    partners: partners.map(({ name }) => clause(name)).join('; '),
    when: clause(when),
    next: next && dateWords(next),
    state,
    look: LOOKS[state],
    words: late > 0 ? `${countWords(late)} việc quá hạn` : STATES[state],
    open: works.length > late ? `${countWords(works.length - late)} việc trong hạn` : '',
  };
}
