import { z } from 'zod';
import type { Fact, RecordedFact } from '../../../domain/fact';
import { isoAt } from '../../../domain/zone';
import { findFacts, findFactWords } from '../../../store/find-facts';
import { operation } from '../serve/operation';
import { Problem } from '../serve/problem';
import { notFound } from '../serve/serve-operation';
import { name, pageOf, paging, planParams, task, unit } from '../shapes/fields';
import { factDraftShape, factShape, toldFactShape } from '../shapes/fact-shapes';
import { findPlanAsked } from './find-plan-asked';
import { numberCursor, toCursor } from './page-of-list';
import { whyMayNotSay } from './why-may-not-say';

const TAG = 'Thông tin ghi nhận';

/** What has been said about a plan, and saying it. */
export const factOperations = [
  operation({
    id: 'listFacts',
    method: 'GET',
    path: '/plans/{slug}/{year}/facts',
    tag: TAG,
    summary: 'Thông tin đã ghi nhận, theo thứ tự ghi',
    description: 'Đọc hết rồi giữ con trỏ cuối: lần sau đọc tiếp từ đó, không sót và không trùng.',
    scope: 'read',
    params: planParams,
    query: z.strictObject({ ...paging, task: task.optional(), unit: unit.optional() }),
    reply: pageOf(factShape),
    status: 200,
    handle: async (ask) => {
      const { row } = await findPlanAsked(ask);
      const { after, limit, task: no, unit: of } = ask.query;
      const facts = await findFacts(ask.deps.db, row.id, numberCursor(after) ?? 0);
      const wanted = facts.filter((fact) => (no ?? fact.task) === fact.task && (of ?? fact.unit) === fact.unit);
      const items = wanted.slice(0, limit);
      const last = items.at(-1);
      return { items: items.map(factReply), next: last && wanted.length > limit ? toCursor(String(last.seq)) : null };
    },
  }),
  operation({
    id: 'readFact',
    method: 'GET',
    path: '/plans/{slug}/{year}/facts/{id}',
    tag: TAG,
    summary: 'Một thông tin, kèm nội dung và minh chứng',
    scope: 'read',
    params: planParams.extend({ id: name.describe('Mã thông tin') }),
    reply: toldFactShape,
    status: 200,
    handle: async (ask) => {
      const { row } = await findPlanAsked(ask);
      const found = await findFactWords(ask.deps.db, ask.params.id);
      if (found?.fact.plan !== row.id) throw notFound();
      return { ...factReply(found.fact), text: found.text, evidence: found.evidence };
    },
  }),
  operation({
    id: 'sayFact',
    method: 'POST',
    path: '/plans/{slug}/{year}/facts',
    tag: TAG,
    summary: 'Ghi nhận một thông tin: hoàn thành, gia hạn, trả lại…',
    description:
      'Câu trả lời 201 chỉ được gửi sau khi thông tin đã lưu. Gửi lại với cùng Idempotency-Key nhận cùng câu trả lời và không ghi hai lần.',
    scope: 'facts',
    params: planParams,
    body: factDraftShape,
    example: {
      body: { kind: 'completed', as: 'lead', task: '5', key: '2027-05', unit: 'trung-tam-vhtt', doneOn: '2027-05-28' },
    },
    reply: factShape,
    status: 201,
    problems: ['refused'],
    handle: async (ask) => {
      const plan = await findPlanAsked(ask);
      const { as: actor, text, links, ...about } = ask.body;
      const why = whyMayNotSay(plan.rules, ask.key, ask.body, ask.at);
      if (why) throw new Problem('not-allowed', why);
      const said = await ask.deps.sayFact(
        plan.row,
        { id: ask.actId, at: ask.at, actor, by: null, ...about },
        { ...(text && { text }), ...(links && { evidence: { files: [], links } }) },
      );
      if (said.problem !== null) throw new Problem('refused', said.problem);
      return factReply(said.fact);
    },
  }),
];

function factReply(fact: RecordedFact) {
  const { id, plan, seq, kind, task, key, unit, actor, by, at } = fact;
  const given = (name: keyof Fact) => fact[name] ?? null;
  return {
    ...{ id, plan, seq, kind, task, key, unit, actor, by, at: isoAt(at) },
    doneOn: given('doneOn') as string | null,
    count: given('count') as number | null,
    newDueOn: given('newDueOn') as string | null,
    dueOn: given('dueOn') as string | null,
    toUnit: given('toUnit') as string | null,
    toPerson: given('toPerson') as string | null,
    units: given('units') as string[] | null,
    about: given('about') as string | null,
  };
}
