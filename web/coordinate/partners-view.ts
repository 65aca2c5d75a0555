import { unitsOf } from '../../domain/assignment';
import type { DateString } from '../../domain/dates';
import { isFollowed } from '../../store/plan-row';
import { clause } from '../../templates/clean-text';
import { dateWords } from '../../templates/date-words';
import { periodWords } from '../../templates/period-words';
import { nameOn, unitName } from '../../templates/unit-words';
import { planUrl } from '../shell/addresses';
import { pagingView, partOf, rowsOf } from '../shell/paging';
import type { StandingPlan } from '../shell/plan-states';
import { taskUrl } from './addresses';
import { choicesOf } from './choices';
import { findScenes } from './find-scene';
import { findUnits } from './find-units';
import { newFormId } from './form-id';
import { titleWords } from './work-rows';

/** A choice that was sent and not recorded. */
export type TriedPartners = { units: readonly string[]; key: string; id: string; problem: string };

type Source = {
  plan: StandingPlan;
  no: string;
  today: DateString;
  query: Record<string, string>;
  mayDecide: boolean;
  tried: TriedPartners | null;
};

/** The units that may be picked to help with a task; those that lead it or help already are left out. */
export function partnersView({ plan, no, today, query, mayDecide, tried }: Source) {
  const { row, rules, state, authority } = plan;
  const task = row.plan.tasks.find((one) => one.no === no);
  const taskRules = rules.tasks.find((one) => one.no === no);
  const has = new Set(taskRules ? unitsOf(rules, [...taskRules.leads, ...taskRules.partners], today) : []);
  const picked = state.picked.filter((pick) => pick.task === no);
  for (const { key, units } of picked) if (key === null) for (const unit of units) has.add(unit);
  const words = query['q'] ?? '';
  const wanted = findUnits(authority, words);
  const free = authority.units.filter(({ id, until }) => !has.has(id) && (wanted?.has(id) ?? true) && (!until || until >= today));
  const url = `${taskUrl(row.id, no)}/partners`;
  const part = partOf(query);
  const keys = (findScenes(plan, no) ?? [])
    .filter(({ isDated, parts }) => isDated && parts.some(({ status }) => !status.settled))
    .map(({ key, parts }): [string, string] => [
      key,
      `${periodWords(key) || key}, hạn ${dateWords(parts[0]?.status.dueOn ?? '')}`,
    ]);
  return {
    title: `Đơn vị phối hợp nhiệm vụ ${no}`,
    styles: ['coordinate.css'],
    crumbs: [
      { to: planUrl(row.id), words: titleWords(row.plan.title) },
      { to: taskUrl(row.id, no), words: `Nhiệm vụ ${no}` },
    ],
    words: clause(task?.title),
    named: (task?.partners ?? []).map(({ name }) => clause(name)).join('; '),
    picked: picked.map(({ key, units, on }) => ({
      units: units.map((unit) => unitName(row.plan, authority, unit, today)).join('; '),
      period: key ? periodWords(key) : 'mọi kỳ',
      on: dateWords(on),
    })),
    url,
    q: words,
    mayPick: mayDecide && isFollowed(row),
    id: tried?.id || newFormId(),
    keys: choicesOf(keys, tried?.key ?? ''),
    units: rowsOf(free, part).map((unit) => ({
      id: unit.id,
      name: nameOn(unit, today),
      isChosen: tried?.units.includes(unit.id) ?? false,
    })),
    problem: tried?.problem,
    paging: pagingView(url, query, part, { total: free.length }),
  };
}
