import { z } from 'zod';
import { classOf } from '../../../domain/measure';
import { statistics } from '../../../domain/statistics';
import { dateAt } from '../../../domain/zone';
import { operation } from '../serve/operation';
import { notFound } from '../serve/serve-operation';
import { date, name, pageOf, paging, period, planParams, task, unit } from '../shapes/fields';
import {
  assignmentClass,
  assignmentShape,
  assignmentState,
  occurrenceShape,
  rehearsedShape,
  statisticsShape,
} from '../shapes/plan-shapes';
import { findPlanAsked } from './find-plan-asked';
import { assignmentReply, measurePlan, occurrencesReply, stateOf } from './measure-plan';
import { pageOfList } from './page-of-list';
import { rehearsed } from './rehearsed';

const TAG = 'Tiến độ';
const dueBetween = {
  dueFrom: date.optional().describe('Hạn từ ngày'),
  dueTo: date.optional().describe('Hạn đến hết ngày'),
};

/** Where the work of a plan stands. */
export const progressOperations = [
  operation({
    id: 'listOccurrences',
    method: 'GET',
    path: '/plans/{slug}/{year}/occurrences',
    tag: TAG,
    summary: 'Các kỳ của kế hoạch, theo thứ tự nhiệm vụ và ngày đến hạn',
    scope: 'read',
    params: planParams,
    query: z.strictObject({ ...paging, task: task.optional(), state: z.enum(['open', 'done']).optional(), ...dueBetween }),
    reply: pageOf(occurrenceShape),
    status: 200,
    handle: async (ask) => {
      const { task: no, state, dueFrom, dueTo } = ask.query;
      const wanted = occurrencesReply(await findPlanAsked(ask)).filter(
        (one) => (no ?? one.task) === one.task && (state ?? one.state) === one.state && isBetween(one.dueOn, dueFrom, dueTo),
      );
      return pageOfList(wanted, ({ task, key }) => `${task}|${key}`, ask.query);
    },
  }),
  operation({
    id: 'readOccurrence',
    method: 'GET',
    path: '/plans/{slug}/{year}/occurrences/{task}/{key}',
    tag: TAG,
    summary: 'Một kỳ',
    scope: 'read',
    params: planParams.extend({ task: name, key: name }),
    reply: occurrenceShape,
    status: 200,
    handle: async (ask) => {
      const { task: no, key } = ask.params;
      const found = occurrencesReply(await findPlanAsked(ask)).find((one) => one.task === no && one.key === key);
      if (!found) throw notFound();
      return found;
    },
  }),
  operation({
    id: 'listAssignments',
    method: 'GET',
    path: '/plans/{slug}/{year}/assignments',
    tag: TAG,
    summary: 'Các phân công: từng đơn vị chủ trì trong từng kỳ',
    scope: 'read',
    params: planParams,
    query: z.strictObject({
      ...paging,
      task: task.optional(),
      key: period.optional(),
      unit: unit.optional().describe('Đơn vị chủ trì'),
      state: assignmentState.optional(),
      class: assignmentClass.optional().describe('Đúng hạn, muộn, còn hạn, quá hạn, không phát sinh'),
      ...dueBetween,
    }),
    reply: pageOf(assignmentShape),
    status: 200,
    handle: async (ask) => {
      const plan = await findPlanAsked(ask);
      const { query } = ask;
      const asOf = dateAt(ask.at);
      const wanted = measurePlan(plan).filter((one) => {
        const { task: no, occurrence, lead } = one.assignment;
        return (
          (query.task ?? no) === no &&
          (query.key ?? occurrence.key) === occurrence.key &&
          (query.unit ?? lead) === lead &&
          (query.state ?? stateOf(one.status)) === stateOf(one.status) &&
          (query.class ?? classOf(one, asOf)) === classOf(one, asOf) &&
          isBetween(one.status.dueOn, query.dueFrom, query.dueTo)
        );
      });
      const { items, next } = pageOfList(wanted, ({ assignment }) => assignment.ref, query);
      return { items: items.map((one) => assignmentReply(plan, one, asOf)), next };
    },
  }),
  operation({
    id: 'readAssignment',
    method: 'GET',
    path: '/plans/{slug}/{year}/assignments/{task}/{key}/{unit}',
    tag: TAG,
    summary: 'Một phân công',
    scope: 'read',
    params: planParams.extend({ task: name, key: name, unit: name }),
    reply: assignmentShape,
    status: 200,
    handle: async (ask) => {
      const plan = await findPlanAsked(ask);
      const { task: no, key, unit: lead } = ask.params;
      const found = measurePlan(plan).find(({ assignment }) => assignment.ref === `${no}|${key}|${lead}`);
      if (!found) throw notFound();
      return assignmentReply(plan, found, dateAt(ask.at));
    },
  }),
  operation({
    id: 'readStatistics',
    method: 'GET',
    path: '/plans/{slug}/{year}/statistics',
    tag: TAG,
    summary: 'Số liệu theo đơn vị và theo tháng',
    scope: 'read',
    params: planParams,
    query: z.strictObject({ asOf: date.optional().describe('Tại ngày; mặc định hôm nay') }),
    reply: statisticsShape,
    status: 200,
    handle: async (ask) => {
      const { rules, facts, state } = await findPlanAsked(ask);
      const asOf = ask.query.asOf ?? dateAt(ask.at);
      const { byUnit, byPeriod, againstFirst, ...all } = statistics(rules, facts, asOf, state);
      return { asOf, ...all, byUnit: [...byUnit], byPeriod: [...byPeriod], againstFirst };
    },
  }),
  operation({
    id: 'readRehearsal',
    method: 'GET',
    path: '/plans/{slug}/{year}/rehearsal',
    tag: TAG,
    summary: 'Chạy thử: mọi thông báo cả năm nếu không ai phản hồi',
    scope: 'read',
    params: planParams,
    query: z.strictObject({ ...paging, unit: unit.optional().describe('Đơn vị nhận') }),
    reply: pageOf(rehearsedShape),
    status: 200,
    handle: async (ask) => {
      const all = await rehearsed(await findPlanAsked(ask));
      const wanted = all.filter(({ notice }) => (ask.query.unit ?? notice.to.unit) === notice.to.unit);
      const { items, next } = pageOfList(wanted, ({ key }) => key, ask.query);
      return { items: items.map(({ notice }) => notice), next };
    },
  }),
];

function isBetween(day: string, from: string | undefined, to: string | undefined): boolean {
  return (from ?? day) <= day && day <= (to ?? day);
}
