import type { FastifyInstance, FastifyReply } from 'fastify';
import { planYaml } from '../../config/write-plan';
import type { Instant } from '../../domain/dates';
import type { Db } from '../../store/database';
import { findDraftDocument } from '../../store/draft-documents';
import { changeDraft, type DraftAnswer } from '../../store/plan-drafts';
import { authorityUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import { wordOf } from '../shell/word-of';
import type { WebDeps } from '../web-deps';
import { DRAFT_PATH, draftUrl, taskUrl, type DraftParams } from './addresses';
import { bodyNames, checkView, type RefusedAnswer } from './check-view';
import { draftOf, type DraftSources } from './draft-of';
import { dueDaysView, TASKS_ON_PAGE } from './due-days-view';
import { headFacts } from './head-facts';
import { pageNumbers } from './page-numbers';
import { answerQuestion } from './questions/answer-question';
import type { Question } from './questions/question';
import { questionsOf } from './questions/questions-of';
import { startDay } from './start-day';
import { stepsView } from './steps';

type Check = DraftParams & { Querystring: { done?: string; page?: string; ask?: string } };

/** `/a/{authority}/plans/new/{draft}/check`: what the plan leaves open, answered in place; every due day of the year. */
export function registerCheck(app: FastifyInstance, { db, now }: WebDeps): void {
  const config = { access: 'administer' } as const;
  app.get<Check>(`${DRAFT_PATH}/check`, { config }, async ({ params, query }, reply) => {
    const found = await draftOf(db, params);
    return found
      ? replyCheck(db, reply, found, now(), {
          done: wordOf(DONE, query.done),
          page: Number(query.page),
          asked: String(query.ask ?? ''),
        })
      : reply.callNotFound();
  });

  app.post<Check>(`${DRAFT_PATH}/check`, { config }, async (request, reply) => {
    const found = await draftOf(db, request.params);
    if (!found) return reply.callNotFound();
    const { draft, authority } = found;
    const { question: id = '', later, ...answer } = formOf(request);
    const url = draftUrl(authority.id, draft.id, 'check');
    const asked = draftQuestions(found, now()).find((one) => one.id === id);
    if (!asked) return reply.redirect(`${url}?done=gone`, 303);
    const keep = (change: { plan?: typeof draft.plan; answer: DraftAnswer }) => {
      const { plan = draft.plan } = change;
      const text = change.plan ? planYaml(plan, authority) : draft.text;
      return changeDraft(db, { ...draft, plan, text, answers: { ...draft.answers, [id]: change.answer }, at: now() });
    };
    if (later === 'yes' && !asked.blocks && asked.asks !== 'nothing') {
      await keep({ answer: { what: 'later', words: asked.why } });
      return reply.redirect(`${url}?done=later`, 303);
    }
    const answered = answerQuestion(draft.plan, asked, answer, authority);
    if (answered.problem !== null) {
      const refused = { id, answer, problem: answered.problem };
      return replyCheck(db, reply.code(422), found, now(), { refused });
    }
    const isKept = await keep({ plan: answered.plan, answer: { what: 'done', words: answered.words } });
    return reply.redirect(`${url}?done=${isKept ? 'answered' : 'changed'}`, 303);
  });
}

/** The questions of a draft as it stands. */
export function draftQuestions({ draft: { plan }, authority, calendar, ladder }: DraftSources, at: Instant): Question[] {
  return questionsOf({ plan, authority, calendar, ladder, on: startDay(plan, calendar, at) });
}

const DONE: Readonly<Record<string, string>> = {
  saved: 'Đã lưu nội dung kế hoạch.',
  answered: 'Đã ghi nhận câu trả lời.',
  later: 'Đã để lại, xác định sau.',
  gone: 'Điểm này đã được trả lời.',
  changed: 'Bản này vừa được người khác thay đổi. Đề nghị trả lời lại.',
};

type Shown = { done?: string | undefined; refused?: RefusedAnswer; page?: number; asked?: string };

async function replyCheck(
  db: Db,
  reply: FastifyReply,
  found: DraftSources,
  at: Instant,
  { done, refused, page = 1, asked }: Shown,
) {
  const { draft, authority, calendar } = found;
  const questions = draftQuestions(found, at);
  const url = draftUrl(authority.id, draft.id, 'check');
  const count = Math.ceil(draft.plan.tasks.length / TASKS_ON_PAGE);
  const here = Number.isInteger(page) && page >= 1 && page <= count ? page : 1;
  const days = dueDaysView(draft.plan, calendar, here);
  const document = await findDraftDocument(db, draft.id);
  return reply.page('plans/check', {
    title: `Kiểm tra: ${draft.plan.title}`,
    styles: ['plans.css'],
    plansUrl: authorityUrl(authority.id, 'plans'),
    newUrl: authorityUrl(authority.id, 'plans/new'),
    checkUrl: url,
    documentNotes: document?.notes ?? [],
    facts: headFacts(draft.plan),
    headUrl: draftUrl(authority.id, draft.id, 'head'),
    documentUrl: document && draftUrl(authority.id, draft.id, 'document'),
    pages: pageNumbers(count, here, (number) => `${url}?page=${number}#days`),
    textUrl: draftUrl(authority.id, draft.id),
    rehearseUrl: draftUrl(authority.id, draft.id, 'rehearse'),
    steps: stepsView(draft, 'check'),
    done: done ?? null,
    hasRefused: refused !== undefined,
    names: bodyNames(authority, questions),
    ...checkView(draft, questions, refused ?? null, asked),
    ...days,
    dueTasks: days.dueTasks.map((task) => ({ ...task, to: taskUrl(draft, task.no) })),
  });
}
